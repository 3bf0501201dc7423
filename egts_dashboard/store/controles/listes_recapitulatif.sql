-- titre : Les propositions d’un atelier dans sa liste et dans le récapitulatif
-- sujet : propositions
-- explication : Quand un document redit les propositions d’un atelier dans un récapitulatif, les
--   deux listes doivent porter les mêmes, en même nombre.
-- examine : SELECT DISTINCT atelier_id FROM preconisations
--   JOIN mentions ON objet = 'preconisation' AND objet_id = preconisation_id
--   WHERE atelier_id IS NOT NULL AND nature = 'proposition'
WITH redites AS (
    SELECT
        objet_id, any_value(localisation) AS endroit,
        arg_min(lieu(source_id, localisation), rowid) AS ou
    FROM mentions
    WHERE objet = 'preconisation'
    GROUP BY objet_id
),
comptes AS (
    SELECT
        atelier_id, count(*) AS nb_liste, count(endroit) AS nb_redites,
        count(DISTINCT endroit) AS nb_recapitulatif,
        arg_min(lieu(source_id, localisation), (rang, preconisation_id)) AS ou_liste,
        arg_min(ou, (rang, preconisation_id)) FILTER (ou IS NOT NULL) AS ou_recapitulatif,
        list(cite(intitule) ORDER BY rang, preconisation_id) FILTER (endroit IS NULL) AS absentes
    FROM preconisations
    LEFT JOIN redites ON objet_id = preconisation_id
    WHERE atelier_id IS NOT NULL AND nature = 'proposition'
    GROUP BY atelier_id
    HAVING count(endroit) > 0
)
SELECT
    'alerte' AS severite,
    'ateliers' AS nom_table,
    atelier_id AS ligne_id,
    cite(intitule) || ' : ' || fr_compte(nb_liste, 'proposition', 'propositions')
        || ' dans la liste, ' || fr_nombre(nb_recapitulatif) || ' au récapitulatif.' AS message,
    fr_compte(nb_liste, 'proposition', 'propositions') AS valeur_a,
    ou_liste AS lieu_a,
    fr_compte(nb_recapitulatif, 'proposition', 'propositions') AS valeur_b,
    ou_recapitulatif AS lieu_b,
    CASE
        WHEN absentes IS NOT NULL
            THEN 'Absentes du récapitulatif : ' || enumere(absentes, 3) || '.'
        ELSE 'Toutes y sont : le récapitulatif en réunit plusieurs en une, ou la liste en sépare.'
    END AS explication
FROM comptes
JOIN ateliers USING (atelier_id)
WHERE nb_liste <> nb_recapitulatif
