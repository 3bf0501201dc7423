-- Les mots de chaque item, repliés comme le fait racines.fold : minuscules, sans accents.
CREATE TEMP TABLE occurrences AS
SELECT
    item_no,
    unnest(
        regexp_extract_all(
            strip_accents(
                replace(replace(replace(replace(lower(
                    concat_ws(' ', intitule, verbatim)
                ), '’', ' '), '·', ' '), 'œ', 'oe'), 'æ', 'ae')
            ),
            '[a-z0-9]+'
        )
    ) AS mot
FROM items;

CREATE TEMP TABLE vocabulaire AS SELECT DISTINCT mot FROM occurrences ORDER BY mot;
