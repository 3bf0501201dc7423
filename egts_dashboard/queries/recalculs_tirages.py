"""Ce que la page tire au sort, retiré au sort en SQL : d’autres tirages, la même loi.

Deux suites de tirages ne donnent pas le même dernier chiffre : chaque valeur vient avec l’erreur
de son tirage, à 95 %. Le hasard est celui de `hasard()` (store/statistiques.sql), un MD5 : la
requête rejouée redonne toujours les mêmes nombres.
"""

# Chaque présence tombe dans la modalité dont la tranche de [0, 1[ contient un nombre au hasard.
# Une distance se lit sur les seules modalités en défaut : ce qui y manque est en trop ailleurs.
REGLE = """
parts AS (
    SELECT *, sum(q) OVER (ORDER BY rang) AS jusque
    FROM (
        SELECT nb / sum(nb) OVER () AS p, poids / sum(poids) OVER () AS q,
            sum(nb) OVER () AS total, row_number() OVER (ORDER BY cle) AS rang
        FROM entrees WHERE poids > 0
    )
),
mesures AS (
    SELECT any_value(total) AS total, list(jusque ORDER BY rang) AS tranches,
        greatest(199, least(9999, 4000000 // any_value(total)))::BIGINT AS nb_tirages,
        sum(abs(p - q)) / 2 AS observee, sum(sqrt(q * (1 - q) / (2 * pi() * total))) AS attendue
    FROM parts
),
presences AS (
    SELECT *, unnest(range(1, total::BIGINT + 1)) AS presence
    FROM (SELECT *, unnest(range(1, nb_tirages + 1)) AS tirage FROM mesures)
),
tirages AS (
    SELECT tirage, total, least(len(tranches), 1 + len(list_filter(tranches, lambda t: t <= au_hasard)))
        AS rang, count(*) AS nb
    FROM (SELECT *, hasard({graine}, tirage, presence) AS au_hasard FROM presences)
    GROUP BY ALL
),
distances AS (
    SELECT tirage, sum(greatest(0, nb / tirages.total - q)) AS distance
    FROM tirages JOIN parts USING (rang) GROUP BY tirage
),
tires AS (
    SELECT *, triees[floor(nb * greatest(0, 0.95 - erreur_quantile(0.95, nb)))::INTEGER + 1] AS p95_bas,
        triees[ceil(nb * least(1, 0.95 + erreur_quantile(0.95, nb)))::INTEGER] AS p95_haut
    FROM (
        SELECT count(*) AS nb, count(*) FILTER (distance >= observee - 1e-12) AS nb_atteints,
            quantile_cont(distance, 0.95) AS p95, list(distance ORDER BY distance) AS triees
        FROM distances CROSS JOIN mesures
    )
)
SELECT repere, distance, distance_erreur, 1 - distance AS indice,
    distance_erreur AS indice_erreur, p_global, p_global_erreur
FROM (
    SELECT 'Tirage au sort, en moyenne' AS repere, attendue AS distance, 0 AS distance_erreur,
        NULL::DOUBLE AS p_global, NULL::DOUBLE AS p_global_erreur
    FROM mesures
    UNION ALL
    SELECT 'Tirage au sort, 19 fois sur 20 au plus', p95,
        greatest(p95_haut - p95, p95 - p95_bas, 1 / total), NULL, NULL
    FROM tires CROSS JOIN mesures
    UNION ALL
    SELECT 'Observée', observee, 0, (1 + nb_atteints) / (nb + 1),
        (wilson_haut(nb_atteints, nb) - wilson_bas(nb_atteints, nb)) / 2
    FROM tires CROSS JOIN mesures
)"""
