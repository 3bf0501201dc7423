-- titre : Deux items qui disent mot pour mot la même chose
-- sujet : propositions
-- explication : Deux items au même intitulé sont une redite, un double encodage, ou une demande
--   reprise d’un document à l’autre ; un lien de remontée ou de réunion le dit alors.
-- examine : SELECT item_id FROM items
WITH plies AS (
    SELECT
        *, plie(items.intitule) AS texte,
        first_value(item_no) OVER (
            PARTITION BY objet, demarche_id, plie(items.intitule) ORDER BY item_no
        ) AS premier_no
    FROM items
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
FROM plies AS autre
JOIN items AS premier ON premier.item_no = autre.premier_no
WHERE autre.item_no <> autre.premier_no
    AND NOT EXISTS (
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
