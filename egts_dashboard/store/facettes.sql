-- Les items comptés par tout ce qui les filtre : une facette lit ces lignes, jamais les items
-- un à un. Dix mille fois plus d’items n’y font que quarante fois plus de lignes.
CREATE TABLE items_croises AS
WITH par_item AS (
    SELECT item_no, list(theme_id ORDER BY theme_id) AS themes
    FROM items_themes GROUP BY item_no
)
SELECT
    objet, demarche_id, atelier_id, territoire_code, region_code, niveau, annee, nature, volet,
    source_id, theme_id, coalesce(themes, []) AS themes,
    if(item_no IN (SELECT item_no FROM items_repris), 'oui', 'non') AS reprise,
    count(*)::INTEGER AS nb_items
FROM items LEFT JOIN par_item USING (item_no)
GROUP BY ALL
ORDER BY ALL;
COMMENT ON TABLE items_croises IS 'Combien d’items partagent les mêmes atelier, territoire, niveau, nature, volet, année, document, thèmes et reprise.';
COMMENT ON COLUMN items_croises.objet IS 'Sorte d’item : preconisation, constat ou pratique.';
COMMENT ON COLUMN items_croises.demarche_id IS 'Démarche.';
COMMENT ON COLUMN items_croises.atelier_id IS 'Atelier ; vide pour un item sans atelier.';
COMMENT ON COLUMN items_croises.territoire_code IS 'Territoire des items.';
COMMENT ON COLUMN items_croises.region_code IS 'Région du territoire.';
COMMENT ON COLUMN items_croises.niveau IS 'Échelon des items.';
COMMENT ON COLUMN items_croises.annee IS 'Année des items.';
COMMENT ON COLUMN items_croises.nature IS 'Nature des items.';
COMMENT ON COLUMN items_croises.volet IS 'Volet des items ; vide s’ils n’en ont pas.';
COMMENT ON COLUMN items_croises.source_id IS 'Document dont les items viennent.';
COMMENT ON COLUMN items_croises.theme_id IS 'Thème principal ; vide s’ils ne sont pas codés.';
COMMENT ON COLUMN items_croises.themes IS 'Thèmes que portent ces items ; liste vide s’ils ne sont pas codés.';
COMMENT ON COLUMN items_croises.reprise IS 'oui : redits ailleurs, ou dont une suite est validée.';
COMMENT ON COLUMN items_croises.nb_items IS 'Nombre d’items.';
