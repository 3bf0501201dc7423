-- Les mots de chaque item, repliés comme le fait racines.fold : minuscules, sans accents,
-- sans marques d’écriture inclusive. Le paramètre est l’expression racines.INCLUSIF.
-- Une espace de chaque côté : chercher « ␣tout au long␣ » ne coupe aucun mot.
CREATE TABLE items_textes AS
SELECT
    item_no,
    concat(' ', array_to_string(regexp_extract_all(
        regexp_replace(
            strip_accents(
                replace(replace(replace(replace(replace(replace(
                    translate(lower(concat_ws(' ', intitule, verbatim)), '’''', '  '),
                'œ', 'oe'), 'æ', 'ae'), 'ﬁ', 'fi'), 'ﬂ', 'fl'), 'ﬀ', 'ff'), chr(173), '')
            ),
            $1, '\1', 'g'
        ),
        '[a-z0-9]+'
    ), ' '), ' ') AS mots
FROM items
ORDER BY item_no
