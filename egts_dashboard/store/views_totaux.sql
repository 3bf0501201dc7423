-- Les définitions propres aux totaux déclarés.

-- Ce qu’un total déclaré devrait valoir d’après les autres lignes du magasin. Seuls y sont les
-- totaux dont le qualificatif dit la mesure sans équivoque.
CREATE VIEW totaux_recomptes AS
WITH journees AS (
    SELECT
        evenements.demarche_id, ancetre_code AS portee,
        count(*) FILTER (nature = 'journee_departementale') AS departementales,
        count(*) FILTER (nature = 'journee_ateliers') AS d_ateliers,
        count(*) FILTER (nature IN ('lancement', 'journee_regionale')) AS regionales
    FROM evenements JOIN territoires_ancetres USING (territoire_code)
    GROUP BY ALL
),
tenus AS (
    SELECT
        ateliers.demarche_id, ancetre_code AS portee, count(*) AS nb_ateliers,
        sum(nb_seances) AS nb_seances, list(nb_seances) AS par_atelier
    FROM ateliers JOIN territoires_ancetres USING (territoire_code)
    GROUP BY ALL
),
departements AS (
    SELECT ancetre_code AS portee, count(*) AS nb
    FROM territoires_ancetres JOIN territoires USING (territoire_code)
    WHERE niveau = 'departement' GROUP BY ALL
),
presences AS (
    SELECT 'evenement:' || evenement_id AS perimetre, sum(valeur) AS nb
    FROM presences_evenements GROUP BY ALL
),
mesures AS (
    SELECT
        totaux.total_id,
        CASE
            WHEN objet = 'participation' THEN 'présences comptées à l’événement'
            WHEN objet = 'seances' AND qualificatif LIKE 'ateliers%par journée' THEN 'séances tenues, par journée départementale datée'
            WHEN objet = 'seances' AND qualificatif LIKE 'atelier commun%journée' THEN 'ateliers qui ont autant de séances que de journées datées'
            WHEN unite = 'journees' AND qualificatif LIKE '%temps régionaux%' THEN 'lancement et journée régionale datés'
            WHEN unite = 'journees' AND qualificatif LIKE '%journées%' THEN 'journées d’ateliers datées'
            WHEN unite = 'journees' AND qualificatif NOT LIKE 'proposition%' AND qualificatif LIKE '%par département' THEN 'journées départementales datées, par département'
            WHEN objet = 'instances' AND qualificatif LIKE 'ateliers%' THEN 'ateliers connus'
            WHEN objet = 'departements' AND qualificatif IS NULL THEN 'départements du territoire'
        END AS lecture,
        CASE lecture
            WHEN 'présences comptées à l’événement' THEN presences.nb
            WHEN 'séances tenues, par journée départementale datée' THEN nb_seances / nullif(departementales, 0)
            WHEN 'ateliers qui ont autant de séances que de journées datées' THEN len(list_filter(par_atelier, lambda n : n = departementales))
            WHEN 'lancement et journée régionale datés' THEN regionales
            WHEN 'journées d’ateliers datées' THEN d_ateliers
            WHEN 'journées départementales datées, par département' THEN departementales / departements.nb
            WHEN 'ateliers connus' THEN nb_ateliers
            WHEN 'départements du territoire' THEN departements.nb
        END AS recompte
    FROM totaux_declares AS totaux
    LEFT JOIN presences USING (perimetre)
    LEFT JOIN journees ON perimetre = 'territoire:' || journees.portee AND journees.demarche_id = totaux.demarche_id
    LEFT JOIN tenus ON perimetre = 'territoire:' || tenus.portee AND tenus.demarche_id = totaux.demarche_id
    LEFT JOIN departements ON perimetre = 'territoire:' || departements.portee
)
SELECT total_id, lecture, recompte::DOUBLE AS recompte
FROM mesures WHERE lecture IS NOT NULL;
COMMENT ON VIEW totaux_recomptes IS 'Ce qu’un total déclaré devrait valoir, recompté sur les autres lignes.';
