-- titre : Deux ateliers d’un même territoire au nom presque pareil
-- sujet : propositions
-- explication : Deux ateliers d’un territoire dont les intitulés se ressemblent (Jaro-Winkler, 0,9
--   ou plus) sont peut-être le même, écrit deux fois. Chacun se compare aux 10 qui le suivent
--   dans l’ordre des intitulés, aux 2 qui le suivent si le territoire a plus de 1 000 ateliers.
-- examine : SELECT atelier_id FROM ateliers WHERE (demarche_id, territoire_code) IN (
--   SELECT (demarche_id, territoire_code) FROM ateliers GROUP BY ALL HAVING count(*) > 1)
WITH voisinages AS (
    SELECT
        demarche_id, territoire_code, if(count(*) > 1000, 2, 10) AS nb_voisins,
        row_number() OVER (ORDER BY demarche_id, territoire_code) AS groupe
    FROM ateliers
    GROUP BY demarche_id, territoire_code
),

plies AS (
    SELECT atelier_id, groupe, nb_voisins, plie(intitule) AS texte
    FROM ateliers JOIN voisinages USING (demarche_id, territoire_code)
),

-- Un seul rang pour tous : les ateliers d’un même territoire s’y suivent.
places AS MATERIALIZED (
    SELECT *, (row_number() OVER (ORDER BY groupe, texte, atelier_id))::INTEGER AS place
    FROM plies
),

-- Comparer chaque atelier à tous les autres remplirait le disque à cent mille ateliers.
-- Le seuil donné à la mesure lui épargne de finir ce qui ne l’atteindra pas.
paires AS (
    SELECT
        least(premier.atelier_id, suivant.atelier_id) AS un_id,
        greatest(premier.atelier_id, suivant.atelier_id) AS autre_id,
        jaro_winkler_similarity(premier.texte, suivant.texte, 0.9) AS ressemblance
    FROM (
        SELECT *, place + unnest(range(1, nb_voisins + 1))::INTEGER AS place_voisine FROM places
    ) AS premier
    JOIN places AS suivant ON premier.place_voisine = suivant.place
    WHERE premier.groupe = suivant.groupe AND ressemblance >= 0.9
)

SELECT
    'information' AS severite,
    'ateliers' AS nom_table,
    un.atelier_id AS ligne_id,
    cite(un.intitule) || ' et ' || cite(autre.intitule) || ' sont peut-être le même atelier.' AS message,
    un.intitule AS valeur_a,
    lieu(un.source_id, un.localisation) AS lieu_a,
    autre.intitule AS valeur_b,
    lieu(autre.source_id, autre.localisation) AS lieu_b,
    'Ressemblance : ' || fr_decimal(ressemblance, 2) || ' sur 1.' AS explication
FROM paires
JOIN ateliers AS un ON paires.un_id = un.atelier_id
JOIN ateliers AS autre ON paires.autre_id = autre.atelier_id
