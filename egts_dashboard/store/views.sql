-- Une définition par notion : ce que veut dire un mot se change ici et nulle part ailleurs.

-- Une dépense, avec sa région et sa place par rapport à l’enveloppe.
CREATE VIEW depenses AS
SELECT
    lignes_budgetaires.*,
    enveloppe_id IS NOT NULL AS est_dans_enveloppe,
    territoires_regions.region_code
FROM lignes_budgetaires
LEFT JOIN territoires_regions USING (territoire_code);
COMMENT ON VIEW depenses IS 'Les dépenses, avec leur région et leur place par rapport à l’enveloppe.';

-- La consommation d’une enveloppe sous ses deux lectures : la somme des lignes, et le total imprimé.
CREATE VIEW consommation_enveloppes AS
SELECT
    enveloppes.enveloppe_id,
    enveloppes.demarche_id,
    enveloppes.intitule,
    enveloppes.montant_eur AS notifie_eur,
    coalesce(lignes.somme_eur, 0) AS somme_lignes_eur,
    coalesce(lignes.nb_lignes, 0) AS nb_lignes,
    declares.valeur AS total_imprime_eur,
    declares.total_id,
    enveloppes.montant_eur - coalesce(lignes.somme_eur, 0) AS reste_lignes_eur,
    enveloppes.montant_eur - declares.valeur AS reste_imprime_eur,
    coalesce(lignes.somme_eur, 0) - declares.valeur AS ecart_eur
FROM enveloppes
LEFT JOIN (
    SELECT enveloppe_id, sum(montant_eur) AS somme_eur, count(*) AS nb_lignes
    FROM lignes_budgetaires
    WHERE etat <> 'prevu'
    GROUP BY enveloppe_id
) AS lignes USING (enveloppe_id)
LEFT JOIN totaux_declares AS declares
    ON declares.objet = 'budget'
    AND declares.perimetre = 'enveloppe:' || enveloppes.enveloppe_id
ORDER BY enveloppe_id;
COMMENT ON VIEW consommation_enveloppes IS 'Ce qu’une enveloppe a porté : somme des lignes et total imprimé.';

-- Une participation est une présence à une séance ; une personne venue deux fois compte deux fois.
CREATE VIEW participations_ateliers AS
SELECT
    ateliers.atelier_id, ateliers.demarche_id, ateliers.territoire_code,
    territoires_regions.region_code, ateliers.intitule, ateliers.nb_seances,
    ateliers.nb_participants AS nb_participations,
    ateliers.nb_participants / ateliers.nb_seances AS participations_par_seance,
    ateliers.source_id, ateliers.localisation, ateliers.certitude, ateliers.note
FROM ateliers
JOIN territoires_regions USING (territoire_code);
COMMENT ON VIEW participations_ateliers IS 'Séances et participations de chaque atelier.';
