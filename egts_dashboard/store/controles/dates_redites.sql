-- titre : La date d’un événement et celle que redit un autre passage
-- sujet : calendrier
-- explication : Un événement redit ailleurs doit l’être à la même date. Les dates d’un autre fait
--   (« avant le… », « après le… ») ne comptent pas.
-- examine : SELECT mention_id FROM mentions WHERE objet = 'evenement'
WITH redites AS (
    SELECT
        mention_id, mentions.source_id, mentions.localisation, evenements.evenement_id,
        evenements.intitule, date_debut, coalesce(date_fin, date_debut) AS date_derniere,
        lieu(evenements.source_id, evenements.localisation) AS ou,
        regexp_extract_all(
            regexp_replace(
                replace(mentions.note, chr(160), ' '),
                '(?i)(avant|après|depuis|dès|jusqu’au|à partir)( du| le)? [0-9]{1,2}(er)? [[:alpha:]éû]+',
                '', 'g'
            ),
            '[0-9]{1,2}(?:er)? (?:' || array_to_string(mois_fr(), '|') || ')(?: [0-9]{4})?'
        ) AS dites
    FROM mentions
    JOIN evenements ON objet = 'evenement' AND objet_id = evenement_id
    WHERE precision_date = 'jour'
),
dates AS (
    SELECT
        *, unnest(dites) AS dite,
        -- Sans année imprimée, c’est celle de l’événement.
        try_strptime(
            concat_ws('-', coalesce(nullif(regexp_extract(dite, '[0-9]{4}$'), ''), year(date_debut)::VARCHAR),
                list_position(mois_fr(), regexp_extract(dite, ' ([^ ]+)', 1)),
                regexp_extract(dite, '^[0-9]+')),
            '%Y-%m-%d'
        )::DATE AS jour
    FROM redites
),
ecarts AS (
    SELECT *
    FROM dates
    WHERE jour IS NOT NULL
    QUALIFY NOT bool_or(jour BETWEEN date_debut AND date_derniere) OVER (PARTITION BY mention_id)
        AND row_number() OVER (PARTITION BY mention_id ORDER BY jour) = 1
)
SELECT
    'alerte' AS severite,
    'evenements' AS nom_table,
    evenement_id AS ligne_id,
    cite(intitule) || ' : ' || fr_date(date_debut) || ', mais ' || fr_date(jour)
        || ' dans un autre passage.' AS message,
    fr_date(date_debut) AS valeur_a,
    ou AS lieu_a,
    fr_date(jour) AS valeur_b,
    lieu(source_id, localisation) AS lieu_b,
    'Écart de ' || fr_compte(abs(jour - date_debut), 'jour', 'jours')
        || '. La date de la fiche de l’événement est gardée.' AS explication
FROM ecarts
