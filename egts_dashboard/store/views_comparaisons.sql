-- Les définitions propres à la représentativité.

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
SELECT
    evenement_id, territoires_regions.region_code,
    coalesce(departement.territoire_code, evenements.territoire_code) AS lieu_code
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

-- Ce qui se compare à une référence : des présences réparties par territoire ou par métier. Une
-- présence qui n’entre dans aucune modalité reste, non située.
CREATE TABLE comparaisons_evenements AS
WITH metiers AS (
    SELECT effectifs.*, cle FROM effectifs
    JOIN cles_metiers ON cles_metiers.libelle = modalite
    WHERE dimension = 'metier' AND evenement_id IS NOT NULL
)
SELECT
    'territoire.' || evenement_id AS comparaison_id, 'territoire' AS dimension,
    presences_evenements.demarche_id, evenement_id, NULL::VARCHAR AS region_code, modalite,
    presences_evenements.territoire_code AS cle, valeur, unite, est_situee,
    est_situee AND presences_evenements.territoire_code IN (
        SELECT ancetre_code FROM territoires_ancetres
        WHERE territoires_ancetres.territoire_code = accueil.lieu_code
    ) AS est_hote,
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
ORDER BY ALL;
COMMENT ON TABLE comparaisons_evenements IS 'Les présences d’un événement qu’on peut comparer à une référence, par territoire ou métier.';
COMMENT ON COLUMN comparaisons_evenements.comparaison_id IS 'Ce que l’on compare : sa dimension et ce qu’elle répartit.';
COMMENT ON COLUMN comparaisons_evenements.dimension IS 'territoire ou metier.';
COMMENT ON COLUMN comparaisons_evenements.demarche_id IS 'Démarche.';
COMMENT ON COLUMN comparaisons_evenements.evenement_id IS 'Événement, s’il y en a un.';
COMMENT ON COLUMN comparaisons_evenements.region_code IS 'Vide : la région ne sert qu’aux ateliers.';
COMMENT ON COLUMN comparaisons_evenements.modalite IS 'Territoire ou métier, en clair.';
COMMENT ON COLUMN comparaisons_evenements.cle IS 'Clé sous laquelle on la rapproche d’une référence ; vide si rien n’y répond.';
COMMENT ON COLUMN comparaisons_evenements.valeur IS 'Présences.';
COMMENT ON COLUMN comparaisons_evenements.unite IS 'Unité des présences.';
COMMENT ON COLUMN comparaisons_evenements.est_situee IS 'Faux pour des présences qui n’entrent dans aucune modalité.';
COMMENT ON COLUMN comparaisons_evenements.est_hote IS 'Vrai pour le territoire qui accueille.';
COMMENT ON COLUMN comparaisons_evenements.nb_seances IS 'Vide : les séances ne servent qu’aux ateliers.';
COMMENT ON COLUMN comparaisons_evenements.source_id IS 'Document.';
COMMENT ON COLUMN comparaisons_evenements.localisation IS 'Où le lire.';
COMMENT ON COLUMN comparaisons_evenements.certitude IS 'Imprimé, déduit ou incertain.';
COMMENT ON COLUMN comparaisons_evenements.note IS 'Ce qu’il faut savoir pour en juger.';
COMMENT ON COLUMN comparaisons_evenements.corrige_table IS 'Table de la ligne d’origine.';
COMMENT ON COLUMN comparaisons_evenements.corrige_ligne IS 'Identifiant de la ligne d’origine.';

-- Les mêmes, et celles des ateliers, qui se lisent dans leur table : il peut y en avoir cent mille.
-- Le nom de la comparaison se compose par démarche et région : chercher l’une ne relit pas les
-- ateliers de toutes.
CREATE VIEW comparaisons AS
FROM comparaisons_evenements
UNION ALL BY NAME
SELECT
    comparaison_id, 'atelier' AS dimension, demarche_id, region_code, intitule AS modalite,
    atelier_id AS cle, nb_participations AS valeur, 'participations' AS unite,
    true AS est_situee, false AS est_hote, nb_seances, source_id, localisation, certitude, note,
    'ateliers' AS corrige_table, atelier_id AS corrige_ligne
FROM participations_ateliers
JOIN (
    SELECT
        demarche_id, region_code, 'atelier.' || demarche_id || '.' || region_code AS comparaison_id
    FROM demarches
    CROSS JOIN (SELECT DISTINCT region_code FROM territoires_regions)
) USING (demarche_id, region_code)
WHERE nb_participations IS NOT NULL;
COMMENT ON VIEW comparaisons IS 'Les présences qu’on peut comparer à une référence, par territoire, métier ou atelier.';
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
COMMENT ON COLUMN comparaisons.est_hote IS 'Vrai pour le territoire qui accueille.';
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
