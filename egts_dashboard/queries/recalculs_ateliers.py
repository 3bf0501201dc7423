"""Ce que la page Représentativité tire des effectifs comptés atelier par atelier, refait en SQL."""

# Chaque atelier est une grappe ; sous cinq ateliers, ni variance ni bornes.
GRAPPES = """
parts AS (
    SELECT *, sum(nb) OVER modalites / sum(nb_presences) OVER modalites AS part
    FROM entrees WINDOW modalites AS (PARTITION BY modalite)
),
variances AS (
    SELECT
        modalite, any_value(part) AS estimee, count(*) AS nb_ateliers, sum(nb_presences) AS total,
        if(nb_ateliers >= 5,
            nb_ateliers / (nb_ateliers - 1) * sum((nb - part * nb_presences) ** 2) / total ** 2,
            NULL
        ) AS variance,
        variance / nullif(estimee * (1 - estimee) / total, 0) AS deff,
        student_95(nb_ateliers - 1) * sqrt(variance) AS rayon
    FROM parts GROUP BY modalite
)
SELECT
    modalite, nb_ateliers, 100 * estimee AS part_pct, deff, total / nullif(deff, 0) AS n_eff,
    if(rayon IS NULL, NULL, 100 * greatest(0, estimee - rayon)) AS bas_pct,
    if(rayon IS NULL, NULL, 100 * least(1, estimee + rayon)) AS haut_pct
FROM variances ORDER BY modalite"""
