-- titre : Les pourcentages imprimés et la base sur laquelle ils sont vrais
-- sujet : participation
-- explication : Un pourcentage sans base ne se vérifie pas. Chaque pourcentage d’un événement est
--   refait avec les effectifs imprimés au même endroit, sur l’ensemble puis sur chaque territoire.
-- examine : SELECT total_id FROM totaux_declares WHERE unite = 'pct' AND perimetre LIKE 'evenement:%'
WITH parts AS (
    SELECT
        total_id, vise(perimetre) AS evenement_id, valeur AS imprime_pct,
        nb_decimales(valeur) AS decimales, source_id, localisation, ligne_debut, ligne_fin,
        lieu(source_id, localisation) AS ou_imprime
    FROM totaux_declares
    WHERE unite = 'pct' AND perimetre LIKE 'evenement:%'
),
-- Les effectifs imprimés au même endroit que le pourcentage ; à défaut, tous ceux de l’événement.
numerateurs AS (
    SELECT
        parts.*, effectifs.modalite AS compte_quoi, effectifs.valeur AS numerateur,
        lieu(effectifs.source_id, effectifs.localisation) AS ou_numerateur,
        effectifs.source_id = parts.source_id AND (
            effectifs.localisation = parts.localisation
            OR (effectifs.ligne_debut <= parts.ligne_fin AND effectifs.ligne_fin >= parts.ligne_debut)
        ) AS est_au_meme_endroit
    FROM parts
    JOIN effectifs USING (evenement_id)
    WHERE dimension IN ('categorie', 'metier') AND nature <> 'calcule'
        AND effectif_id NOT IN (SELECT effectif_id FROM effectifs_masques)
    QUALIFY coalesce(est_au_meme_endroit, false)
        OR NOT bool_or(coalesce(est_au_meme_endroit, false)) OVER (PARTITION BY total_id)
),
bases AS (
    SELECT
        evenement_id, dimension = 'total' AS est_ensemble, nature = 'estime' AS est_estimee,
        modalite AS base_quoi, valeur AS base, unite AS base_unite
    FROM effectifs
    WHERE dimension IN ('total', 'territoire') AND valeur > 0
        AND effectif_id NOT IN (SELECT effectif_id FROM effectifs_masques)
),
essais AS (
    SELECT
        *, 100.0 * numerateur / base AS calcule_pct,
        round(calcule_pct, decimales) = imprime_pct AS est_arrondi,
        trunc(calcule_pct * 10 ** decimales) = imprime_pct * 10 ** decimales AS est_tronque,
        est_arrondi OR est_tronque AS est_accord
    FROM numerateurs
    JOIN bases USING (evenement_id)
),
-- Un seul numérateur par pourcentage : celui qu’une base au moins explique, sinon le plus grand.
retenus AS (
    SELECT total_id, arg_max(compte_quoi, (accord, numerateur, compte_quoi)) AS compte_quoi
    FROM (
        SELECT total_id, compte_quoi, numerateur, bool_or(est_accord) AS accord
        FROM essais
        GROUP BY ALL
    )
    GROUP BY total_id
),
ensembles AS (
    SELECT *
    FROM essais
    JOIN retenus USING (total_id, compte_quoi)
    WHERE est_ensemble
    QUALIFY row_number() OVER (PARTITION BY total_id ORDER BY est_estimee, base DESC) = 1
),
accords AS (
    SELECT
        total_id,
        string_agg(
            fr_nombre(numerateur) || ' sur ' || fr_nombre(base) || ' (' || base_quoi || ') font '
                || fr_pct(calcule_pct, decimales + 1)
                || CASE WHEN est_arrondi THEN '' ELSE ', imprimés sans arrondir' END,
            ' ; ' ORDER BY base DESC
        ) AS explique
    FROM essais
    JOIN retenus USING (total_id, compte_quoi)
    WHERE est_accord
    GROUP BY total_id
)
SELECT
    'alerte' AS severite,
    'totaux_declares' AS nom_table,
    total_id AS ligne_id,
    fr_pct(imprime_pct, decimales) || ' imprimés : ' || fr_nombre(numerateur) || ' ('
        || compte_quoi || ') sur ' || fr_nombre(base) || ' ' || base_unite || ' font '
        || fr_pct(calcule_pct, decimales + 1) || '.' AS message,
    fr_pct(imprime_pct, decimales) AS valeur_a,
    ou_imprime AS lieu_a,
    fr_pct(calcule_pct, decimales + 1) AS valeur_b,
    ou_numerateur AS lieu_b,
    CASE WHEN explique IS NULL
        THEN 'Aucune des bases connues pour cet événement ne donne ce pourcentage.'
        ELSE 'La base n’est pas imprimée. Une autre donne ce pourcentage : ' || explique || '.'
    END AS explication
FROM ensembles
LEFT JOIN accords USING (total_id)
WHERE NOT est_accord
