-- Les écritures de chaque mot, de la moins à la plus fréquente : « évaluation » plutôt que « evaluation ».
SELECT ecrit
FROM (
    SELECT unnest(regexp_extract_all(lower(concat_ws(' ', intitule, verbatim)), '[\p{L}\p{N}]+')) AS ecrit
    FROM items
)
GROUP BY ecrit
ORDER BY count(*), ecrit
