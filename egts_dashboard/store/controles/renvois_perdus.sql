-- titre : Les renvois qui ne mènent nulle part
-- sujet : structure
-- explication : Un codage, une redite, un lien ou un total vise une ligne d’une autre
--   table par son identifiant ; un identifiant inconnu les détache de tout.
-- examine : SELECT objet_id FROM codages UNION ALL SELECT objet_id FROM mentions
--   UNION ALL SELECT amont_id FROM remontees UNION ALL SELECT aval_id FROM remontees
--   UNION ALL SELECT de_id FROM liens UNION ALL SELECT vers_id FROM liens
--   UNION ALL SELECT perimetre FROM totaux_declares
--   UNION ALL SELECT parent_code FROM territoires WHERE parent_code IS NOT NULL
WITH connus AS (
    SELECT objet, ligne_id AS id FROM lignes_situees
    UNION ALL SELECT 'demarche', demarche_id FROM demarches
    UNION ALL SELECT 'territoire', territoire_code FROM territoires
),
renvois AS (
    SELECT
        'codages' AS nom_table, concat_ws(' · ', objet, objet_id, theme_id, codeur) AS ligne_id,
        objet, objet_id AS id, 'codage de ' || codeur AS ou
    FROM codages
    UNION ALL
    SELECT 'mentions', mention_id, objet, objet_id, lieu(source_id, localisation) FROM mentions
    UNION ALL
    SELECT 'remontees', remontee_id, amont_objet, amont_id, 'amont du lien' FROM remontees
    UNION ALL
    SELECT 'remontees', remontee_id, aval_objet, aval_id, 'aval du lien' FROM remontees
    UNION ALL
    SELECT 'liens', lien_id, objet, de_id, 'item rattaché' FROM liens
    UNION ALL
    SELECT 'liens', lien_id, objet, vers_id, 'item de rattachement' FROM liens
    UNION ALL
    SELECT
        'totaux_declares', total_id, split_part(perimetre, ':', 1), vise(perimetre),
        lieu(source_id, localisation)
    FROM totaux_declares
    UNION ALL
    SELECT 'territoires', territoire_code, 'territoire', parent_code, 'territoire ' || nom
    FROM territoires
    WHERE parent_code IS NOT NULL
)
SELECT
    'erreur' AS severite,
    nom_table,
    ligne_id,
    'Le renvoi vers ' || cite(renvois.id) || ' (' || renvois.objet || ') ne mène à aucune ligne.' AS message,
    renvois.id AS valeur_a,
    ou AS lieu_a,
    'aucune ligne' AS valeur_b,
    'table visée : ' || renvois.objet AS lieu_b,
    coalesce('L’identifiant le plus proche est ' || cite((
        SELECT arg_max(proches.id, jaro_winkler_similarity(proches.id, renvois.id))
        FROM connus AS proches
        WHERE proches.objet = renvois.objet
    )) || '.', 'Aucune ligne de cette sorte n’est connue.') AS explication
FROM renvois
ANTI JOIN connus ON connus.objet = renvois.objet AND connus.id = renvois.id
