"""Les écarts à une référence, refaits en SQL : rapports, intervalles, tests, lecture."""

# Benjamini–Hochberg sur les tests faits ; une case sans test (p vide) reste vide.
CORRIGER = """
SELECT * EXCLUDE (nb_tests, nb_plus_petites),
    if({p} IS NULL, NULL, min({p} * nb_tests / nb_plus_petites) OVER (ORDER BY {p} DESC NULLS LAST)) AS {q}
FROM (
    SELECT *, count({p}) OVER () AS nb_tests, count({p}) OVER (ORDER BY {p}) AS nb_plus_petites
    FROM calculs
)"""
ECARTS = """
parts AS (
    SELECT *, sum(nb) OVER () AS total, poids / sum(poids) OVER () AS q,
        sum(nb) FILTER (nb_seances > 0) OVER () / sum(nb_seances) FILTER (nb_seances > 0) OVER ()
            AS nb_par_seance
    FROM entrees WHERE poids IS NOT NULL
),
calculs AS (
    SELECT
        modalite, nb, total * q AS attendu, 100 * nb / total AS part_pct, 100 * q AS reference_pct,
        nb / total / q AS ratio, {bas} / q AS ratio_bas, {haut} / q AS ratio_haut,
        nb / (total + {inconnues}) / q AS inconnu_bas,
        (nb + {inconnues}) / (total + {inconnues}) / q AS inconnu_haut,
        100 * (nb / total - q) AS ecart_points, q * total - nb AS manque,
        if(q < 1, (q * total - nb) / (1 - q), 0) AS ajout,
        (q * total - nb) / nb_par_seance AS manque_seances,
        CASE
            WHEN attendu < {seuil} THEN 'insuffisant'
            WHEN ratio_bas > 1 THEN if(inconnu_bas > 1, 'au_dessus', 'non_assure')
            WHEN ratio_haut < 1 THEN if(inconnu_haut < 1, 'au_dessous', 'non_assure')
            ELSE 'proche'
        END AS lecture,
        binomiale_exacte(nb, total, q) AS p_exact
    FROM parts
)""" + CORRIGER.format(p="p_exact", q="p_bh")
BORNES = {
    "wilson": ("wilson_bas(nb, total)", "wilson_haut(nb, total)"),
    "goodman": (
        "goodman_bas(nb, total, {seuil_goodman!r})",
        "goodman_haut(nb, total, {seuil_goodman!r})",
    ),
}
