-- titre : Les items sans thème
-- sujet : lecture
-- explication : Un item sans thème n’entre dans aucun compte par thème. La règle vaut pour les
--   sortes d’items que l’équipe a commencé à coder.
-- examine : SELECT item_id FROM items WHERE objet IN (SELECT objet FROM codages)
SELECT
    'information' AS severite,
    objet || 's' AS nom_table,
    item_id AS ligne_id,
    cite(intitule) || ' n’a pas de thème.' AS message,
    'aucun thème' AS valeur_a,
    lieu(source_id, localisation) AS lieu_a,
    'au moins 1 thème' AS valeur_b,
    'livre de codes' AS lieu_b,
    'L’item reste à coder.' AS explication
FROM items
WHERE nb_themes = 0 AND objet IN (SELECT objet FROM codages)
