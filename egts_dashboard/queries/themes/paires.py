"""Les thèmes portés ensemble par un même item."""

from typing import Any

import pandas as pd

from egts_dashboard.francais import nombre, pourcent
from egts_dashboard.queries.chiffre import Chiffre
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.themes import cite, restrict
from egts_dashboard.store.connection import Store

NB_LIGNES = 200
_PAIRES = """
WITH presents AS (
    SELECT theme_id, sum(nb_items)::BIGINT AS nb
    FROM themes_croises WHERE {condition} GROUP BY theme_id
),
codes AS (
    SELECT sum(nb_items)::BIGINT AS total
    FROM themes_croises WHERE {condition} AND est_principal
),
ensemble AS (
    SELECT theme_a, theme_b, sum(nb_items)::BIGINT AS nb
    FROM themes_paires WHERE {condition} GROUP BY ALL
)
SELECT
    a.theme_id AS code_a, b.theme_id AS code_b,
    noms_a.libelle AS theme_a, noms_b.libelle AS theme_b,
    coalesce(ensemble.nb, 0) AS nb_ensemble, a.nb AS nb_premier, b.nb AS nb_second, total
FROM presents AS a
JOIN presents AS b ON b.theme_id > a.theme_id
CROSS JOIN codes
JOIN themes AS noms_a ON noms_a.theme_id = a.theme_id
JOIN themes AS noms_b ON noms_b.theme_id = b.theme_id
LEFT JOIN ensemble ON theme_a = a.theme_id AND theme_b = b.theme_id
ORDER BY nb_ensemble DESC, code_a, code_b
"""
_LIGNES = f"""
    SELECT items.intitule, string_agg(themes.libelle, ' + ' ORDER BY themes.ordre) AS themes,
        sources.titre AS document, items.localisation, items.certitude
    FROM items
    JOIN items_themes USING (item_no)
    JOIN themes ON themes.theme_id = items_themes.theme_id
    LEFT JOIN sources ON sources.source_id = items.source_id
    WHERE item_no IN (
        SELECT item_no FROM items WHERE {{condition}} ORDER BY item_no LIMIT {NB_LIGNES}
    )
    GROUP BY item_no, items.intitule, sources.titre, items.localisation, items.certitude
    ORDER BY item_no
"""


def requete(objet: str, filtres: Filtres = TOUT) -> tuple[str, list[Any]]:
    """La requête des nombres bruts de chaque paire, et ses paramètres."""
    condition, parametres = restrict(objet, filtres)
    return _PAIRES.format(condition=condition), parametres * 3


def paires(store: Store, objet: str, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Chaque paire de thèmes présents, même jamais ensemble ; la plus fréquente d’abord.

    Colonnes : code_a, code_b, theme_a, theme_b, nb_ensemble (items qui portent les deux), nb_premier,
    nb_second (items de chaque thème, à tout rang), total (items codés), source_ids.
    """
    return cite(store, objet, filtres, store.frame(*requete(objet, filtres)))


def portes(store: Store, objet: str, filtres: Filtres = TOUT) -> dict[str, int]:
    """Combien d’items codés, et combien portent au moins deux thèmes. Clés : total, nb_deux."""
    condition, parametres = restrict(objet, filtres)
    (lus,) = store.records(
        f"""
        SELECT count(*) FILTER (nb_themes > 0) AS total,
            count(*) FILTER (nb_themes > 1) AS nb_deux
        FROM items WHERE {condition}
        """,
        parametres,
    )
    return lus


def chiffres(store: Store, objet: str, filtres: Filtres = TOUT) -> list[Chiffre]:
    """Items à deux thèmes au moins, paires rencontrées, paire la plus fréquente."""
    condition, parametres = restrict(objet, filtres)
    cles = tuple(parametres)
    tableau, lus = paires(store, objet, filtres), portes(store, objet, filtres)
    lignes = _LIGNES.format(condition=f"{condition} AND nb_themes > 1")
    deux = _deux(lus, condition, cles, lignes)
    if tableau.empty:
        return [deux]
    vues = Chiffre(
        cle="paires",
        libelle="Paires rencontrées",
        valeur=int((tableau["nb_ensemble"] > 0).sum()),
        affiche=f"{nombre((tableau['nb_ensemble'] > 0).sum())} sur {nombre(len(tableau))}",
        definition="Les paires de thèmes qu’un item au moins porte ensemble, sur les paires possibles.",
        calcul="Paires distinctes dans les filtres\u202f; possibles\u00a0: celles des thèmes présents.",
        sql=f"SELECT count(DISTINCT (theme_a, theme_b)) FROM themes_paires WHERE {condition}",
        parametres=cles,
        sql_lignes=lignes,
        parametres_lignes=cles,
    )
    return [deux, vues, _record(tableau.iloc[0], condition, cles)]


def _deux(
    lus: dict[str, int], condition: str, cles: tuple[Any, ...], lignes: str
) -> Chiffre:
    return Chiffre(
        cle="deux",
        libelle="Items à deux thèmes ou trois",
        valeur=lus["nb_deux"],
        affiche=nombre(lus["nb_deux"]),
        definition="Les items codés qui portent plus d’un thème\u00a0: eux seuls relient des thèmes.",
        calcul=f"Items dont nb_themes dépasse un, dans les filtres. Lignes\u00a0: les {NB_LIGNES} premières.",
        sql=f"SELECT count(*) FROM items WHERE {condition} AND nb_themes > 1",
        parametres=cles,
        sql_lignes=lignes,
        parametres_lignes=cles,
        precision=f"{pourcent(lus['nb_deux'] / lus['total'])} des {nombre(lus['total'])} items codés"
        if lus["total"]
        else "",
    )


def _record(premiere: pd.Series, condition: str, cles: tuple[Any, ...]) -> Chiffre:
    codes = (premiere["code_a"], premiere["code_b"])
    porte = "item_no IN (SELECT item_no FROM items_themes WHERE theme_id = ?)"
    return Chiffre(
        cle="paire",
        libelle="Paire la plus fréquente",
        valeur=int(premiere["nb_ensemble"]),
        affiche=nombre(premiere["nb_ensemble"]),
        definition="Le nombre d’items qui portent à la fois les deux thèmes le plus souvent réunis.",
        calcul="Items par paire de thèmes, puis la paire la plus fournie\u202f; à égalité, dans l’ordre des codes.",
        sql=f"SELECT sum(nb_items) FROM themes_paires WHERE {condition} AND theme_a = ? AND theme_b = ?",
        parametres=(*cles, *codes),
        sql_lignes=_LIGNES.format(condition=f"{condition} AND {porte} AND {porte}"),
        parametres_lignes=(*cles, *codes),
        precision=f"{premiere['theme_a']} + {premiere['theme_b']}",
    )
