"""L’analyse des correspondances refaite en SQL : axes, aides, dispersion, test d’indépendance.

Aucune valeur singulière n’y est demandée à une bibliothèque : une matrice multipliée par
elle-même quarante fois ne garde que son premier axe ; ôté, il laisse le second.
"""

# Les thèmes et les colonnes de moins de huit codages sortent, tour après tour : en ôter un peut
# en laisser un autre trop rare.
_GARDES = """
tours AS (
    SELECT 0 AS tour, theme_id, theme, code, colonne, nb_items FROM entrees
    UNION ALL
    SELECT tour + 1, theme_id, theme, code, colonne, nb_items
    FROM (
        SELECT *, sum(nb_items) OVER (PARTITION BY theme_id) AS du_theme,
            sum(nb_items) OVER (PARTITION BY code) AS de_la_colonne
        FROM tours
    )
    WHERE du_theme >= {codages_min} AND de_la_colonne >= {codages_min}
        AND tour < (SELECT count(DISTINCT theme_id) + count(DISTINCT code) FROM entrees)
),
gardes AS (SELECT * FROM tours WHERE tour = (SELECT max(tour) FROM tours)),
n AS (SELECT sum(nb_items) AS n FROM gardes),"""

# Ce qui reste à analyser ; trop peu, et il n’y a pas de carte.
RESTANTS = (
    _GARDES
    + """
restants AS (
    SELECT sum(nb_items) AS nb_codages, count(DISTINCT theme_id) AS nb_themes,
        count(DISTINCT code) AS nb_colonnes
    FROM gardes
)
SELECT * FROM restants"""
)

# Un axe : la ligne la plus longue de la matrice puissance est le vecteur propre, à un facteur
# près, et sa plus grande coordonnée y est positive : voilà le sens fixé.
_AXE = """
puissances_{axe} AS (
    SELECT 0 AS tour, m FROM {matrice}
    UNION ALL
    SELECT tour + 1, list_transform(m, lambda a: list_transform(m, lambda b: list_dot_product(a, b) / trace))
    FROM (
        SELECT tour, m, list_sum(list_transform(m, lambda a: list_dot_product(a, a))) AS trace
        FROM puissances_{axe}
    )
    WHERE tour < 40 AND trace > 0
),
axe_{axe} AS (
    SELECT u, list_dot_product(u, list_transform(m, lambda a: list_dot_product(a, u))) AS inertie
    FROM {matrice} CROSS JOIN (
        SELECT list_transform(longue, lambda x: x / sqrt(list_dot_product(longue, longue))) AS u
        FROM (
            SELECT arg_max(a, list_dot_product(a, a)) AS longue
            FROM (SELECT unnest(m) AS a FROM puissances_{axe} WHERE tour = 40)
        )
    )
),"""

