-- titre : Les items qui portent plus de trois thèmes
-- sujet : lecture
-- explication : Le livre de codes donne à un item un thème principal et deux autres au plus ;
--   au-delà, l’item dit sans doute deux choses.
-- examine : SELECT DISTINCT objet, objet_id, codeur FROM codages
SELECT
    'information' AS severite,
    items.objet || 's' AS nom_table,
    items.item_id AS ligne_id,
    cite(any_value(intitule)) || ' porte ' || fr_compte(count(*), 'thème', 'thèmes') || '.' AS message,
    fr_compte(count(*), 'thème', 'thèmes') AS valeur_a,
    any_value(lieu(source_id, localisation)) AS lieu_a,
    '3 thèmes au plus' AS valeur_b,
    'codage de ' || cite(codeur) AS lieu_b,
    'Thèmes donnés : ' || string_agg(libelle, ', ' ORDER BY codages.rang) || '.' AS explication
FROM codages
JOIN items ON items.objet = codages.objet AND items.item_id = codages.objet_id
JOIN themes ON themes.theme_id = codages.theme_id
GROUP BY items.objet, items.item_id, codeur
HAVING count(*) > 3
