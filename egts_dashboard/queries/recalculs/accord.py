"""L’accord de deux codeurs, refait en SQL : κ thème par thème, α, et leurs intervalles.

Les intervalles rééchantillonnent les items par d’autres tirages que la page : chaque borne vient
avec l’erreur du sien, à 95 %. Le tirage zéro est l’observé : chaque item une fois.
"""

TIRES = """
tailles AS (
    SELECT count(*) AS n, greatest(199, least({tirages}, 4000000 // count(*)))::BIGINT AS nb_tirages
    FROM lus HAVING count(*) > 0
),
places AS (
    SELECT *, unnest(range(n)) AS place
    FROM (SELECT n, unnest(range(1, nb_tirages + 1)) AS tirage FROM tailles WHERE n >= 10)
),
tires AS (
    SELECT tirage, least(n, 1 + floor(n * hasard({graine}, tirage, place)))::BIGINT AS rang, count(*) AS fois
    FROM places GROUP BY ALL
    UNION ALL
    SELECT 0, rang, 1 FROM lus
),"""
# Un tirage où la mesure est indéfinie ne compte pas.
BORNES = """
resumes AS (
    SELECT {cle}, any_value(mesure) FILTER (tirage = 0) AS observe,
        list(mesure ORDER BY mesure) FILTER (tirage > 0 AND mesure IS NOT NULL) AS tries,
        quantile_cont(mesure, 0.025) FILTER (tirage > 0) AS bas,
        quantile_cont(mesure, 0.975) FILTER (tirage > 0) AS haut
    FROM mesures GROUP BY {cle}
),
bornes AS (
    SELECT {cle}, observe,
        if(observe IS NULL, NULL, bas) AS bas, erreur_lue(tries, len(tries), 0.025, bas) AS bas_erreur,
        if(observe IS NULL, NULL, haut) AS haut, erreur_lue(tries, len(tries), 0.975, haut) AS haut_erreur
    FROM resumes
)"""
_LUS = """
lus AS (
    SELECT row_number() OVER (ORDER BY objet, item_id) AS rang, count(*) OVER () AS n,
        list_sort(list_distinct(themes_a)) AS a, list_sort(list_distinct(themes_b)) AS b,
        themes_a[1] AS premier_a, themes_b[1] AS premier_b
    FROM entrees
),""" + TIRES.replace("{tirages}", "2000")
ACCORD = (
    _LUS
    + """
donnes AS (
    SELECT rang, theme_id, bool_or(cote = 'a')::INTEGER AS oui_a, bool_or(cote = 'b')::INTEGER AS oui_b
    FROM (
        SELECT rang, 'a' AS cote, unnest(a) AS theme_id FROM lus
        UNION ALL
        SELECT rang, 'b', unnest(b) FROM lus
    )
    GROUP BY ALL
),
comptes AS (
    SELECT theme_id, tirage, any_value(n) AS n, sum(fois * oui_a) AS nb_a, sum(fois * oui_b) AS nb_b,
        sum(fois * oui_a * oui_b) AS nb_communs
    FROM tires JOIN donnes USING (rang) CROSS JOIN tailles GROUP BY ALL
),
mesures AS (
    SELECT *,
        1 - n * (nb_a + nb_b - 2 * nb_communs) / nullif(nb_a * (n - nb_b) + nb_b * (n - nb_a), 0) AS mesure
    FROM comptes
),"""
    + BORNES.replace("{cle}", "theme_id")
    + """
SELECT
    coalesce(libelle, theme_id) AS theme, n, nb_a, nb_b, nb_communs,
    observe AS kappa, bas, bas_erreur, haut, haut_erreur
FROM bornes JOIN comptes USING (theme_id) LEFT JOIN themes USING (theme_id)
WHERE tirage = 0 ORDER BY kappa NULLS LAST, theme_id"""
)
# MASI entre deux thèmes seuls est la distance nominale : une formule pour les deux α. Deux réponses
# sans thème commun sont à une distance de 1 : on ne somme que les proximités, 1 − MASI.
ALPHAS = (
    _LUS
    + """
reponses AS (
    SELECT 'Thème principal' AS sorte, rang, [premier_a] AS a, [premier_b] AS b FROM lus
    UNION ALL
    SELECT 'Ensemble des thèmes', rang, a, b FROM lus
),
citees AS (
    SELECT sorte, tirage, valeur, sum(fois) AS nb
    FROM tires JOIN (
        SELECT sorte, rang, a AS valeur FROM reponses UNION ALL SELECT sorte, rang, b FROM reponses
    ) USING (rang)
    GROUP BY ALL
),
valeurs AS (SELECT sorte, valeur FROM citees WHERE tirage = 0),
proches AS (
    SELECT x.sorte, x.valeur, y.valeur AS autre, proximite_masi(x.valeur, y.valeur) AS proximite
    FROM valeurs AS x JOIN valeurs AS y ON x.sorte = y.sorte AND list_has_any(x.valeur, y.valeur)
),
attendus AS (
    SELECT x.sorte, x.tirage, sum(x.nb * y.nb * proximite) AS proximites
    FROM citees AS x JOIN proches USING (sorte, valeur)
    JOIN citees AS y ON y.sorte = x.sorte AND y.tirage = x.tirage AND y.valeur = autre
    GROUP BY ALL
),
observes AS (
    SELECT sorte, tirage, sum(fois * (1 - proximite_masi(a, b))) AS ecarts
    FROM tires JOIN reponses USING (rang) GROUP BY ALL
),
mesures AS (
    SELECT sorte, tirage,
        1 - ecarts / n * (2 * n * (2 * n - 1)) / nullif(4 * n ** 2 - proximites, 0) AS mesure
    FROM observes JOIN attendus USING (sorte, tirage) CROSS JOIN tailles
),"""
    + BORNES.replace("{cle}", "sorte")
    + """
SELECT sorte, n, observe AS alpha, bas, bas_erreur, haut, haut_erreur
FROM bornes CROSS JOIN tailles ORDER BY sorte DESC"""
)
