-- Les définitions propres à la participation.

-- Une participation est une présence à une séance ; une personne venue deux fois compte deux fois.
CREATE VIEW participations_ateliers AS
SELECT
    ateliers.atelier_id, ateliers.demarche_id, ateliers.evenement_id, ateliers.territoire_code,
    territoires_regions.region_code, ateliers.intitule, ateliers.nb_seances,
    ateliers.nb_participants AS nb_participations,
    ateliers.nb_participants / ateliers.nb_seances AS participations_par_seance,
    ateliers.source_id, ateliers.localisation, ateliers.certitude, ateliers.note
FROM ateliers
JOIN territoires_regions USING (territoire_code);
COMMENT ON VIEW participations_ateliers IS 'Séances et participations de chaque atelier.';

-- Qui est venu à un événement daté : le détail par territoire d’origine, à défaut le total compté.
-- Une estimation (« avoisine 500 ») n’est pas un compte : elle n’y est pas.
CREATE VIEW presences_evenements AS
SELECT
    effectifs.effectif_id, effectifs.demarche_id, effectifs.evenement_id,
    effectifs.dimension, effectifs.modalite, effectifs.territoire_code,
    territoires_regions.region_code, effectifs.valeur, effectifs.unite,
    coalesce(origine.niveau IN ('region', 'departement', 'commune'), false)
        AND effectifs.dimension = 'territoire' AS est_situee,
    effectifs.source_id, effectifs.localisation, effectifs.certitude, effectifs.note
FROM effectifs
LEFT JOIN territoires_regions USING (territoire_code)
LEFT JOIN territoires AS origine USING (territoire_code)
WHERE effectifs.nature = 'compte' AND effectifs.evenement_id IS NOT NULL
    AND effectifs.unite IN ('signatures', 'participations', 'personnes')
    AND (effectifs.dimension = 'territoire' OR (
        effectifs.dimension = 'total' AND NOT EXISTS (
            SELECT 1 FROM effectifs AS detail
            WHERE detail.evenement_id = effectifs.evenement_id
                AND detail.unite = effectifs.unite AND detail.dimension = 'territoire'
                AND detail.nature = 'compte'
        )
    ));
COMMENT ON VIEW presences_evenements IS 'Ce qu’un événement daté a compté, par territoire d’où l’on vient ; à défaut, son total.';

-- Les rencontres où du public vient : ni échéances, ni instances de pilotage, ni publications,
-- ni celles du pays entier ou d’une autre inter-région. Une rencontre peut avoir deux comptes :
-- les présences à l’événement, et les participations à ses ateliers.
CREATE VIEW rencontres AS
SELECT
    evenements.*, territoires_regions.region_code,
    comptes.valeur, comptes.unite
FROM evenements
JOIN territoires_regions USING (territoire_code)
JOIN territoires USING (territoire_code)
LEFT JOIN (
    SELECT evenement_id, unite, sum(valeur)::BIGINT AS valeur
    FROM presences_evenements GROUP BY ALL
    UNION ALL
    SELECT evenement_id, 'participations', sum(nb_participations)::BIGINT
    FROM participations_ateliers WHERE nb_participations IS NOT NULL GROUP BY ALL
) AS comptes USING (evenement_id)
WHERE territoires.niveau <> 'national' AND evenements.nature IN (
    'lancement', 'journee_departementale', 'journee_regionale', 'journee_ateliers',
    'colloque', 'assises'
);
COMMENT ON VIEW rencontres IS 'Les rencontres ouvertes au public, et leur compte quand un document le donne.';
