-- titre : Les territoires qui se contiennent eux-mêmes
-- sujet : structure
-- explication : De parent en parent, chaque territoire monte jusqu’à un territoire sans parent ;
--   une boucle fausserait tous les comptes par région.
-- examine : SELECT territoire_code FROM territoires WHERE parent_code IS NOT NULL
SELECT
    'erreur' AS severite,
    'territoires' AS nom_table,
    enfant.territoire_code AS ligne_id,
    enfant.nom || ' est contenu dans ' || parent.nom || ', qu’il contient.' AS message,
    enfant.territoire_code AS valeur_a,
    'territoire ' || enfant.nom AS lieu_a,
    parent.territoire_code AS valeur_b,
    'territoire ' || parent.nom AS lieu_b,
    'Corrigez le parent de l’un des deux.' AS explication
FROM territoires AS enfant
JOIN territoires AS parent ON parent.territoire_code = enfant.parent_code
JOIN territoires_ancetres AS dessus
    ON dessus.territoire_code = parent.territoire_code
    AND dessus.ancetre_code = enfant.territoire_code
