-- titre : Les dépenses dont le territoire n’est pas sûr
-- sujet : budget
-- explication : Une dépense sans territoire, ou dont l’attribution est incertaine, fausse la
--   comparaison entre territoires.
-- examine : SELECT ligne_id FROM lignes_budgetaires
SELECT
    'information' AS severite,
    'lignes_budgetaires' AS nom_table,
    ligne_id,
    cite(lignes_budgetaires.intitule) || ', ' || fr_euros(montant_eur) || ' : '
        || CASE WHEN territoires.nom IS NULL THEN 'aucun territoire n’est connu.'
            ELSE 'attribution incertaine (' || territoires.nom || ').' END AS message,
    fr_euros(montant_eur) AS valeur_a,
    lieu(source_id, localisation) AS lieu_a,
    coalesce(territoires.nom, 'non renseigné') AS valeur_b,
    'attribution ' || replace(attribution, 'imprimee', 'imprimée') AS lieu_b,
    coalesce(note, 'Le document ne rattache pas cette dépense.') AS explication
FROM lignes_budgetaires
LEFT JOIN territoires USING (territoire_code)
WHERE territoire_code IS NULL OR attribution = 'incertaine'
