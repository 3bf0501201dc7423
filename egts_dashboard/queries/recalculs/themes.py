"""Les mesures de la page Thèmes, refaites en SQL : convergence, saturation, rangs, trame."""

# La moyenne géométrique des parts lissées, par groupe d’au moins cinq ateliers.
CADRAN = """
parts AS (
    SELECT themes.theme_id, libelle, colonne, (coalesce(x, 0) + 0.5) / (n + 1) AS part
    FROM themes CROSS JOIN entrees
    LEFT JOIN ({presents}) AS presents USING (theme_id, lu)
    WHERE n >= 5
)
SELECT theme_id, libelle, exp(avg(ln(part))) AS convergence,
    arg_min(colonne, part) AS plus_faible, arg_max(colonne, part) AS plus_fort,
    100 * min(part) AS taux_faible_pct, 100 * max(part) AS taux_fort_pct,
    CASE
        WHEN min(part) >= 0.5 THEN 'convergent'
        WHEN max(part) >= 0.5 THEN 'territorial'
        ELSE 'rare'
    END AS lecture
FROM parts GROUP BY ALL HAVING count(*) >= 2"""

# Une façon s’applique si son poids revient à cinq ateliers égaux au moins : (Σω)² / Σω².
_POIDS = """
connus AS (
    SELECT atelier_id, nb_codes, facon, poids
    FROM (
        SELECT atelier_id, nb_codes, 1::DOUBLE AS atelier, nb_participants::DOUBLE AS participation,
            if('{reference}' = 'egale', 1, population)
                / count(*) OVER (PARTITION BY territoire_code) AS territoire
        FROM entrees
    ) UNPIVOT (poids FOR facon IN (atelier, participation, territoire))
    WHERE poids > 0
),
poids AS (
    SELECT * FROM connus WHERE facon IN (
        SELECT facon FROM connus GROUP BY facon
        HAVING sum(poids) ** 2 / sum(poids ** 2) >= 5 - 1e-9
    )
),"""
VOIX = (
    _POIDS
    + """
parts AS (
    SELECT facon, theme_id, libelle AS theme,
        100 * sum(poids * coalesce(nb_items, 0) / nb_codes) / sum(poids) AS part
    FROM poids CROSS JOIN themes
    LEFT JOIN ({cases}) AS cases USING (atelier_id, theme_id)
    GROUP BY ALL
),
rangs AS (
    SELECT *, rank() OVER (PARTITION BY facon ORDER BY round(part, 10) DESC) AS rang FROM parts
)
SELECT
    theme,
    any_value(part) FILTER (facon = 'atelier') AS part_atelier_pct,
    any_value(rang) FILTER (facon = 'atelier') AS rang_atelier,
    any_value(part) FILTER (facon = 'participation') AS part_participation_pct,
    any_value(rang) FILTER (facon = 'participation') AS rang_participation,
    any_value(part) FILTER (facon = 'territoire') AS part_territoire_pct,
    any_value(rang) FILTER (facon = 'territoire') AS rang_territoire,
    min(rang) AS rang_min, max(rang) AS rang_max, max(rang) - min(rang) AS etendue
FROM rangs GROUP BY theme ORDER BY rang_atelier, theme"""
)
# Le τ-b de Kendall de deux façons, sur les ateliers que les deux comptent (cinq au moins).
ACCORDS = (
    _POIDS
    + """
communs AS (
    SELECT a.facon AS une, b.facon AS autre, atelier_id, a.nb_codes,
        a.poids AS poids_une, b.poids AS poids_autre,
        count(*) OVER (PARTITION BY a.facon, b.facon) AS nb_ateliers
    FROM poids AS a JOIN poids AS b USING (atelier_id) WHERE a.facon < b.facon
),
scores AS (
    SELECT une, autre, nb_ateliers, theme_id,
        round(sum(poids_une * coalesce(nb_items, 0) / nb_codes) / sum(poids_une), 12) AS x,
        round(sum(poids_autre * coalesce(nb_items, 0) / nb_codes) / sum(poids_autre), 12) AS y
    FROM communs CROSS JOIN themes
    LEFT JOIN ({cases}) AS cases USING (atelier_id, theme_id)
    WHERE nb_ateliers >= 5
    GROUP BY ALL
)
SELECT une, autre, nb_ateliers,
    sum(sign(a.x - b.x) * sign(a.y - b.y))
        / sqrt(sum(abs(sign(a.x - b.x))) * sum(abs(sign(a.y - b.y)))) AS tau
FROM scores AS a JOIN scores AS b USING (une, autre, nb_ateliers)
WHERE a.theme_id < b.theme_id GROUP BY ALL ORDER BY une, autre"""
)

# Sur combien d’ateliers repose chaque façon, et à combien de même poids ils reviennent.
BASES = (
    _POIDS
    + """
bases AS (
    SELECT facon, count(*) AS nb_ateliers, sum(poids) ** 2 / sum(poids ** 2) AS nb_egal
    FROM connus GROUP BY facon
)
SELECT * FROM bases ORDER BY facon"""
)

# À tour de rôle, chaque atelier manque ; les items hors atelier restent.
RETRAITS = """
poids AS (
    SELECT theme_id, atelier_id, if('{critere}' = 'items', nb_items, 1) AS poids
    FROM ({cases}) JOIN entrees USING (atelier_id)
),
totaux AS (
    SELECT themes.theme_id, libelle AS theme,
        coalesce(sum(poids), 0) + if('{critere}' = 'items', coalesce(any_value(hors.nb), 0), 0) AS valeur
    FROM themes
    LEFT JOIN poids USING (theme_id)
    LEFT JOIN ({hors}) AS hors(theme_id, nb) USING (theme_id)
    GROUP BY ALL
),
complets AS (SELECT *, rank() OVER (ORDER BY valeur DESC) AS rang FROM totaux),
retraits AS (
    SELECT theme_id,
        rank() OVER (PARTITION BY atelier_id ORDER BY valeur - coalesce(poids, 0) DESC) AS rang_sans
    FROM totaux CROSS JOIN (SELECT atelier_id FROM entrees)
    LEFT JOIN poids USING (theme_id, atelier_id)
)
SELECT
    theme, valeur, rang,
    least(rang, min(rang_sans)) AS rang_min, greatest(rang, max(rang_sans)) AS rang_max,
    rang_max - rang_min AS etendue,
    count(*) FILTER (rang_sans <> rang) AS nb_changes, count(*) AS nb_retraits,
    100 * nb_changes / nb_retraits AS change_pct
FROM complets JOIN retraits USING (theme_id)
GROUP BY theme, valeur, rang ORDER BY rang, rang_min, theme"""

# Les trois colonnes l’une sous l’autre, comme la table les montre.
TRAME = """
SELECT theme, code, nb_items
FROM entrees UNPIVOT (nb_items FOR code IN (constat, pratique, preconisation))"""
