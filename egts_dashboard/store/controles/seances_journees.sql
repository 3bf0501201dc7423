-- titre : Les séances tenues et celles qu’annonce l’organisation par journée
-- sujet : participation
-- explication : Un nombre d’ateliers par journée, multiplié par les journées de chaque département
--   et par les départements, doit faire les séances tenues. Un atelier nommé au même endroit se
--   compare à ses seules séances ; sinon, ce sont celles de tout le territoire.
-- examine : SELECT total_id FROM totaux_declares WHERE objet = 'seances' AND unite = 'seances'
--   AND perimetre LIKE 'territoire:%' AND qualificatif LIKE '%journée%'
WITH departements AS (
    SELECT ancetre_code AS territoire_code, count(*) AS nb_departements
    FROM territoires_ancetres
    JOIN territoires USING (territoire_code)
    WHERE niveau = 'departement'
    GROUP BY ancetre_code
),
journees AS (
    SELECT demarche_id, vise(perimetre) AS territoire_code, max(valeur) AS nb_journees
    FROM totaux_declares
    WHERE unite = 'journees' AND qualificatif LIKE '%par département%'
    GROUP BY ALL
),
annonces AS (
    SELECT
        totaux.total_id, totaux.demarche_id, vise(perimetre) AS territoire_code, totaux.valeur::INTEGER AS par_jour,
        totaux.qualificatif, lieu(totaux.source_id, totaux.localisation) AS ou_annonce,
        coalesce(nb_journees, 1)::INTEGER AS nb_journees, nb_departements,
        par_jour * coalesce(nb_journees, 1)::INTEGER * nb_departements AS attendues,
        mentions.objet_id AS atelier_id
    FROM totaux_declares AS totaux
    JOIN departements ON departements.territoire_code = vise(perimetre)
    LEFT JOIN journees ON journees.territoire_code = vise(perimetre)
        AND journees.demarche_id = totaux.demarche_id
    LEFT JOIN mentions
        ON mentions.objet = 'atelier' AND mentions.source_id = totaux.source_id
        AND mentions.localisation = totaux.localisation
    WHERE totaux.objet = 'seances' AND unite = 'seances' AND perimetre LIKE 'territoire:%'
        AND qualificatif LIKE '%journée%'
),
tenues AS (
    SELECT
        total_id, sum(nb_seances)::INTEGER AS nb_seances, count(*) AS nb_ateliers,
        arg_min(lieu(ateliers.source_id, ateliers.localisation), ateliers.rowid) AS ou_tenues
    FROM annonces
    JOIN ateliers ON ateliers.demarche_id = annonces.demarche_id AND nb_seances IS NOT NULL
    JOIN territoires_ancetres AS dans ON dans.territoire_code = ateliers.territoire_code
        AND dans.ancetre_code = annonces.territoire_code
    WHERE coalesce(annonces.atelier_id, ateliers.atelier_id) = ateliers.atelier_id
    GROUP BY total_id
),
comparees AS (
    SELECT
        *, nom || ' : ' || fr_nombre(par_jour) || ' par journée (' || qualificatif || '), '
            || fr_compte(nb_journees, 'journée', 'journées') || ' dans '
            || fr_compte(nb_departements, 'département', 'départements') AS annonce
    FROM annonces
    JOIN tenues USING (total_id)
    JOIN territoires USING (territoire_code)
)
SELECT
    'alerte' AS severite,
    'totaux_declares' AS nom_table,
    total_id AS ligne_id,
    annonce || ', font ' || fr_compte(attendues, 'séance', 'séances') || ' ; '
        || fr_compte(nb_seances, 'séance est comptée', 'séances sont comptées') || '.' AS message,
    fr_compte(attendues, 'séance', 'séances') AS valeur_a,
    ou_annonce AS lieu_a,
    fr_compte(nb_seances, 'séance', 'séances') AS valeur_b,
    ou_tenues || CASE WHEN nb_ateliers > 1
        THEN ' et ' || fr_compte(nb_ateliers - 1, 'autre atelier', 'autres ateliers')
        ELSE '' END AS lieu_b,
    CASE WHEN nb_seances % (par_jour * nb_journees) = 0
        THEN 'Le compte serait juste pour '
            || fr_compte(nb_seances // (par_jour * nb_journees), 'département', 'départements') || '.'
        ELSE 'Les séances ne se répartissent pas également entre les départements.'
    END AS explication
FROM comparees
WHERE nb_seances <> attendues
UNION ALL
-- L’atelier commun s’ajoute-t-il aux autres, ou est-il l’un d’eux ?
SELECT
    'information', 'totaux_declares', commun.total_id,
    commun.nom || ' : ' || fr_nombre(tous.par_jour) || ' et ' || fr_nombre(commun.par_jour)
        || ' par journée feraient ' || fr_compte(tous.attendues + commun.attendues, 'séance', 'séances')
        || ' ; ' || fr_compte(tous.nb_seances, 'séance est comptée', 'séances sont comptées') || '.',
    fr_compte(tous.attendues + commun.attendues, 'séance', 'séances'), commun.ou_annonce,
    fr_compte(tous.nb_seances, 'séance', 'séances'), tous.ou_tenues,
    'Le compte est juste si ' || cite(commun.qualificatif) || ' fait partie de '
        || cite(tous.qualificatif) || '.'
FROM comparees AS commun
JOIN comparees AS tous USING (demarche_id, territoire_code)
WHERE commun.atelier_id IS NOT NULL AND tous.atelier_id IS NULL
    AND tous.nb_seances = tous.attendues
