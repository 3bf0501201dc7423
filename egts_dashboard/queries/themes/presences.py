"""Dans combien d’ateliers un thème est présent, croisé avec les axes : l’unité est l’atelier."""

from typing import Any

import pandas as pd

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.themes import base, keep_rang, par_theme, restrict
from egts_dashboard.queries.themes.croisements import (
    AXES,
    NB_COLONNES,
    NOMS,
    name_levels,
)
from egts_dashboard.store.connection import Store

_PRESENCES = """
WITH colonnes AS (
    SELECT {axe} AS lu, count(DISTINCT atelier_no) AS n
    FROM themes_croises WHERE {condition} GROUP BY lu
),
cases AS (
    SELECT theme_id, {axe} AS lu, count(DISTINCT atelier_no) AS x
    FROM themes_croises WHERE {condition} AND {rang} GROUP BY ALL
)
SELECT theme_id, nom AS colonne, x, n
FROM cases JOIN colonnes USING (lu) JOIN ({noms}) AS noms USING (lu)
ORDER BY ALL
"""
_CHANCES = """
WITH places AS (
    SELECT DISTINCT atelier_no, {axe} AS lu FROM themes_croises WHERE {condition}
),
portees AS (
    SELECT theme_id, atelier_no, count(DISTINCT {axe}) AS nb
    FROM themes_croises WHERE {condition} AND {rang} GROUP BY ALL
),
tailles AS (SELECT atelier_no, count(*) AS nb_colonnes FROM places GROUP BY ALL)
SELECT
    theme_id, code::VARCHAR AS code,
    list(portees.nb / nb_colonnes ORDER BY atelier_no) AS chances
FROM portees JOIN places USING (atelier_no) JOIN tailles USING (atelier_no)
JOIN ({noms}) AS noms USING (lu)
GROUP BY ALL ORDER BY ALL
"""


def presences(
    store: Store, objet: str, rang: str, croiser: str, filtres: Filtres = TOUT
) -> pd.DataFrame:
    """Dans combien d’ateliers de chaque colonne un thème est présent : l’unité est l’atelier.

    Colonnes : theme_id, theme, code, colonne, x (ateliers de la colonne où le thème est),
    n (ateliers de la colonne), k (ateliers où le thème est), total (ateliers),
    colonnes_par_atelier (le plus grand nombre de colonnes où un même atelier figure), source_ids.
    Thèmes du plus au moins récurrent, colonnes du plus au moins d’ateliers (niveaux et années
    dans leur ordre), dix au plus. Les items sans atelier n’y sont pas.
    """
    condition, parametres = restrict(objet, filtres)
    condition += " AND atelier_no IS NOT NULL"
    colonnes = store.frame(
        f"""
        SELECT groupes.lu, code::VARCHAR AS code, nom AS colonne, n
        FROM (
            SELECT {AXES[croiser]} AS lu, count(DISTINCT atelier_no) AS n
            FROM themes_croises WHERE {condition} AND {AXES[croiser]} IS NOT NULL
            GROUP BY lu ORDER BY n DESC, lu LIMIT {NB_COLONNES}
        ) AS groupes
        JOIN ({NOMS[croiser]}) AS noms USING (lu)
        ORDER BY place, n DESC, colonne, code
        """,
        parametres,
    )
    cases = store.frame(
        f"""
        SELECT theme_id, {AXES[croiser]} AS lu, count(DISTINCT atelier_no) AS x
        FROM themes_croises
        WHERE {condition} AND {keep_rang(rang)} AND lu IN (SELECT unnest(?)) GROUP BY ALL
        """,
        [*parametres, colonnes["lu"].tolist()],
    )
    grille = _grid(par_theme(store, objet, rang, filtres), colonnes, cases)
    grille["total"] = base(store, objet, filtres)["nb_ateliers"]
    grille["colonnes_par_atelier"] = _overlap(store, croiser, condition, parametres)
    return name_levels(grille.drop(columns="lu"), croiser)


def requete_presences(
    objet: str, rang: str, croiser: str, filtres: Filtres = TOUT
) -> tuple[str, list[Any]]:
    """La requête qui redonne x et n de chaque case où le thème est, et ses paramètres."""
    condition, parametres = restrict(objet, filtres)
    sql = _PRESENCES.format(
        axe=AXES[croiser],
        noms=NOMS[croiser].strip(),
        condition=f"{condition} AND atelier_no IS NOT NULL",
        rang=keep_rang(rang),
    )
    return sql, parametres * 2


def chances(
    store: Store, objet: str, rang: str, croiser: str, filtres: Filtres = TOUT
) -> pd.DataFrame:
    """Par thème et colonne, ce que chaque atelier de la colonne lui donnait de chances d’y être.

    Colonnes : theme_id, code, chances (parts des colonnes de l’atelier qui portent le thème, pour
    les ateliers qui le portent quelque part). Thèmes et colonnes en ordre.
    """
    condition, parametres = restrict(objet, filtres)
    sql = _CHANCES.format(
        axe=AXES[croiser],
        noms=NOMS[croiser],
        condition=f"{condition} AND atelier_no IS NOT NULL AND {AXES[croiser]} IS NOT NULL",
        rang=keep_rang(rang),
    )
    return store.frame(sql, parametres * 2)


def _overlap(store: Store, croiser: str, condition: str, parametres: list[Any]) -> int:
    """Dans combien de colonnes un même atelier figure, au plus."""
    nb: int = store.value(
        f"""
        SELECT coalesce(max(nb), 0) FROM (
            SELECT count(DISTINCT {AXES[croiser]}) AS nb FROM themes_croises
            WHERE {condition} GROUP BY atelier_no
        )
        """,
        parametres,
    )
    return nb


def _grid(
    themes: pd.DataFrame, colonnes: pd.DataFrame, cases: pd.DataFrame
) -> pd.DataFrame:
    """Tous les thèmes par toutes les colonnes ; une case que rien n’occupe vaut zéro atelier."""
    nommes = themes.rename(columns={"libelle": "theme", "nb_ateliers": "k"})
    grille = (
        nommes[["theme_id", "theme", "k", "source_ids"]]
        .sort_values("k", ascending=False, kind="stable")
        .merge(colonnes, how="cross")
        .merge(cases, how="left", on=["theme_id", "lu"])
    )
    return grille.assign(x=grille["x"].fillna(0).astype(int))
