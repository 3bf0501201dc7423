-- titre : Le sous-total imprimé d’un territoire et la somme de ses dépenses
-- sujet : budget
-- explication : Le sous-total qu’un document donne à un territoire se compare aux dépenses de ce
--   territoire au-delà de l’enveloppe ; une région comprend ses départements.
-- examine : SELECT total_id FROM totaux_declares
--   WHERE objet = 'budget' AND unite = 'eur' AND perimetre LIKE 'territoire:%'
WITH totaux AS (
    SELECT
        total_id, demarche_id, valeur AS imprime_eur, vise(perimetre) AS territoire_code,
        lieu(source_id, localisation) AS ou_imprime
    FROM totaux_declares
    WHERE objet = 'budget' AND unite = 'eur' AND perimetre LIKE 'territoire:%'
),
lignes AS (
    SELECT
        total_id, imprime_eur, montant_eur, est_dans_enveloppe, depenses.ligne_id, intitule,
        lieu(source_id, localisation) AS ou
    FROM totaux
    JOIN depenses
        ON depenses.demarche_id = totaux.demarche_id
        AND totaux.territoire_code IN (depenses.territoire_code, depenses.region_code)
    WHERE etat <> 'prevu'
),
sommes AS (
    SELECT
        total_id,
        sum(montant_eur) FILTER (NOT est_dans_enveloppe) AS au_dela_eur,
        sum(montant_eur) FILTER (est_dans_enveloppe) AS dans_eur,
        count(*) FILTER (NOT est_dans_enveloppe) AS nb,
        arg_min(ou, ligne_id) FILTER (NOT est_dans_enveloppe) AS premier_lieu
    FROM lignes
    GROUP BY total_id
),
suspectes AS (
    SELECT
        total_id,
        string_agg(cite(intitule) || ' (' || ou || ')', ' ou ' ORDER BY ligne_id) AS noms
    FROM lignes
    JOIN sommes USING (total_id)
    WHERE montant_eur = abs(imprime_eur - coalesce(au_dela_eur, 0))
    GROUP BY total_id
)
SELECT
    'alerte' AS severite,
    'totaux_declares' AS nom_table,
    total_id AS ligne_id,
    nom || ' : le sous-total imprimé est ' || fr_euros(imprime_eur)
        || CASE WHEN au_dela_eur IS NULL
            THEN ', aucune dépense au-delà de l’enveloppe n’est connue.'
            ELSE ', les dépenses au-delà de l’enveloppe (' || fr_nombre(nb) || ') font '
                || fr_euros(au_dela_eur) || ' (écart : '
                || fr_euros_signes(au_dela_eur - imprime_eur) || ').' END AS message,
    fr_euros(imprime_eur) AS valeur_a,
    ou_imprime AS lieu_a,
    coalesce(fr_euros(au_dela_eur), 'non renseigné') AS valeur_b,
    coalesce(premier_lieu, 'aucune dépense de ce territoire')
        || CASE WHEN nb > 1
            THEN ' et ' || fr_compte(nb - 1, 'autre ligne', 'autres lignes') ELSE '' END AS lieu_b,
    CASE
        WHEN coalesce(au_dela_eur, 0) + dans_eur = imprime_eur
            THEN 'Le compte y est avec les dépenses prises sur l’enveloppe ('
                || fr_euros(dans_eur) || ') : le sous-total les comprend sans doute.'
        WHEN noms IS NOT NULL THEN 'Une dépense vaut exactement l’écart : ' || noms || '.'
        ELSE 'Aucune dépense ne vaut à elle seule cet écart.'
    END AS explication
FROM totaux
JOIN territoires USING (territoire_code)
LEFT JOIN sommes USING (total_id)
LEFT JOIN suspectes USING (total_id)
WHERE imprime_eur IS DISTINCT FROM au_dela_eur
