-- titre : Les items codés sans thème principal
-- sujet : structure
-- explication : Parmi les thèmes qu’une personne donne à un item, un seul porte le rang 1.
-- examine : SELECT DISTINCT objet, objet_id, codeur FROM codages
SELECT
    'erreur' AS severite,
    items.objet || 's' AS nom_table,
    items.item_id AS ligne_id,
    cite(any_value(intitule)) || ' a ' || fr_compte(count(*), 'thème', 'thèmes')
        || ', aucun n’est le principal.' AS message,
    'rang ' || fr_nombre(min(codages.rang)) AS valeur_a,
    any_value(lieu(source_id, localisation)) AS lieu_a,
    'rang 1' AS valeur_b,
    'codage de ' || cite(codeur) AS lieu_b,
    'Thèmes donnés : ' || string_agg(libelle, ', ' ORDER BY codages.rang) || '.' AS explication
FROM codages
JOIN items ON items.objet = codages.objet AND items.item_id = codages.objet_id
JOIN themes ON themes.theme_id = codages.theme_id
GROUP BY items.objet, items.item_id, codeur
HAVING min(codages.rang) <> 1
