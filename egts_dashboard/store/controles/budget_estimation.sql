-- titre : L’estimation d’ensemble et les trois façons de la refaire
-- sujet : budget
-- explication : Le coût d’ensemble qu’un document estime se compare à trois sommes : les lignes
--   de l’enveloppe, son total imprimé ou son montant notifié, chacun avec les dépenses au-delà.
-- examine : SELECT total_id FROM totaux_declares
--   WHERE objet = 'budget' AND unite = 'eur' AND perimetre LIKE 'demarche:%'
WITH enveloppes_de AS (
    SELECT
        demarche_id, sum(notifie_eur) AS notifie_eur, sum(somme_lignes_eur) AS lignes_eur,
        -- Un total qui manque rend la lecture impossible, et non plus petite.
        CASE WHEN count(*) = count(total_imprime_eur) THEN sum(total_imprime_eur) END AS imprime_eur
    FROM consommation_enveloppes
    GROUP BY demarche_id
),
au_dela_de AS (
    SELECT demarche_id, sum(montant_eur) AS au_dela_eur, count(*) AS nb_au_dela
    FROM lignes_budgetaires
    WHERE enveloppe_id IS NULL AND etat <> 'prevu'
    GROUP BY demarche_id
),
lectures AS (
    SELECT
        totaux.total_id, totaux.valeur AS estime_eur,
        lieu(totaux.source_id, totaux.localisation) AS ou,
        unnest([
            {rang: 1, nom: 'lignes de l’enveloppe', eur: lignes_eur + coalesce(au_dela_eur, 0)},
            {rang: 2, nom: 'total imprimé de l’enveloppe', eur: imprime_eur + coalesce(au_dela_eur, 0)},
            {rang: 3, nom: 'montant notifié de l’enveloppe', eur: notifie_eur + coalesce(au_dela_eur, 0)}
        ], recursive := true)
    FROM totaux_declares AS totaux
    JOIN enveloppes_de USING (demarche_id)
    LEFT JOIN au_dela_de USING (demarche_id)
    WHERE objet = 'budget' AND unite = 'eur' AND totaux.perimetre = 'demarche:' || totaux.demarche_id
),
bilan AS (
    SELECT
        total_id, estime_eur, ou,
        arg_min(nom, (abs(eur - estime_eur), rang)) AS la_plus_proche,
        arg_min(eur, (abs(eur - estime_eur), rang)) AS proche_eur,
        string_agg(
            nom || ' : ' || fr_euros(eur) || ' (' || fr_euros_signes(eur - estime_eur) || ')',
            ' ; ' ORDER BY rang
        ) AS les_trois
    FROM lectures
    WHERE eur IS NOT NULL
    GROUP BY total_id, estime_eur, ou
)
SELECT
    'information' AS severite,
    'totaux_declares' AS nom_table,
    total_id AS ligne_id,
    'L’estimation d’ensemble, ' || fr_euros(estime_eur) || ', est la plus proche de '
        || fr_euros(proche_eur) || ' : ' || la_plus_proche || ' et dépenses au-delà (écart : '
        || fr_euros_signes(proche_eur - estime_eur) || ').' AS message,
    fr_euros(estime_eur) AS valeur_a,
    ou AS lieu_a,
    fr_euros(proche_eur) AS valeur_b,
    'calcul : ' || la_plus_proche || ' et dépenses au-delà' AS lieu_b,
    'Avec les dépenses au-delà de l’enveloppe, ' || les_trois || '.' AS explication
FROM bilan
WHERE proche_eur <> estime_eur
