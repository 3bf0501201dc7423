-- Les définitions propres aux items.

-- Un item et les noms de ce qui le situe ; sans atelier, il vient de son document.
CREATE VIEW items_situes AS
SELECT
    items.*,
    coalesce(ateliers.intitule, sources.titre) AS provenance,
    ateliers.intitule AS atelier,
    territoires.nom AS territoire,
    sources.titre AS document,
    sources.producteur
FROM items
JOIN sources USING (source_id)
JOIN territoires USING (territoire_code)
LEFT JOIN ateliers USING (atelier_id);
COMMENT ON VIEW items_situes IS 'Les items, avec les noms de leur atelier, de leur territoire et de leur document.';
