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
    declares.autres_totaux_eur,
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
LEFT JOIN (
    -- Deux documents peuvent imprimer chacun leur total : le premier du registre est montré.
    SELECT
        perimetre,
        arg_min(valeur, totaux_declares.rowid) AS valeur,
        arg_min(total_id, totaux_declares.rowid) AS total_id,
        list(valeur ORDER BY totaux_declares.rowid)[2:] AS autres_totaux_eur
    FROM totaux_declares
    WHERE objet = 'budget'
    GROUP BY perimetre
) AS declares ON declares.perimetre = 'enveloppe:' || enveloppes.enveloppe_id
ORDER BY enveloppe_id;
COMMENT ON VIEW consommation_enveloppes IS 'Ce qu’une enveloppe a porté : somme des lignes et total imprimé.';

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

-- Ce qu’un total déclaré devrait valoir d’après les autres lignes du magasin. Seuls y sont les
-- totaux dont le qualificatif dit la mesure sans équivoque.
CREATE VIEW totaux_recomptes AS
WITH journees AS (
    SELECT
        evenements.demarche_id, ancetre_code AS portee,
        count(*) FILTER (nature = 'journee_departementale') AS departementales,
        count(*) FILTER (nature = 'journee_ateliers') AS d_ateliers,
        count(*) FILTER (nature IN ('lancement', 'journee_regionale')) AS regionales
    FROM evenements JOIN territoires_ancetres USING (territoire_code)
    GROUP BY ALL
),
tenus AS (
    SELECT
        ateliers.demarche_id, ancetre_code AS portee, count(*) AS nb_ateliers,
        sum(nb_seances) AS nb_seances, list(nb_seances) AS par_atelier
    FROM ateliers JOIN territoires_ancetres USING (territoire_code)
    GROUP BY ALL
),
departements AS (
    SELECT ancetre_code AS portee, count(*) AS nb
    FROM territoires_ancetres JOIN territoires USING (territoire_code)
    WHERE niveau = 'departement' GROUP BY ALL
),
presences AS (
    SELECT 'evenement:' || evenement_id AS perimetre, sum(valeur) AS nb
    FROM presences_evenements GROUP BY ALL
),
mesures AS (
    SELECT
        totaux.total_id,
        CASE
            WHEN objet = 'participation' THEN 'présences comptées à l’événement'
            WHEN objet = 'seances' AND qualificatif LIKE 'ateliers%par journée' THEN 'séances tenues, par journée départementale datée'
            WHEN objet = 'seances' AND qualificatif LIKE 'atelier commun%journée' THEN 'ateliers qui ont autant de séances que de journées datées'
            WHEN unite = 'journees' AND qualificatif LIKE '%temps régionaux%' THEN 'lancement et journée régionale datés'
            WHEN unite = 'journees' AND qualificatif LIKE '%journées%' THEN 'journées d’ateliers datées'
            WHEN unite = 'journees' AND qualificatif NOT LIKE 'proposition%' AND qualificatif LIKE '%par département' THEN 'journées départementales datées, par département'
            WHEN objet = 'instances' AND qualificatif LIKE 'ateliers%' THEN 'ateliers connus'
            WHEN objet = 'departements' AND qualificatif IS NULL THEN 'départements du territoire'
        END AS lecture,
        CASE lecture
            WHEN 'présences comptées à l’événement' THEN presences.nb
            WHEN 'séances tenues, par journée départementale datée' THEN nb_seances / nullif(departementales, 0)
            WHEN 'ateliers qui ont autant de séances que de journées datées' THEN len(list_filter(par_atelier, lambda n : n = departementales))
            WHEN 'lancement et journée régionale datés' THEN regionales
            WHEN 'journées d’ateliers datées' THEN d_ateliers
            WHEN 'journées départementales datées, par département' THEN departementales / departements.nb
            WHEN 'ateliers connus' THEN nb_ateliers
            WHEN 'départements du territoire' THEN departements.nb
        END AS recompte
    FROM totaux_declares AS totaux
    LEFT JOIN presences USING (perimetre)
    LEFT JOIN journees ON perimetre = 'territoire:' || journees.portee AND journees.demarche_id = totaux.demarche_id
    LEFT JOIN tenus ON perimetre = 'territoire:' || tenus.portee AND tenus.demarche_id = totaux.demarche_id
    LEFT JOIN departements ON perimetre = 'territoire:' || departements.portee
)
SELECT total_id, lecture, recompte::DOUBLE AS recompte
FROM mesures WHERE lecture IS NOT NULL;
COMMENT ON VIEW totaux_recomptes IS 'Ce qu’un total déclaré devrait valoir, recompté sur les autres lignes.';

