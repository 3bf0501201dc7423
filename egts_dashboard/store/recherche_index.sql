-- Trié par racine : une recherche ne lit que les blocs de ses mots.
CREATE TABLE index_mots AS
SELECT racine, item_no, count(*)::USMALLINT AS nb
FROM occurrences
JOIN racines_des_mots USING (mot)
GROUP BY ALL
ORDER BY racine, item_no;
COMMENT ON TABLE index_mots IS 'Index de recherche : quelle racine se trouve dans quel item, et combien de fois.';

CREATE TABLE items_longueurs AS
SELECT items.item_no, coalesce(sum(nb), 0)::INTEGER AS nb_mots
FROM items
LEFT JOIN index_mots USING (item_no)
GROUP BY ALL
ORDER BY ALL;
COMMENT ON TABLE items_longueurs IS 'Nombre de mots pleins de chaque item, pour pondérer la recherche.';

-- Une racine et la forme sous laquelle elle est le plus souvent écrite.
CREATE TABLE racines AS
SELECT
    racine,
    arg_max(mot, occurrences_du_mot) AS forme,
    sum(occurrences_du_mot)::INTEGER AS nb_occurrences
FROM (
    SELECT racine, mot, count(*) AS occurrences_du_mot
    FROM occurrences JOIN racines_des_mots USING (mot)
    GROUP BY ALL
)
GROUP BY racine
ORDER BY racine;
COMMENT ON TABLE racines IS 'Les racines connues de la recherche et leur forme la plus fréquente.';

DROP TABLE occurrences;
DROP TABLE vocabulaire;
