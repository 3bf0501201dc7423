-- titre : Le total imprimé des ateliers et la somme de leurs lignes
-- sujet : participation
-- explication : Les participations, ou les séances, des ateliers d’une démarche, d’un territoire ou
--   d’un événement doivent faire le total que leur document imprime. Les lignes sont celles du
--   document qui donne le total ; s’il n’en a aucune, toutes celles du périmètre.
-- examine : SELECT total_id FROM totaux_declares LEFT JOIN totaux_recomptes USING (total_id)
--   WHERE recompte IS NULL AND (unite = 'participations' AND objet = 'participation'
--       OR unite = 'seances' AND objet = 'seances' AND qualificatif IS NULL)
WITH totaux AS (
    SELECT totaux_declares.*
    FROM totaux_declares
    LEFT JOIN totaux_recomptes USING (total_id)
    WHERE recompte IS NULL
        AND (unite = 'participations' AND objet = 'participation'
            OR unite = 'seances' AND objet = 'seances' AND qualificatif IS NULL)
),
perimetres AS (
    SELECT atelier_id, 'demarche:' || demarche_id AS perimetre FROM ateliers
    UNION ALL
    SELECT atelier_id, 'evenement:' || evenement_id FROM ateliers WHERE evenement_id IS NOT NULL
    UNION ALL
    SELECT atelier_id, 'territoire:' || ancetre_code
    FROM ateliers JOIN territoires_ancetres USING (territoire_code)
),
du_perimetre AS (
    SELECT
        total_id, ateliers.rowid AS rang, ateliers.intitule,
        lieu(ateliers.source_id, ateliers.localisation) AS ou,
        CASE objet WHEN 'seances' THEN nb_seances ELSE nb_participants END AS nb,
        ateliers.source_id = totaux.source_id AS est_du_document,
        bool_or(est_du_document) OVER (PARTITION BY total_id) AS a_les_siennes
    FROM totaux
    JOIN perimetres USING (perimetre)
    JOIN ateliers USING (atelier_id, demarche_id)
),
lignes AS (
    SELECT * FROM du_perimetre WHERE est_du_document = a_les_siennes
),
ecarts AS (
    SELECT
        total_id, any_value(objet) AS objet, any_value(unite) AS unite,
        any_value(qualificatif) AS qualificatif, any_value(valeur) AS imprime,
        any_value(lieu(totaux.source_id, totaux.localisation)) AS ou_imprime,
        sum(nb) AS somme, count(nb) AS nb_lignes, count(*) - count(nb) AS muettes,
        arg_min(ou, rang) FILTER (nb IS NOT NULL) AS premier_lieu
    FROM totaux
    JOIN lignes USING (total_id)
    GROUP BY total_id
    HAVING sum(nb) <> any_value(valeur)
),
suspects AS (
    SELECT total_id, string_agg(cite(intitule) || ' (' || ou || ')', ' ou ' ORDER BY rang) AS noms
    FROM ecarts
    JOIN lignes USING (total_id)
    WHERE nb = abs(somme - imprime)
    GROUP BY total_id
),
dits AS (
    SELECT
        *, CASE objet WHEN 'seances' THEN 'séance' ELSE 'participation' END AS mot,
        CASE WHEN somme > imprime THEN '+' ELSE '' END || fr_nombre(somme - imprime) AS ecart
    FROM ecarts
    LEFT JOIN suspects USING (total_id)
)
SELECT
    CASE WHEN qualificatif IS NULL THEN 'alerte' ELSE 'information' END AS severite,
    'totaux_declares' AS nom_table,
    total_id AS ligne_id,
    fr_compte(nb_lignes, 'atelier fait', 'ateliers font') || ' '
        || fr_compte(somme, mot, mot || 's') || ', le total imprimé est ' || fr_nombre(imprime)
        || ' (écart : ' || ecart || ').' AS message,
    fr_compte(imprime, mot, mot || 's') AS valeur_a,
    ou_imprime AS lieu_a,
    fr_compte(somme, mot, mot || 's') AS valeur_b,
    premier_lieu || CASE WHEN nb_lignes > 1
        THEN ' et ' || fr_compte(nb_lignes - 1, 'autre atelier', 'autres ateliers')
        ELSE '' END AS lieu_b,
    CASE
        WHEN qualificatif IS NOT NULL
            THEN 'Le document nuance son total : ' || cite(qualificatif) || '.'
        WHEN somme < imprime AND muettes > 0
            THEN fr_compte(muettes, 'atelier n’a', 'ateliers n’ont')
                || ' pas de nombre : la somme est un minimum.'
        WHEN noms IS NOT NULL THEN 'Un atelier vaut exactement l’écart : ' || noms || '.'
        ELSE 'Aucun atelier ne vaut à lui seul cet écart.'
    END AS explication
FROM dits
