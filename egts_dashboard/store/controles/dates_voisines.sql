-- titre : Deux dates pour une même réunion
-- sujet : calendrier
-- explication : Deux événements de même nature, au même endroit, à trois jours au plus, sont sans
--   doute une seule réunion quand la note de l’un nomme l’autre ou que leurs intitulés se
--   ressemblent (Jaro-Winkler, 0,85 ou plus). Les deux dates sont gardées.
-- examine : SELECT evenement_id FROM evenements WHERE precision_date <> 'mois'
WITH bornes AS (
    SELECT
        *, coalesce(date_fin, date_debut) AS date_derniere, plie(intitule) AS texte,
        lieu(source_id, localisation) AS ou,
        CASE WHEN coalesce(date_fin, date_debut) = date_debut THEN fr_date(date_debut)
            ELSE 'du ' || fr_date(date_debut) || ' au ' || fr_date(date_fin) END AS quand
    FROM evenements
    WHERE precision_date <> 'mois'
),
paires AS (
    SELECT
        un.evenement_id, un.intitule, un.quand, un.ou,
        autre.evenement_id AS autre_id, autre.intitule AS autre_intitule,
        autre.quand AS autre_quand, autre.ou AS autre_ou,
        contains(concat_ws(' ', un.note, autre.note), un.evenement_id)
            OR contains(concat_ws(' ', un.note, autre.note), autre.evenement_id) AS est_nomme,
        jaro_winkler_similarity(un.texte, autre.texte) AS ressemblance
    FROM bornes AS un
    JOIN bornes AS autre USING (demarche_id, territoire_code, nature)
    WHERE (un.date_debut, un.evenement_id) < (autre.date_debut, autre.evenement_id)
        AND autre.date_debut - un.date_derniere <= 3
        -- Le même jour, c’est un double, non deux dates.
        AND autre.date_debut > un.date_debut
)
SELECT
    'alerte' AS severite,
    'evenements' AS nom_table,
    evenement_id AS ligne_id,
    cite(intitule) || ' (' || quand || ') et ' || cite(autre_intitule) || ' (' || autre_quand
        || ') sont sans doute la même réunion.' AS message,
    quand AS valeur_a,
    ou AS lieu_a,
    autre_quand AS valeur_b,
    autre_ou AS lieu_b,
    CASE WHEN est_nomme THEN 'La note de l’un renvoie à l’autre.'
        ELSE 'Ressemblance des intitulés : ' || fr_decimal(ressemblance, 2) || ' sur 1.' END
        AS explication
FROM paires
WHERE est_nomme OR ressemblance >= 0.85
