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
    SELECT count(*) AS nb, count(*) FILTER (distance >= observee - 1e-12) AS nb_atteints,
        quantile_cont(distance, 0.95) AS p95, list(distance ORDER BY distance) AS triees
    FROM distances CROSS JOIN mesures
)
SELECT repere, distance, distance_erreur, 1 - distance AS indice,
    distance_erreur AS indice_erreur, distance * total AS a_deplacer, total, p_global, p_global_erreur,
    (SELECT min(p / q) / max(p / q) FROM parts) AS faible_sur_fort
FROM (
    SELECT 'Tirage au sort, en moyenne' AS repere, attendue AS distance, 0 AS distance_erreur,
        NULL::DOUBLE AS p_global, NULL::DOUBLE AS p_global_erreur, total
    FROM mesures
    UNION ALL
    SELECT 'Tirage au sort, 19 fois sur 20 au plus', p95,
        greatest(erreur_lue(triees, nb, 0.95, p95), 1 / total), NULL, NULL, total
    FROM tires CROSS JOIN mesures
    UNION ALL
    SELECT 'Observée', observee, 0, (1 + nb_atteints) / (nb + 1),
        (wilson_haut(nb_atteints, nb) - wilson_bas(nb_atteints, nb)) / 2, total
    FROM tires CROSS JOIN mesures
)"""

# Les ateliers dans mille ordres (moins s’ils sont très nombreux) ; un thème se voit au premier
# atelier qui le dit. La moyenne et Chao2 se calculent sans tirage : un thème présent dans nb des m
# ateliers manque à k d’entre eux, C(m − nb, k) / C(m, k).
BANDE = """
fois AS (
    SELECT theme_id, count(*) AS nb FROM ({cases}) JOIN entrees USING (atelier_id)
    GROUP BY theme_id
),
tailles AS (SELECT count(*) AS m, unnest(range(1, m + 1)) AS k FROM entrees),
chao AS (
    SELECT
        count(*) AS vus, count(*) FILTER (nb = 1) AS uns, count(*) FILTER (nb = 2) AS deux,
        any_value((m - 1) / m) AS part, part * uns * (uns - 1) / (2 * (deux + 1)) AS reste,
        vus + reste AS chao2,
        reste + part ** 2 * uns * if(deux > 0,
            (2 * uns - 1) ** 2 / (4 * (deux + 1) ** 2) + uns * deux * (uns - 1) ** 2 / (4 * (deux + 1) ** 4),
            ((2 * uns - 1) ** 2 - uns ** 3 / chao2) / 4
        ) AS variance,
        exp(1.96 * sqrt(ln(1 + variance / nullif(reste, 0) ** 2))) AS etendue
    FROM fois CROSS JOIN (SELECT count(*) AS m FROM entrees)
),
ordres AS (
    SELECT atelier_id, tirage,
        row_number() OVER (PARTITION BY tirage ORDER BY hasard({graine}, tirage, atelier_id)) AS place
    FROM entrees CROSS JOIN (
        SELECT unnest(range(1, greatest(100, least(1000, 2000000 // count(*))) + 1)) AS tirage
        FROM entrees
    )
),
premiers AS (
    SELECT tirage, theme_id, min(place) AS place
    FROM ordres JOIN ({cases}) USING (atelier_id) GROUP BY ALL
),
vus AS (
    SELECT k, tirage, count(*) FILTER (place <= k) AS nb
    FROM tailles CROSS JOIN premiers GROUP BY ALL
),
bande AS (
    SELECT k, count(*) AS n, list(nb ORDER BY nb) AS tries,
        quantile_cont(nb, 0.025) AS bas, quantile_cont(nb, 0.975) AS haut
    FROM vus GROUP BY k
)
SELECT
    k AS nb_ateliers,
    sum(1 - if(m - nb < k, 0, exp(ln_parmi(m - nb, k) - ln_parmi(m, k)))) AS nb_themes,
    any_value(bas) AS bas, any_value(erreur_lue(tries, n, 0.025, bas)) AS bas_erreur,
    any_value(haut) AS haut, any_value(erreur_lue(tries, n, 0.975, haut)) AS haut_erreur,
    any_value(chao2) AS chao2,
    any_value(if(reste > 0, vus + reste / etendue, NULL)) AS chao2_bas,
    any_value(if(reste > 0, vus + reste * etendue, NULL)) AS chao2_haut
FROM tailles JOIN bande USING (k) CROSS JOIN fois CROSS JOIN chao GROUP BY k, m ORDER BY k"""
