-- titre : Les rangs d’une liste, sans trou ni doublon
-- sujet : propositions
-- explication : Les rangs d’une liste vont de 1 à sa longueur, soit volet par volet, soit d’un bout
--   à l’autre de l’atelier quand la numérotation continue d’un volet au suivant. Un item éclaté en
--   a, b, c garde un seul rang : ce n’est pas un doublon.
-- examine : SELECT item_id FROM items WHERE objet <> 'pratique'
WITH rangs AS (
    SELECT
        objet, item_id, source_id, atelier_id, volet, thematique, nature, angle, rang,
        localisation,
        -- La section : l’endroit moins son dernier mot (« …, 2e item »).
        regexp_replace(localisation, '(,| ›)[^,›]*$', '') AS section,
        regexp_matches(localisation, ' [a-z]$') AS est_eclate,
        min(rang) OVER (PARTITION BY objet, source_id, atelier_id, thematique, volet) AS premier
    FROM items
    WHERE objet <> 'pratique'
),
numerotes AS (
    SELECT
        *,
        CASE WHEN max(premier) OVER (PARTITION BY objet, source_id, atelier_id, thematique) = 1
            THEN volet END AS liste
    FROM rangs
),
trous AS (
    SELECT
        objet, arg_max(item_id, rang) AS item_id, max(rang) AS dernier,
        lieu(source_id, arg_max(localisation, rang)) AS ou,
        count(DISTINCT rang) AS nb_rangs, liste, list(DISTINCT rang) AS presents
    FROM numerotes
    GROUP BY objet, source_id, atelier_id, thematique, liste
    HAVING max(rang) > count(DISTINCT rang)
),
doublons AS (
    SELECT
        objet, max(item_id) AS item_id, min(item_id) AS premier_id, rang, count(*) AS nb,
        lieu(source_id, arg_max(localisation, item_id)) AS ou,
        lieu(source_id, arg_min(localisation, item_id)) AS ou_premier
    FROM numerotes
    WHERE NOT est_eclate
    GROUP BY objet, source_id, atelier_id, volet, thematique, nature, angle, section, rang
    HAVING count(*) > 1
)
SELECT
    'alerte' AS severite,
    objet || 's' AS nom_table,
    item_id AS ligne_id,
    'La liste' || coalesce(' ' || cite(liste), '') || ' va jusqu’au rang ' || fr_nombre(dernier)
        || ' et porte ' || fr_compte(nb_rangs, 'rang', 'rangs') || '.' AS message,
    fr_compte(dernier, 'rang', 'rangs') AS valeur_a,
    ou AS lieu_a,
    fr_compte(nb_rangs, 'rang', 'rangs') AS valeur_b,
    ou AS lieu_b,
    'Manquent : '
        || enumere(list_filter(range(1, dernier), lambda r : NOT list_contains(presents, r)), 10)
        || '. Une puce oubliée, ou un item retiré.' AS explication
FROM trous
UNION ALL
SELECT
    'alerte', objet || 's', item_id,
    'Le rang ' || fr_nombre(rang) || ' est pris ' || fr_nombre(nb) || ' fois dans la même liste.',
    premier_id, ou_premier, item_id, ou,
    'Deux puces collées, ou un item encodé deux fois.'
FROM doublons
