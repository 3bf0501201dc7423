-- titre : Les nombres de départements et de régions annoncés
-- sujet : participation
-- explication : Un nombre de départements ou de régions annoncé se compare à ceux du territoire,
--   puis aux départements où un événement est situé.
-- examine : SELECT total_id FROM totaux_declares WHERE perimetre LIKE 'territoire:%' AND (
--   unite = 'departements' OR (unite = 'items' AND qualificatif LIKE 'régions%'))
WITH connus AS (
    SELECT
        ancetre_code AS territoire_code, count(*) FILTER (niveau = 'departement') AS departements,
        count(*) FILTER (niveau = 'region') AS regions,
        count(*) FILTER (niveau = 'departement' AND territoire_code IN (
            SELECT territoire_code FROM evenements
        )) AS situes
    FROM territoires_ancetres
    JOIN territoires USING (territoire_code)
    GROUP BY ancetre_code
),
compares AS (
    SELECT
        totaux_declares.*, nom, unite = 'departements' AS est_departement,
        CASE WHEN est_departement THEN 'département' ELSE 'région' END AS un,
        CASE WHEN est_departement THEN departements ELSE regions END AS nb,
        CASE WHEN est_departement THEN situes ELSE regions END AS nb_situes
    FROM totaux_declares
    JOIN territoires ON territoires.territoire_code = vise(perimetre)
    JOIN connus ON connus.territoire_code = vise(perimetre)
    WHERE perimetre LIKE 'territoire:%'
        AND (unite = 'departements' OR (unite = 'items' AND qualificatif LIKE 'régions%'))
)
SELECT
    'information' AS severite,
    'totaux_declares' AS nom_table,
    total_id AS ligne_id,
    nom || ' : ' || fr_compte(valeur, un || CASE WHEN est_departement THEN ' annoncé' ELSE ' annoncée' END, un || CASE WHEN est_departement THEN 's annoncés' ELSE 's annoncées' END) || ', '
        || fr_nombre(nb) || ' dans le territoire'
        || CASE WHEN est_departement
            THEN ', dont ' || fr_nombre(nb_situes) || ' où un événement est situé' ELSE '' END
        || '.' AS message,
    fr_compte(valeur, un, un || 's') AS valeur_a,
    lieu(source_id, localisation) AS lieu_a,
    fr_compte(nb, un, un || 's') AS valeur_b,
    'table des territoires' AS lieu_b,
    coalesce(note, 'Le document ne dit pas lesquels il compte.') AS explication
FROM compares
WHERE valeur NOT IN (nb, nb_situes)
