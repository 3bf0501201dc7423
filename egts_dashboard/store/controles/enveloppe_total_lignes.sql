-- titre : Le total imprimé d’une enveloppe et la somme de ses lignes
-- sujet : budget
-- explication : Les dépenses portées par une enveloppe, additionnées, doivent faire le total
--   que le document imprime. Quand une ligne vaut exactement l’écart, elle est nommée.
-- examine : SELECT total_id FROM totaux_declares
--   WHERE objet = 'budget' AND unite = 'eur' AND perimetre LIKE 'enveloppe:%'
WITH totaux AS (
    SELECT
        totaux_declares.*, enveloppes.enveloppe_id, enveloppes.intitule AS enveloppe
    FROM totaux_declares
    JOIN enveloppes ON enveloppes.enveloppe_id = vise(perimetre)
    WHERE objet = 'budget' AND unite = 'eur' AND perimetre LIKE 'enveloppe:%'
),
lignes AS (
    SELECT
        enveloppe_id, intitule, montant_eur, rowid AS rang,
        lieu(source_id, localisation) AS ou
    FROM lignes_budgetaires
    WHERE enveloppe_id IS NOT NULL AND etat <> 'prevu'
),
ecarts AS (
    SELECT
        totaux.total_id, totaux.enveloppe_id, any_value(enveloppe) AS enveloppe,
        any_value(totaux.valeur) AS imprime_eur,
        any_value(lieu(totaux.source_id, totaux.localisation)) AS ou_imprime,
        sum(montant_eur) AS somme_eur, count(*) AS nb_lignes,
        arg_min(ou, rang) AS premier_lieu
    FROM totaux
    JOIN lignes USING (enveloppe_id)
    GROUP BY totaux.total_id, totaux.enveloppe_id
    HAVING sum(montant_eur) <> any_value(totaux.valeur)
),
suspectes AS (
    SELECT
        total_id, count(*) AS nb,
        string_agg(cite(intitule) || ' (' || ou || ')', ' ou ' ORDER BY rang) AS noms
    FROM ecarts
    JOIN lignes USING (enveloppe_id)
    WHERE montant_eur = abs(somme_eur - imprime_eur)
    GROUP BY total_id
)
SELECT
    'alerte' AS severite,
    'totaux_declares' AS nom_table,
    total_id AS ligne_id,
    cite(enveloppe) || ' : ' || fr_compte(nb_lignes, 'ligne fait', 'lignes font') || ' '
        || fr_euros(somme_eur) || ', le total imprimé est ' || fr_euros(imprime_eur)
        || ' (écart : ' || fr_euros_signes(somme_eur - imprime_eur) || ').' AS message,
    fr_euros(imprime_eur) AS valeur_a,
    ou_imprime AS lieu_a,
    fr_euros(somme_eur) AS valeur_b,
    premier_lieu || CASE WHEN nb_lignes > 1
        THEN ' et ' || fr_compte(nb_lignes - 1, 'autre ligne', 'autres lignes')
        ELSE '' END AS lieu_b,
    CASE
        WHEN nb IS NULL THEN 'Aucune ligne ne vaut à elle seule cet écart.'
        WHEN somme_eur > imprime_eur
            THEN 'Une ligne vaut exactement l’écart et a sans doute été oubliée dans le total : '
                || noms || '.'
        ELSE 'Une ligne vaut exactement l’écart et a sans doute été comptée deux fois dans le total : '
            || noms || '.'
    END AS explication
FROM ecarts
LEFT JOIN suspectes USING (total_id)
