-- titre : Deux items qui disent mot pour mot la même chose
-- sujet : propositions
-- explication : Deux items au même intitulé sont une redite, un double encodage, ou une demande
--   reprise d’un document à l’autre ; un lien de remontée ou de réunion le dit alors.
-- examine : SELECT item_id FROM items
WITH redites AS (
    -- Presque aucun intitulé ne se répète : on ne relit que les items de ceux-là.
    SELECT items.*, premier_no
    FROM (
        SELECT nos[1] AS premier_no, unnest(nos[2:]) AS item_no
        FROM (
            SELECT list_sort(list(item_no)) AS nos
            FROM items
            GROUP BY objet, demarche_id, plie(items.intitule)
            HAVING count(*) > 1
        )
    )
    JOIN items USING (item_no)
)
SELECT
    'information' AS severite,
    autre.objet || 's' AS nom_table,
    autre.item_id AS ligne_id,
    cite(autre.intitule) || ' se lit deux fois.' AS message,
    premier.item_id AS valeur_a,
    lieu(premier.source_id, premier.localisation) AS lieu_a,
    autre.item_id AS valeur_b,
    lieu(autre.source_id, autre.localisation) AS lieu_b,
    CASE WHEN premier.source_id = autre.source_id
        THEN 'Même document : une redite, ou un item encodé deux fois.'
        ELSE 'Deux documents : la demande est sans doute reprise ; aucun lien de remontée ne le dit.'
    END AS explication
FROM redites AS autre
JOIN items AS premier ON premier.item_no = autre.premier_no
WHERE NOT EXISTS (
    SELECT 1 FROM remontees
    WHERE (amont_id, aval_id) IN (
        (premier.item_id, autre.item_id), (autre.item_id, premier.item_id)
    )
)
AND NOT EXISTS (
    SELECT 1 FROM liens
    WHERE liens.objet = premier.objet AND (de_id, vers_id) IN (
        (premier.item_id, autre.item_id), (autre.item_id, premier.item_id)
    )
)
