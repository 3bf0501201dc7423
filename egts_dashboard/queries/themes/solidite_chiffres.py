"""Les chiffres du volet « Solidité », chacun avec la requête qui le refait."""

from typing import Any

from egts_dashboard.francais import nombre
from egts_dashboard.queries.chiffre import Chiffre
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.themes import keep_rang, restrict
from egts_dashboard.store.connection import Store

# Paramètres, requête des lignes, leurs paramètres, valeurs rivales.
# Ce que partagent les chiffres tirés des mêmes lignes.
Suite = dict[str, Any]
_VUS = """
WITH vus AS (
    SELECT theme_id, count(DISTINCT atelier_id) AS fois
    FROM themes_croises WHERE {condition} AND {rang} AND atelier_id IS NOT NULL
    GROUP BY theme_id
),
comptes AS (
    SELECT count(*) AS s, count(*) FILTER (fois = 1) AS q1, count(*) FILTER (fois = 2) AS q2
    FROM vus
),
lus AS (SELECT count(DISTINCT atelier_id) AS m FROM themes_croises WHERE {condition})
SELECT {quoi} FROM comptes, lus
"""
_LIGNES = """
SELECT themes.libelle AS theme, count(DISTINCT atelier_id) AS nb_ateliers,
    sum(nb_items) AS nb_items
FROM themes_croises JOIN themes USING (theme_id)
WHERE {condition} AND {rang} AND atelier_id IS NOT NULL
GROUP BY themes.libelle, themes.ordre ORDER BY nb_ateliers, themes.ordre
"""


def chiffres(
    store: Store, objet: str, rang: str, filtres: Filtres = TOUT
) -> list[Chiffre]:
    """Thèmes entendus, thèmes d’un seul atelier, estimation de Chao2."""
    condition, parametres = restrict(objet, filtres)
    cles = tuple(parametres)
    trou = {"condition": condition, "rang": keep_rang(rang)}
    vus, uns, deux, nb_ateliers = store.rows(
        _VUS.format(quoi="s, q1, q2, m", **trou), parametres * 2
    )[0]
    sql = _VUS.format(quoi="s + (m - 1) / m * q1 * (q1 - 1) / (2 * (q2 + 1))", **trou)
    au_livre = store.value("SELECT count(*) FROM themes")
    suite: Suite = {
        "parametres": cles * 2,
        "sql_lignes": _LIGNES.format(**trou),
        "parametres_lignes": cles,
    }
    return [
        _entendus(vus, _VUS.format(quoi="s", **trou), suite, au_livre),
        _uniques(uns, _VUS.format(quoi="q1", **trou), suite, (deux, nb_ateliers)),
        _chao2(store.value(sql, parametres * 2), sql, suite),
    ]


def _entendus(vus: int, sql: str, suite: Suite, au_livre: int) -> Chiffre:
    return Chiffre(
        cle="entendus",
        libelle="Thèmes entendus en atelier",
        valeur=vus,
        affiche=nombre(vus),
        definition="Les thèmes du livre de codes qu’un atelier au moins a portés.",
        calcul="Thèmes distincts des items codés qui viennent d’un atelier.",
        sql=sql,
        **suite,
        precision=f"sur {nombre(au_livre)} au livre de codes",
    )


def _uniques(uns: int, sql: str, suite: Suite, autres: tuple[int, int]) -> Chiffre:
    return Chiffre(
        cle="uniques",
        libelle="Dans un seul atelier",
        valeur=uns,
        affiche=nombre(uns),
        definition="Les thèmes qu’un atelier et un seul a portés\u00a0: ce qu’un atelier de moins aurait tu.",
        calcul="Q1, le nombre de thèmes vus dans un atelier exactement.",
        sql=sql,
        **suite,
        precision=f"et {nombre(autres[0])} dans deux, sur {nombre(autres[1])} ateliers",
    )


def _chao2(estime: float, sql: str, suite: Suite) -> Chiffre:
    return Chiffre(
        cle="chao2",
        libelle="Thèmes estimés (Chao2)",
        valeur=estime,
        affiche=nombre(estime, 1),
        definition="Combien de thèmes du même genre de nombreux autres ateliers auraient fait entendre.",
        calcul="S + (m − 1)/m × Q1(Q1 − 1)/(2(Q2 + 1)), corrigé du biais\u202f; m ateliers, S thèmes vus,"
        " Q1 dans un seul, Q2 dans deux.",
        sql=sql,
        **suite,
        precision="estimation basse",
    )
