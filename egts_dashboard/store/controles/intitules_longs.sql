-- titre : Les intitulés de plus de 140 signes
-- sujet : structure
-- explication : Un intitulé tient en 140 signes ; au-delà il ne se lit plus dans un tableau.
-- examine : SELECT item_id FROM items
SELECT
    'erreur' AS severite,
    objet || 's' AS nom_table,
    item_id AS ligne_id,
    cite(left(intitule, 60) || '…') || ' fait ' || fr_compte(length(intitule), 'signe', 'signes') || '.' AS message,
    fr_compte(length(intitule), 'signe', 'signes') AS valeur_a,
    lieu(source_id, localisation) AS lieu_a,
    '140 signes au plus' AS valeur_b,
    'règle de saisie' AS lieu_b,
    'À raccourcir de ' || fr_compte(length(intitule) - 140, 'signe', 'signes') || '.' AS explication
FROM items
WHERE length(intitule) > 140