-- Un même métier s’écrit au singulier, au pluriel, avec un sigle : sa clé ignore tout cela.
CREATE VIEW cles_metiers AS
SELECT
    libelle,
    trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        strip_accents(lower(libelle)),
        '\(.*\)', '', 'g'),
        '\b(de|des|du|en|et|la|le|les)\b', ' ', 'g'),
        's\b', '', 'g'),
        '\s+', ' ', 'g')) AS cle
FROM (
    SELECT modalite AS libelle FROM effectifs WHERE dimension = 'metier'
    UNION
    SELECT libelle FROM populations_reference WHERE dimension = 'metier'
);
COMMENT ON VIEW cles_metiers IS 'La clé qui rapproche les écritures d’un même métier.';

-- La région qui accueille : celle du département écrit entre parenthèses à la fin du lieu, à
-- défaut celle de l’événement. Une rencontre de l’inter-région sans lieu n’a pas d’hôte connu.
CREATE VIEW evenements_accueil AS
SELECT evenement_id, territoires_regions.region_code
FROM evenements
LEFT JOIN territoires AS departement
    ON departement.niveau = 'departement'
    AND ends_with(evenements.lieu, '(' || departement.nom || ')')
JOIN territoires_regions
    ON territoires_regions.territoire_code
        = coalesce(departement.territoire_code, evenements.territoire_code)
JOIN territoires AS region
    ON region.territoire_code = territoires_regions.region_code AND region.niveau = 'region';
COMMENT ON VIEW evenements_accueil IS 'La région qui accueille chaque événement, quand on la connaît.';

-- Ce qui se compare à une référence : des présences réparties par territoire, par métier ou par
-- atelier. Une présence qui n’entre dans aucune modalité reste, non située.
CREATE TABLE comparaisons AS
WITH metiers AS (
    SELECT effectifs.*, cle FROM effectifs
    JOIN cles_metiers ON cles_metiers.libelle = modalite
    WHERE dimension = 'metier' AND evenement_id IS NOT NULL
)
SELECT
    'territoire.' || evenement_id AS comparaison_id, 'territoire' AS dimension,
    presences_evenements.demarche_id, evenement_id, NULL AS region_code, modalite,
    presences_evenements.territoire_code AS cle, valeur, unite, est_situee,
    est_situee AND coalesce(presences_evenements.region_code = accueil.region_code, false) AS est_hote,
    NULL::INTEGER AS nb_seances, source_id, localisation, certitude, note,
    'effectifs' AS corrige_table, effectif_id AS corrige_ligne
FROM presences_evenements
LEFT JOIN evenements_accueil AS accueil USING (evenement_id)
WHERE dimension = 'territoire'
UNION ALL BY NAME
SELECT
    'metier.' || evenement_id AS comparaison_id, 'metier' AS dimension, demarche_id,
    evenement_id, modalite, cle, valeur, unite, true AS est_situee, false AS est_hote,
    source_id, localisation, certitude, note,
    'effectifs' AS corrige_table, effectif_id AS corrige_ligne
FROM metiers
UNION ALL BY NAME
SELECT
    'metier.' || evenement_id AS comparaison_id, 'metier' AS dimension,
    any_value(demarche_id) AS demarche_id, evenement_id,
    'Sans métier énoncé' AS modalite, NULL AS cle,
    any_value(presents.valeur) - sum(metiers.valeur) AS valeur, any_value(metiers.unite) AS unite,
    false AS est_situee, false AS est_hote, min(source_id) AS source_id,
    'Présences comptées, moins celles dont le métier est dit' AS localisation,
    'deduit' AS certitude, 'Suppose une signature par personne.' AS note
FROM metiers
JOIN (
    SELECT evenement_id, sum(valeur) AS valeur FROM presences_evenements GROUP BY ALL
) AS presents USING (evenement_id)
GROUP BY evenement_id
HAVING any_value(presents.valeur) > sum(metiers.valeur)
UNION ALL BY NAME
SELECT
    'atelier.' || demarche_id || '.' || region_code AS comparaison_id, 'atelier' AS dimension,
    demarche_id, region_code, intitule AS modalite, atelier_id AS cle,
    nb_participations AS valeur, 'participations' AS unite, true AS est_situee,
    false AS est_hote, nb_seances, source_id, localisation, certitude, note,
    'ateliers' AS corrige_table, atelier_id AS corrige_ligne
