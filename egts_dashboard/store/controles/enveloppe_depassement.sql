-- titre : Ce qu’une enveloppe a porté, au regard de son montant
-- sujet : budget
-- explication : Une enveloppe se lit deux fois, par la somme de ses lignes et par le total
--   imprimé ; chaque lecture qui dépasse le montant notifié est dite. Égal n’est pas dépassé.
-- examine : SELECT enveloppe_id FROM consommation_enveloppes
--   WHERE nb_lignes > 0 OR total_id IS NOT NULL
WITH lectures AS (
    SELECT
        enveloppe_id, 'la somme des lignes' AS lecture, somme_lignes_eur AS porte_eur,
        premieres.ou
    FROM consommation_enveloppes
    JOIN (
        SELECT enveloppe_id, arg_min(lieu(source_id, localisation), rowid) AS ou
        FROM lignes_budgetaires
        WHERE etat <> 'prevu'
        GROUP BY enveloppe_id
    ) AS premieres USING (enveloppe_id)
    UNION
    SELECT
        vise(perimetre), 'le total imprimé', valeur, lieu(source_id, localisation)
    FROM totaux_declares
    WHERE objet = 'budget' AND unite = 'eur' AND perimetre LIKE 'enveloppe:%'
)
SELECT
    'alerte' AS severite,
    'enveloppes' AS nom_table,
    enveloppe_id AS ligne_id,
    'Selon ' || lecture || ', ' || cite(intitule) || ' est dépassée de '
        || fr_euros(porte_eur - montant_eur) || '.' AS message,
    fr_euros(montant_eur) AS valeur_a,
    lieu(source_id, localisation) AS lieu_a,
    fr_euros(porte_eur) AS valeur_b,
    ou AS lieu_b,
    upper(lecture[1]) || lecture[2:] || ' fait ' || fr_pct(100 * porte_eur / montant_eur, 1)
        || ' du montant notifié.' AS explication
FROM lectures
JOIN enveloppes USING (enveloppe_id)
WHERE porte_eur > montant_eur AND montant_eur > 0
