-- titre : Deux ateliers d’un même territoire au nom presque pareil
-- sujet : propositions
-- explication : Deux ateliers d’un territoire dont les intitulés se ressemblent (Jaro-Winkler, 0,9
--   ou plus) sont peut-être le même, écrit deux fois.
-- examine : SELECT un.atelier_id FROM ateliers AS un JOIN ateliers AS autre
--   USING (demarche_id, territoire_code) WHERE un.atelier_id < autre.atelier_id
WITH plies AS (SELECT *, plie(intitule) AS texte FROM ateliers)
SELECT
    'information' AS severite,
    'ateliers' AS nom_table,
    un.atelier_id AS ligne_id,
    cite(un.intitule) || ' et ' || cite(autre.intitule) || ' sont peut-être le même atelier.' AS message,
    un.intitule AS valeur_a,
    lieu(un.source_id, un.localisation) AS lieu_a,
    autre.intitule AS valeur_b,
    lieu(autre.source_id, autre.localisation) AS lieu_b,
    'Ressemblance : '
        || fr_decimal(jaro_winkler_similarity(un.texte, autre.texte), 2)
        || ' sur 1.' AS explication
FROM plies AS un
JOIN plies AS autre USING (demarche_id, territoire_code)
WHERE un.atelier_id < autre.atelier_id
    AND jaro_winkler_similarity(un.texte, autre.texte) >= 0.9
