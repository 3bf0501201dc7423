-- Les écritures de chaque mot, de la moins à la plus fréquente : « évaluation » plutôt que « evaluation ».
-- Un nombre ne s’écrit que d’une façon.
SELECT ecrit
FROM (
    SELECT unnest(if(
        regexp_full_match(texte, '[\p{L}\p{N}]+( [\p{L}\p{N}]+)*'),
        string_split(texte, ' '),
        regexp_extract_all(texte, '[\p{L}\p{N}]+')
    )) AS ecrit
    FROM (SELECT lower(concat_ws(' ', intitule, verbatim)) AS texte FROM items)
)
GROUP BY ecrit
HAVING NOT regexp_full_match(ecrit, '[0-9]+')
ORDER BY count(*), ecrit