FROM participations_ateliers
WHERE nb_participations IS NOT NULL
ORDER BY ALL;
COMMENT ON TABLE comparaisons IS 'Les présences qu’on peut comparer à une référence, par territoire, métier ou atelier.';
COMMENT ON COLUMN comparaisons.comparaison_id IS 'Ce que l’on compare : sa dimension et ce qu’elle répartit.';
COMMENT ON COLUMN comparaisons.dimension IS 'territoire, metier ou atelier.';
COMMENT ON COLUMN comparaisons.demarche_id IS 'Démarche.';
COMMENT ON COLUMN comparaisons.evenement_id IS 'Événement, s’il y en a un.';
COMMENT ON COLUMN comparaisons.region_code IS 'Région des ateliers, pour la dimension atelier.';
COMMENT ON COLUMN comparaisons.modalite IS 'Territoire, métier ou atelier, en clair.';
COMMENT ON COLUMN comparaisons.cle IS 'Clé sous laquelle on la rapproche d’une référence ; vide si rien n’y répond.';
COMMENT ON COLUMN comparaisons.valeur IS 'Présences.';
COMMENT ON COLUMN comparaisons.unite IS 'Unité des présences.';
COMMENT ON COLUMN comparaisons.est_situee IS 'Faux pour des présences qui n’entrent dans aucune modalité.';
COMMENT ON COLUMN comparaisons.est_hote IS 'Vrai pour la région qui accueille.';
COMMENT ON COLUMN comparaisons.nb_seances IS 'Séances, pour un atelier.';
COMMENT ON COLUMN comparaisons.source_id IS 'Document.';
COMMENT ON COLUMN comparaisons.localisation IS 'Où le lire.';
COMMENT ON COLUMN comparaisons.certitude IS 'Imprimé, déduit ou incertain.';
COMMENT ON COLUMN comparaisons.note IS 'Ce qu’il faut savoir pour en juger.';
COMMENT ON COLUMN comparaisons.corrige_table IS 'Table de la ligne d’origine.';
COMMENT ON COLUMN comparaisons.corrige_ligne IS 'Identifiant de la ligne d’origine.';

-- Les références livrées, avec la clé sous laquelle on les rapproche.
CREATE TABLE references_comparees AS
SELECT
    jeu, annee, dimension, coalesce(cle, modalite) AS cle, niveau,
    populations_reference.libelle, effectif, source_id
FROM populations_reference
LEFT JOIN cles_metiers
    ON cles_metiers.libelle = populations_reference.libelle AND dimension = 'metier'
LEFT JOIN territoires ON territoire_code = modalite AND dimension = 'territoire'
ORDER BY ALL;
COMMENT ON TABLE references_comparees IS 'Les populations de référence, avec leur clé de rapprochement.';
COMMENT ON COLUMN references_comparees.jeu IS 'Jeu de référence.';
COMMENT ON COLUMN references_comparees.annee IS 'Année.';
COMMENT ON COLUMN references_comparees.dimension IS 'territoire ou metier.';
COMMENT ON COLUMN references_comparees.cle IS 'Clé de rapprochement.';
COMMENT ON COLUMN references_comparees.niveau IS 'Échelon du territoire, pour la dimension territoire.';
COMMENT ON COLUMN references_comparees.libelle IS 'Nom de la modalité.';
COMMENT ON COLUMN references_comparees.effectif IS 'Effectif de référence.';
COMMENT ON COLUMN references_comparees.source_id IS 'Document.';

-- Un item et les noms de ce qui le situe ; sans atelier, il vient de son document.
CREATE VIEW items_situes AS
SELECT
    items.*,
    coalesce(ateliers.intitule, sources.titre) AS provenance,
    ateliers.intitule AS atelier,
    territoires.nom AS territoire,
    sources.titre AS document,
    sources.producteur
FROM items
JOIN sources USING (source_id)
JOIN territoires USING (territoire_code)
LEFT JOIN ateliers USING (atelier_id);
COMMENT ON VIEW items_situes IS 'Les items, avec les noms de leur atelier, de leur territoire et de leur document.';
