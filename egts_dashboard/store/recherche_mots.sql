-- Les mots de chaque item, repliés comme le fait racines.fold : minuscules, sans accents,
-- sans marques d’écriture inclusive. Le paramètre est l’expression racines.INCLUSIF.
-- Une espace de chaque côté : chercher « ␣tout au long␣ » ne coupe aucun mot.
-- Défaire et chercher coûtent : on ne le demande qu’aux textes qui ont de quoi.
CREATE TABLE items_textes AS
WITH textes AS (
    SELECT item_no, lower(concat_ws(' ', intitule, verbatim)) AS texte FROM items
),
ouverts AS (
    SELECT
        item_no,
        strip_accents(if(
            regexp_matches(texte, '[’''œæﬁﬂﬀ\x{ad}]'),
            replace(replace(replace(replace(replace(replace(
                translate(texte, '’''', '  '),
            'œ', 'oe'), 'æ', 'ae'), 'ﬁ', 'fi'), 'ﬂ', 'fl'), 'ﬀ', 'ff'), chr(173), ''),
            texte
        )) AS texte
    FROM textes
)
SELECT
    item_no,
    concat(' ', if(
        regexp_full_match(texte, '[a-z0-9]+( [a-z0-9]+)*'),
        texte,
        array_to_string(
            regexp_extract_all(regexp_replace(texte, $1, '\1', 'g'), '[a-z0-9]+'), ' '
        )
    ), ' ') AS mots
FROM ouverts
ORDER BY item_no
