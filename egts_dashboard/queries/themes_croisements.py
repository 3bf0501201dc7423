"""Les thèmes croisés avec l’atelier, le territoire, le niveau, l’année, le document ou le volet."""

from typing import Any

import pandas as pd

from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.themes import (
    base,
    cite,
    keep_rang,
    par_theme,
    restrict,
)
from egts_dashboard.store.connection import Store

# Une matrice plus large ne se lit plus : on garde les colonnes les plus fournies.
NB_COLONNES = 10
# Le nom de la colonne des items que l’axe ne place pas.
SANS = {"atelier": "Sans atelier", "volet": "Sans volet"}
# La colonne que chaque axe lit : un numéro là où les valeurs sont nombreuses.
_AXES = {
    "atelier": "atelier_no",
    "territoire": "territoire_code",
    "niveau": "niveau",
    "annee": "annee",
    "document": "source_no",
    "volet": "volet",
}
# Ce qui tient lieu de valeur absente dans une comparaison.
_VIDES = {
    "atelier": "-1",
    "territoire": "''",
    "niveau": "''",
    "annee": "-1",
    "document": "-1",
    "volet": "''",
}
_NOMS = {
    "atelier": "SELECT rowid AS lu, atelier_id AS code, intitule AS nom, NULL AS place FROM ateliers",
    "territoire": "SELECT territoire_code AS lu, lu AS code, nom, NULL AS place FROM territoires",
    "niveau": """
        SELECT niveau AS lu, niveau AS code, niveau AS nom,
            array_position(['national', 'inter_region', 'region', 'departement', 'commune'], niveau)
                AS place
        FROM (SELECT DISTINCT niveau FROM territoires)
        """,
    "annee": "SELECT unnest(range(1900, 2200)) AS lu, lu AS code, lu::VARCHAR AS nom, lu AS place",
    "document": "SELECT rowid AS lu, source_id AS code, titre AS nom, NULL AS place FROM sources",
    "volet": """
        SELECT DISTINCT volet AS lu, volet AS code, volet AS nom, NULL AS place
        FROM themes_croises WHERE volet IS NOT NULL
        """,
}

_MATRICE = """
    WITH bases AS (
        SELECT {axe} AS lu, sum(nb_items) AS base, count(*) OVER () AS nb_colonnes
        FROM themes_croises WHERE {condition} AND est_principal
        GROUP BY lu ORDER BY base DESC, lu LIMIT {nb}
    ),
    cases AS (
        SELECT {axe} AS lu, theme_id, sum(nb_items) AS nb_items
        FROM themes_croises WHERE {condition} AND {rang}
            AND coalesce({axe}, {vide}) IN (
                SELECT coalesce(lu, {vide}) FROM bases
            )
        GROUP BY ALL
    ),
    totaux AS (
        SELECT theme_id, sum(nb_items) AS total
        FROM themes_croises WHERE {condition} AND {rang} GROUP BY theme_id
    )
    SELECT
        themes.theme_id, themes.libelle AS theme,
        noms.code::VARCHAR AS code, coalesce(noms.nom, '{sans}') AS colonne,
        coalesce(cases.nb_items, 0)::BIGINT AS nb_items, base::BIGINT AS base_items,
        100.0 * coalesce(cases.nb_items, 0) / base AS part_pct, nb_colonnes
    FROM themes CROSS JOIN bases
    LEFT JOIN cases
        ON cases.theme_id = themes.theme_id AND cases.lu IS NOT DISTINCT FROM bases.lu
    LEFT JOIN ({noms}) AS noms ON noms.lu = bases.lu
    LEFT JOIN totaux ON totaux.theme_id = themes.theme_id
    ORDER BY
        coalesce(total, 0) DESC, themes.ordre,
        bases.lu IS NULL, noms.place, base DESC, colonne, code
"""
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


def matrice(
    store: Store, objet: str, rang: str, croiser: str, filtres: Filtres = TOUT
) -> pd.DataFrame:
    """Chaque thème dans chaque colonne, zéro compris, pour les colonnes les plus fournies.

    `croiser` : atelier, territoire, niveau, annee, document ou volet. Colonnes : theme_id, theme,
    code, colonne, nb_items, base_items (items codés de la colonne), part_pct (de la base),
    nb_colonnes (avant la coupe à dix), source_ids. Thèmes du plus au moins fourni ; colonnes
    de même, niveaux et années dans leur ordre. Les items sans atelier, ou sans volet, ont leur
    colonne.
    """
    condition, parametres = restrict(objet, filtres)
    tableau = store.frame(
        _MATRICE.format(
            axe=_AXES[croiser],
            noms=_NOMS[croiser],
            vide=_VIDES[croiser],
            condition=condition,
            rang=keep_rang(rang),
            nb=NB_COLONNES,
            sans=SANS.get(croiser, "Non renseigné"),
        ),
        parametres * 3,
    )
    return cite(store, objet, filtres, _name(tableau, croiser))


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
            SELECT {_AXES[croiser]} AS lu, count(DISTINCT atelier_no) AS n
            FROM themes_croises WHERE {condition} AND {_AXES[croiser]} IS NOT NULL
            GROUP BY lu ORDER BY n DESC, lu LIMIT {NB_COLONNES}
        ) AS groupes
        JOIN ({_NOMS[croiser]}) AS noms USING (lu)
        ORDER BY place, n DESC, colonne, code
        """,
        parametres,
    )
    cases = store.frame(
        f"""
        SELECT theme_id, {_AXES[croiser]} AS lu, count(DISTINCT atelier_no) AS x
        FROM themes_croises
        WHERE {condition} AND {keep_rang(rang)} AND lu IN (SELECT unnest(?)) GROUP BY ALL
        """,
        [*parametres, colonnes["lu"].tolist()],
    )
    grille = _grid(par_theme(store, objet, rang, filtres), colonnes, cases)
    grille["total"] = base(store, objet, filtres)["nb_ateliers"]
    grille["colonnes_par_atelier"] = _overlap(store, croiser, condition, parametres)
    return _name(grille.drop(columns="lu"), croiser)


def requete_presences(
    objet: str, rang: str, croiser: str, filtres: Filtres = TOUT
) -> tuple[str, list[Any]]:
    """La requête qui redonne x et n de chaque case où le thème est, et ses paramètres."""
    condition, parametres = restrict(objet, filtres)
    sql = _PRESENCES.format(
        axe=_AXES[croiser],
        noms=_NOMS[croiser].strip(),
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
        axe=_AXES[croiser],
        noms=_NOMS[croiser],
        condition=f"{condition} AND atelier_no IS NOT NULL AND {_AXES[croiser]} IS NOT NULL",
        rang=keep_rang(rang),
    )
    return store.frame(sql, parametres * 2)


def _overlap(store: Store, croiser: str, condition: str, parametres: list[Any]) -> int:
    """Dans combien de colonnes un même atelier figure, au plus."""
    nb: int = store.value(
        f"""
        SELECT coalesce(max(nb), 0) FROM (
            SELECT count(DISTINCT {_AXES[croiser]}) AS nb FROM themes_croises
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


def _name(tableau: pd.DataFrame, croiser: str) -> pd.DataFrame:
    if croiser == "niveau":
        tableau["colonne"] = tableau["colonne"].replace(LIBELLES["niveau"])
    return tableau
