-- Le secret statistique. Un effectif croise deux dimensions quand il distingue des personnes
-- (par métier, origine, catégorie…) dans un atelier, ou dans un territoire plus fin que celui
-- de l’événement. Les institutions ne sont pas des personnes.
CREATE VIEW effectifs_croises AS
SELECT
    effectifs.demarche_id, effectifs.evenement_id, effectifs.dimension, effectifs.unite,
    effectif_id, coalesce(effectifs.atelier_id, effectifs.territoire_code) AS porteur, modalite,
    valeur,
    if(effectifs.atelier_id IS NOT NULL, [], coalesce((
        SELECT list(ancetre_code ORDER BY profondeur) FROM territoires_ancetres
        WHERE territoires_ancetres.territoire_code = effectifs.territoire_code AND profondeur > 0
    ), [])) AS contenants
FROM effectifs
LEFT JOIN evenements USING (evenement_id)
LEFT JOIN demarches ON demarches.demarche_id = effectifs.demarche_id
WHERE dimension <> 'total' AND unite <> 'institutions' AND (
    effectifs.atelier_id IS NOT NULL
    OR (dimension <> 'territoire' AND EXISTS (
        SELECT 1 FROM territoires_ancetres
        WHERE territoires_ancetres.territoire_code = effectifs.territoire_code
            AND profondeur > 0 AND ancetre_code
                = coalesce(evenements.territoire_code, demarches.territoire_code)
    ))
);
COMMENT ON VIEW effectifs_croises IS 'Les effectifs qui croisent deux dimensions, sujets au secret statistique.';

CREATE TABLE effectifs_masques (effectif_id VARCHAR PRIMARY KEY);
COMMENT ON TABLE effectifs_masques IS 'Les effectifs qu’on ne montre ni n’exporte : petits, ou qui rendraient un petit par soustraction.';
COMMENT ON COLUMN effectifs_masques.effectif_id IS 'Effectif masqué.';

CREATE VIEW effectifs_montres AS
SELECT
    effectifs.* REPLACE (if(effectifs_masques.effectif_id IS NULL, valeur, NULL) AS valeur),
    effectifs_masques.effectif_id IS NOT NULL AS est_masque
FROM effectifs LEFT JOIN effectifs_masques USING (effectif_id);
COMMENT ON VIEW effectifs_montres IS 'Les effectifs tels qu’ils se montrent : valeur vide quand elle est masquée.';

CREATE VIEW journal_montre AS
SELECT
    journal.* REPLACE (
        if(
            nom_table = 'effectifs' AND json_exists(champs, '$.valeur')
                AND ligne_id IN (SELECT effectif_id FROM effectifs_masques),
            json_merge_patch(champs, '{"valeur": ["masqué", "masqué"]}')::VARCHAR, champs
        ) AS champs
    )
FROM journal;
COMMENT ON VIEW journal_montre IS 'Le journal tel qu’il se montre : sans les valeurs, présentes ou passées, d’un effectif masqué.';
