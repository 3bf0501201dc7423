-- titre : La participation estimée et celle qui est comptée
-- sujet : participation
-- explication : Un document peut donner pour un même événement un ordre de grandeur et un
--   comptage. Les deux sont gardés ; le comptage sert aux calculs.
-- examine : SELECT effectif_id FROM effectifs WHERE dimension = 'total' AND nature = 'estime'
SELECT
    'information' AS severite,
    'effectifs' AS nom_table,
    estime.effectif_id AS ligne_id,
    evenements.intitule || ' : ' || fr_nombre(estime.valeur) || ' ' || estime.unite
        || ' selon l’estimation'
        || coalesce(' (' || cite(estime.qualificatif) || ')', '') || ', '
        || fr_nombre(compte.valeur) || ' ' || compte.unite || ' selon le comptage.' AS message,
    fr_nombre(estime.valeur) || ' ' || estime.unite AS valeur_a,
    lieu(estime.source_id, estime.localisation) AS lieu_a,
    fr_nombre(compte.valeur) || ' ' || compte.unite AS valeur_b,
    lieu(compte.source_id, compte.localisation) AS lieu_b,
    'Le comptage fait ' || fr_pct(100.0 * compte.valeur / estime.valeur, 1) || ' de l’estimation'
        || CASE WHEN estime.unite <> compte.unite
            THEN ' ; les unités diffèrent, ' || estime.unite || ' et ' || compte.unite
            ELSE '' END || '.' AS explication
FROM effectifs AS estime
JOIN effectifs AS compte
    ON compte.evenement_id = estime.evenement_id
    AND compte.dimension = 'total' AND compte.nature = 'compte'
JOIN evenements ON evenements.evenement_id = estime.evenement_id
WHERE estime.dimension = 'total' AND estime.nature = 'estime'
    AND estime.valeur <> compte.valeur AND estime.valeur > 0
