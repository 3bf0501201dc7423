-- titre : Les signatures par territoire et le total compté
-- sujet : participation
-- explication : La répartition d’un événement par territoire, additionnée, doit faire le total
--   que le document dit avoir compté.
-- examine : SELECT effectif_id FROM effectifs WHERE dimension = 'territoire' AND evenement_id IN (
--   SELECT evenement_id FROM effectifs WHERE dimension = 'total' AND nature = 'compte')
WITH sommes AS (
    SELECT
        evenement_id, unite, sum(valeur) AS somme, count(*) AS nb,
        arg_min(lieu(source_id, localisation), rowid) AS ou
    FROM effectifs
    WHERE dimension = 'territoire' AND evenement_id IS NOT NULL
    GROUP BY evenement_id, unite
)
SELECT
    'alerte' AS severite,
    'effectifs' AS nom_table,
    effectif_id AS ligne_id,
    evenements.intitule || ' : la répartition par territoire fait '
        || fr_nombre(somme) || ' ' || unite || ', le total compté est ' || fr_nombre(valeur)
        || ' (écart : ' || CASE WHEN somme > valeur THEN '+' ELSE '' END
        || fr_nombre(somme - valeur) || ').' AS message,
    fr_nombre(valeur) || ' ' || unite AS valeur_a,
    lieu(effectifs.source_id, effectifs.localisation) AS lieu_a,
    fr_nombre(somme) || ' ' || unite AS valeur_b,
    ou AS lieu_b,
    CASE WHEN somme < valeur
        THEN fr_nombre(valeur - somme) || ' ' || unite || ' n’ont pas de territoire.'
        ELSE 'Des ' || unite || ' sont sans doute comptées dans deux territoires.' END AS explication
FROM effectifs
JOIN sommes USING (evenement_id, unite)
JOIN evenements USING (evenement_id)
WHERE dimension = 'total' AND effectifs.nature = 'compte' AND somme <> valeur
