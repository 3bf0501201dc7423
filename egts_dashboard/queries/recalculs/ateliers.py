"""Ce que la page Représentativité tire des effectifs comptés atelier par atelier, refait en SQL."""

from egts_dashboard.queries.recalculs.ecarts import CORRIGER

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
# Derrière des participations : une personne par présence au plus, l’atelier ou la séance la plus suivie
# au moins.
PERSONNES = """
SELECT max(nb) AS personnes_min, sum(nb) AS personnes_max,
    if(max(nb_seances) > 1, ceil(max(nb / nb_seances)), NULL) AS par_seance_min
FROM entrees WHERE poids IS NOT NULL"""
# Les tableaux de mêmes marges : on mêle les présences, puis on les remet à leurs places. Un tableau
# est au moins aussi rare que l’observé quand le produit des factorielles de ses cases l’atteint.
CROISEMENT = """
presences AS (
    SELECT modalite, atelier_id, row_number() OVER (ORDER BY modalite, atelier_id, presence) AS rang
    FROM (SELECT modalite, atelier_id, unnest(range(nb::BIGINT)) AS presence FROM entrees)
),
tailles AS (
    SELECT count(*) AS n, count(DISTINCT modalite) AS nb_modalites,
        count(DISTINCT atelier_id) AS nb_ateliers,
        greatest(199, least({tirages}, 4000000 // count(*)))::BIGINT AS nb_tirages
    FROM presences HAVING nb_modalites >= 2 AND nb_ateliers >= 2
),
melees AS (
    SELECT tirage, modalite,
        row_number() OVER (PARTITION BY tirage ORDER BY hasard({graine}, tirage, rang)) AS rang
    FROM presences CROSS JOIN (SELECT unnest(range(1, nb_tirages + 1)) AS tirage FROM tailles)
),
cases AS (
    SELECT tirage, melees.modalite, atelier_id, count(*) AS nb
    FROM melees JOIN presences USING (rang) GROUP BY ALL
),
tires AS (SELECT tirage, sum(lgamma(nb + 1)) AS rarete FROM cases GROUP BY tirage),
observe AS (SELECT sum(lgamma(nb + 1)) AS rarete FROM entrees),
comptes AS (
    SELECT count(*) AS nb, count(*) FILTER (tires.rarete >= observe.rarete - 1e-7) AS nb_atteints
    FROM tires CROSS JOIN observe
)
SELECT n, nb_modalites, nb_ateliers, nb AS nb_tirages, (1 + nb_atteints) / (nb + 1) AS p_global,
    (wilson_haut(nb_atteints, nb) - wilson_bas(nb_atteints, nb)) / 2 AS p_global_erreur
FROM comptes CROSS JOIN tailles"""
# Chaque case contre le reste ; une modalité ou un atelier sans personne n’y est pour rien.
MARGES = """
marges AS (
    SELECT *, sum(nb) OVER (PARTITION BY modalite) AS ligne,
        sum(nb) OVER (PARTITION BY atelier_id) AS colonne, sum(nb) OVER () AS n
    FROM entrees
),
calculs AS (
    SELECT modalite, atelier_id, atelier, nb, colonne AS nb_presences,
        ligne * colonne / n AS presences_attendues,
        (nb - presences_attendues)
            / sqrt(presences_attendues * (1 - ligne / n) * (1 - colonne / n)) AS residu,
        fisher(nb, ligne, colonne - nb, n - ligne) AS p_exact
    FROM marges WHERE ligne > 0 AND colonne > 0
)""" + CORRIGER.format(p="p_exact", q="p_bh")