_CORRESPONDANCES = """
themes_gardes AS (
    SELECT theme_id, any_value(theme) AS nom, sum(nb_items) AS nb, sum(nb_items) / any_value(n) AS masse,
        row_number() OVER (ORDER BY theme_id) AS i
    FROM gardes CROSS JOIN n GROUP BY theme_id
),
colonnes_gardees AS (
    SELECT code, any_value(colonne) AS nom, sum(nb_items) AS nb, sum(nb_items) / any_value(n) AS masse,
        row_number() OVER (ORDER BY code) AS j
    FROM gardes CROSS JOIN n GROUP BY code
),
cases AS (
    SELECT i, j, t.masse AS r, c.masse AS c, coalesce(nb_items, 0) / n AS p,
        (coalesce(nb_items, 0) / n - t.masse * c.masse) / sqrt(t.masse * c.masse) AS s
    FROM themes_gardes AS t CROSS JOIN colonnes_gardees AS c CROSS JOIN n
    LEFT JOIN (SELECT theme_id, code, sum(nb_items) AS nb_items FROM gardes GROUP BY ALL) AS g
        ON g.theme_id = t.theme_id AND g.code = c.code
),
rangees AS (SELECT i, list(s ORDER BY j) AS s FROM cases GROUP BY i),
matrice AS (
    SELECT list(list_transform(toutes, lambda a: list_dot_product(s, a)) ORDER BY i) AS m
    FROM rangees CROSS JOIN (SELECT list(s ORDER BY i) AS toutes FROM rangees)
),{axe_1}
matrice_sans_axe_1 AS (
    SELECT list_transform(m, lambda a, i: list_transform(a, lambda x, j: x - inertie * u[i] * u[j])) AS m
    FROM matrice CROSS JOIN axe_1
),{axe_2}
axes AS (
    SELECT a.u AS u1, b.u AS u2, a.inertie AS inertie_1, b.inertie AS inertie_2
    FROM axe_1 AS a CROSS JOIN axe_2 AS b
),
places AS (
    SELECT *, s * u1[i] / sqrt(inertie_1) AS w1, s * u2[i] / sqrt(inertie_2) AS w2
    FROM cases CROSS JOIN axes
),
vecteurs AS (
    SELECT 'theme' AS cote, i AS rang, any_value(r) AS masse, any_value(u1[i]) AS v1,
        any_value(u2[i]) AS v2, sum(s ** 2) AS inertie
    FROM places GROUP BY i
    UNION ALL
    SELECT 'colonne', j, any_value(c), sum(w1), sum(w2), sum(s ** 2) FROM places GROUP BY j
),
points AS (
    SELECT cote, rang, masse, inertie, inertie_1, inertie_2,
        v1 * sqrt(inertie_1 / masse) AS axe_1, v2 * sqrt(inertie_2 / masse) AS axe_2,
        v1 / sqrt(masse) AS standard_1, v2 / sqrt(masse) AS standard_2,
        100 * v1 ** 2 AS contribution_1_pct, 100 * v2 ** 2 AS contribution_2_pct,
        if(inertie / masse > 1e-10, v1 ** 2 * inertie_1 / inertie, 0) AS cos2_1,
        if(inertie / masse > 1e-10, v2 ** 2 * inertie_2 / inertie, 0) AS cos2_2
    FROM vecteurs CROSS JOIN axes
),
profils AS (
    SELECT 'theme' AS cote, i AS rang, j AS face, p / r AS part FROM cases
    UNION ALL
    SELECT 'colonne', j, i, p / c FROM cases
),
dispersions AS (
    SELECT ici.cote, ici.rang,
        inverse_moyen(any_value(n), any_value(ici.masse)) AS k,
        k * (sum(part * en_face.standard_1 ** 2) - any_value(ici.axe_1) ** 2) AS variance_1,
        k * (sum(part * en_face.standard_2 ** 2) - any_value(ici.axe_2) ** 2) AS variance_2,
        k * (sum(part * en_face.standard_1 * en_face.standard_2)
            - any_value(ici.axe_1) * any_value(ici.axe_2)) AS covariance
    FROM points AS ici
    JOIN profils ON profils.cote = ici.cote AND profils.rang = ici.rang
    JOIN points AS en_face ON en_face.cote <> ici.cote AND en_face.rang = face
    CROSS JOIN n
    GROUP BY ALL
),
noms AS (
    SELECT 'theme' AS cote, i AS rang, theme_id AS code, nom, nb FROM themes_gardes
    UNION ALL
    SELECT 'colonne', j, code, nom, nb FROM colonnes_gardees
)
SELECT
    cote, code, nom, if(cote = 'theme', 'Thème', 'Colonne') AS sorte_point, nb AS nb_codages, masse,
    axe_1, axe_2, contribution_1_pct, contribution_2_pct, cos2_1, cos2_2, cos2_1 + cos2_2 AS qualite,
    variance_1, variance_2, covariance,
    variance_1 * variance_2 - covariance ** 2 AS determinant,
    determinant > 1e-12 AND (
        axe_1 ** 2 * variance_2 - 2 * axe_1 * axe_2 * covariance + axe_2 ** 2 * variance_1
    ) / determinant > -2 * ln(0.05) AS est_a_part,
    if(est_a_part, 'oui', 'non') AS a_part,
    sum(inertie) OVER (PARTITION BY cote) AS inertie_totale,
    100 * inertie_1 / inertie_totale AS part_1_pct, 100 * inertie_2 / inertie_totale AS part_2_pct
FROM points JOIN dispersions USING (cote, rang) JOIN noms USING (cote, rang)
ORDER BY contribution_1_pct * inertie_1 + contribution_2_pct * inertie_2 DESC"""

CORRESPONDANCES = _GARDES + _CORRESPONDANCES.replace(
    "{axe_1}", _AXE.format(axe=1, matrice="matrice")
).replace("{axe_2}", _AXE.format(axe=2, matrice="matrice_sans_axe_1"))

# Chaque codage garde son thème et reçoit la colonne d’un autre : les marges ne bougent pas.
INDEPENDANCE = (
    _GARDES
    + """
codages AS (
    SELECT theme_id, code, row_number() OVER (ORDER BY theme_id, code) AS place
    FROM (SELECT *, unnest(range(nb_items)) FROM gardes)
),
melanges AS (
    SELECT tirage, code,
        row_number() OVER (PARTITION BY tirage ORDER BY hasard({graine}, tirage, place)) AS place
    FROM codages CROSS JOIN (
        SELECT unnest(range(1, greatest(19, least(999, 4000000 // n))::BIGINT + 1)) AS tirage FROM n
    )
),
marges_t AS (SELECT theme_id, sum(nb_items) AS nb_t FROM gardes GROUP BY ALL),
marges_c AS (SELECT code, sum(nb_items) AS nb_c FROM gardes GROUP BY ALL),
tires AS (
    SELECT tirage, theme_id, melanges.code, count(*) AS nb
    FROM melanges JOIN codages USING (place) GROUP BY ALL
),
inerties AS (
    SELECT tirage, sum(nb ** 2 / (nb_t * nb_c)) - 1 AS inertie
    FROM tires JOIN marges_t USING (theme_id) JOIN marges_c USING (code) GROUP BY tirage
),
mesure AS (
    SELECT sum(nb_items ** 2 / (nb_t * nb_c)) - 1 AS inertie
    FROM (SELECT theme_id, code, sum(nb_items) AS nb_items FROM gardes GROUP BY ALL)
    JOIN marges_t USING (theme_id) JOIN marges_c USING (code)
),
comptes AS (
    SELECT any_value(mesure.inertie) AS inertie, count(*) AS nb,
        count(*) FILTER (inerties.inertie >= mesure.inertie - 1e-12) AS nb_atteints
    FROM inerties CROSS JOIN mesure
)
SELECT inertie,
    (SELECT count(*) - 1 FROM marges_t) * (SELECT count(*) - 1 FROM marges_c) / (n - 1) AS attendue,
    (1 + nb_atteints) / (nb + 1) AS p,
    (wilson_haut(nb_atteints, nb) - wilson_bas(nb_atteints, nb)) / 2 AS p_erreur
FROM comptes CROSS JOIN n"""
)
