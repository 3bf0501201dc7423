-- titre : Les lignes d’un document que rien ne situe dans son texte
-- sujet : lecture
-- explication : Quand le texte d’un document est connu, chaque ligne qui en vient porte ses
--   numéros de ligne : sans eux, le passage ne se retrouve pas d’un geste.
-- examine : SELECT ligne_id FROM lignes_situees JOIN sources USING (source_id)
--   WHERE certitude IS NOT NULL AND nom_fichier IS NOT NULL
SELECT
    'information' AS severite,
    nom_table,
    ligne_id,
    'Aucun numéro de ligne pour ' || ligne_id || '.' AS message,
    'non renseigné' AS valeur_a,
    lieu(source_id, localisation) AS lieu_a,
    'un numéro de ligne' AS valeur_b,
    'fichier ' || nom_fichier AS lieu_b,
    'L’endroit n’est dit qu’en mots.' AS explication
FROM lignes_situees
JOIN sources USING (source_id)
WHERE certitude IS NOT NULL AND nom_fichier IS NOT NULL AND ligne_debut IS NULL
