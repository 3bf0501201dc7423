-- titre : Les faits dont la lecture est incertaine
-- sujet : lecture
-- explication : Une ligne marquée incertaine dit un doute du document ou de la lecture ; elle
--   entre dans les comptes. Un écart par document, avec le nombre de lignes.
-- examine : SELECT ligne_id FROM lignes_situees WHERE certitude IS NOT NULL
SELECT
    'information' AS severite,
    'sources' AS nom_table,
    source_id AS ligne_id,
    titre || ' : ' || fr_compte(sum(nb_incertaines), 'ligne incertaine', 'lignes incertaines')
        || ' sur ' || fr_nombre(sum(nb)) || '.' AS message,
    fr_compte(sum(nb_incertaines), 'ligne incertaine', 'lignes incertaines') AS valeur_a,
    titre AS lieu_a,
    fr_compte(sum(nb), 'ligne', 'lignes') AS valeur_b,
    titre AS lieu_b,
    'Par table : ' || string_agg(nom_table || ' (' || fr_nombre(nb_incertaines) || ')', ', '
        ORDER BY nb_incertaines DESC, nom_table) FILTER (nb_incertaines > 0) || '.' AS explication
FROM (
    SELECT
        source_id, nom_table, count(*) AS nb,
        count(*) FILTER (certitude = 'incertain') AS nb_incertaines
    FROM lignes_situees
    WHERE certitude IS NOT NULL
    GROUP BY source_id, nom_table
)
JOIN sources USING (source_id)
GROUP BY source_id, titre
HAVING sum(nb_incertaines) > 0
