-- titre : Les effectifs par métier et le total de leur catégorie
-- sujet : participation
-- explication : Les métiers d’un événement, additionnés, doivent faire la catégorie qu’ils
--   détaillent : celle du même document imprimée au plus près. Un effectif obtenu par différence
--   rend l’égalité sans valeur de preuve, et cela se dit.
-- examine : SELECT effectif_id FROM effectifs WHERE dimension = 'metier' AND evenement_id IN (
--   SELECT evenement_id FROM effectifs WHERE dimension = 'categorie')
WITH metiers AS (
    SELECT
        evenement_id, source_id, unite, min(ligne_debut) AS ligne, sum(valeur) AS somme,
        count(*) AS nb, coalesce(sum(valeur) FILTER (nature = 'calcule'), 0) AS calcule,
        arg_min(lieu(source_id, localisation), rowid) AS ou_metiers,
        string_agg(modalite, ', ' ORDER BY rowid) FILTER (nature = 'calcule') AS calcules
    FROM effectifs
    WHERE dimension = 'metier' AND evenement_id IS NOT NULL
    GROUP BY evenement_id, source_id, unite
),
detaillees AS (
    SELECT
        categories.*, metiers.ligne, metiers.somme, metiers.nb, metiers.calcule,
        metiers.ou_metiers, metiers.calcules
    FROM effectifs AS categories
    JOIN metiers USING (evenement_id, source_id, unite)
    WHERE dimension = 'categorie'
    QUALIFY row_number() OVER (
        PARTITION BY evenement_id, source_id, unite
        ORDER BY abs(categories.ligne_debut - metiers.ligne) NULLS LAST, valeur DESC
    ) = 1
)
SELECT
    CASE WHEN somme = valeur THEN 'information' ELSE 'alerte' END AS severite,
    'effectifs' AS nom_table,
    effectif_id AS ligne_id,
    modalite || ' : ' || fr_nombre(valeur) || ' ' || unite || ' ; les métiers imprimés en donnent '
        || fr_nombre(somme - calcule)
        || CASE WHEN calcule > 0
            THEN ', le reste (' || fr_nombre(calcule) || ') est calculé par différence' ELSE '' END
        || '.' AS message,
    fr_nombre(valeur) || ' ' || unite AS valeur_a,
    lieu(source_id, localisation) AS lieu_a,
    fr_nombre(somme - calcule) || ' ' || unite AS valeur_b,
    ou_metiers || CASE WHEN nb > 1
        THEN ' et ' || fr_compte(nb - 1, 'autre métier', 'autres métiers') ELSE '' END AS lieu_b,
    CASE
        WHEN somme = valeur
            THEN 'L’égalité ne prouve rien : elle tient à l’effectif calculé (' || calcules || ').'
        WHEN somme < valeur
            THEN fr_nombre(valeur - somme) || ' ' || unite || ' n’ont pas de métier connu.'
        ELSE 'Des ' || unite || ' sont sans doute comptées dans deux métiers.'
    END AS explication
FROM detaillees
WHERE somme <> valeur OR calcule > 0
