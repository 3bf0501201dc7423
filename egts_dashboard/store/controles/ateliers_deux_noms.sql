-- titre : Un même atelier sous deux noms
-- sujet : propositions
-- explication : Un atelier redit ailleurs sous un autre intitulé garde celui de sa fiche ; l’autre
--   est montré. Seuls se comparent les intitulés notés entre guillemets, de trois mots au moins.
-- examine : SELECT mention_id FROM mentions WHERE objet = 'atelier'
WITH redits AS (
    SELECT
        mention_id, mentions.objet_id AS atelier_id, mentions.source_id, mentions.localisation,
        trim(regexp_extract(
            concat_ws(' ', mentions.note, mentions.localisation),
            '(?i)(?:intitulé|nommé|appelé|titre)[^«]*«([^»]+)»', 1
        ), ' ' || chr(160) || chr(8239)) AS autre_nom
    FROM mentions
    WHERE objet = 'atelier'
)
SELECT
    'alerte' AS severite,
    'ateliers' AS nom_table,
    atelier_id AS ligne_id,
    cite(intitule) || ' est aussi nommé ' || cite(autre_nom) || '.' AS message,
    intitule AS valeur_a,
    lieu(ateliers.source_id, ateliers.localisation) AS lieu_a,
    autre_nom AS valeur_b,
    lieu(redits.source_id, redits.localisation) AS lieu_b,
    'Ressemblance des deux intitulés : '
        || fr_decimal(jaro_winkler_similarity(plie(intitule), plie(autre_nom)), 2)
        || ' sur 1. L’intitulé de la fiche de l’atelier est gardé.' AS explication
FROM redits
JOIN ateliers USING (atelier_id)
WHERE len(string_split(plie(autre_nom), ' ')) >= 3 AND plie(autre_nom) <> plie(intitule)
