"""Les thèmes croisés avec l’atelier, le territoire, le niveau, l’année ou le document."""

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
SANS_ATELIER = "Sans atelier"
# La colonne que chaque axe lit : un numéro là où les valeurs sont nombreuses.
_AXES = {
    "atelier": "atelier_no",
    "territoire": "territoire_code",
    "niveau": "niveau",
    "annee": "annee",
    "document": "source_no",
}
# Ce qui tient lieu de valeur absente dans une comparaison.
_VIDES = {
    "atelier": "-1",
    "territoire": "''",
    "niveau": "''",
    "annee": "-1",
    "document": "-1",
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
        noms.code::VARCHAR AS code, coalesce(noms.nom, '{sans_atelier}') AS colonne,
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
_DEUX_DEMARCHES = """
    WITH codees AS (
        SELECT
            demarche_id, base, row_number() OVER (ORDER BY annee_debut, demarche_id) AS place,
            intitule || ' (' || coalesce(annee_fin, annee_debut) || ')' AS nom,
            count(*) OVER () AS nb
        FROM demarches JOIN (
            SELECT demarche_id, sum(nb_items) AS base
            FROM themes_croises WHERE {condition} AND est_principal GROUP BY demarche_id
        ) USING (demarche_id)
    ),
    cases AS (
        SELECT demarche_id, theme_id, sum(nb_items) AS nb
        FROM themes_croises WHERE {condition} AND {rang} GROUP BY ALL
    )
    SELECT
        themes.theme_id, libelle AS theme, avant.nom AS avant, apres.nom AS apres,
        coalesce(nb_a.nb, 0)::BIGINT AS nb_avant, coalesce(nb_b.nb, 0)::BIGINT AS nb_apres,
        avant.base::BIGINT AS base_avant, apres.base::BIGINT AS base_apres,
        100.0 * nb_avant / base_avant AS part_avant_pct,
        100.0 * nb_apres / base_apres AS part_apres_pct,
        part_apres_pct - part_avant_pct AS ecart_points
    FROM themes
    CROSS JOIN (SELECT * FROM codees WHERE nb = 2 AND place = 1) AS avant
    CROSS JOIN (SELECT * FROM codees WHERE nb = 2 AND place = 2) AS apres
    LEFT JOIN cases AS nb_a
        ON nb_a.theme_id = themes.theme_id AND nb_a.demarche_id = avant.demarche_id
    LEFT JOIN cases AS nb_b
        ON nb_b.theme_id = themes.theme_id AND nb_b.demarche_id = apres.demarche_id
    WHERE nb_avant + nb_apres > 0
    ORDER BY ecart_points DESC, themes.ordre
"""


def matrice(
    store: Store, objet: str, rang: str, croiser: str, filtres: Filtres = TOUT
) -> pd.DataFrame:
    """Chaque thème dans chaque colonne, zéro compris, pour les colonnes les plus fournies.

    `croiser` : atelier, territoire, niveau, annee ou document. Colonnes : theme_id, theme,
    code, colonne, nb_items, base_items (items codés de la colonne), part_pct (de la base),
    nb_colonnes (avant la coupe à dix), source_ids. Thèmes du plus au moins fourni ; colonnes
    de même, niveaux et années dans leur ordre. Les items sans atelier ont leur colonne.
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
            sans_atelier=SANS_ATELIER,
        ),
        parametres * 3,
    )
    return cite(store, objet, filtres, _name(tableau, croiser))


def presences(
    store: Store, objet: str, rang: str, croiser: str, filtres: Filtres = TOUT
) -> pd.DataFrame:
    """Dans combien d’ateliers de chaque colonne un thème est présent : l’unité est l’atelier.

    Colonnes : theme_id, theme, code, colonne, x (ateliers de la colonne où le thème est),
    n (ateliers de la colonne), k (ateliers où le thème est), total (ateliers), source_ids.
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
            FROM themes_croises WHERE {condition}
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
    return _name(grille.drop(columns="lu"), croiser)


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


def par_demarche(
    store: Store, objet: str, rang: str, filtres: Filtres = TOUT
) -> pd.DataFrame:
    """La part de chaque thème dans deux démarches ; vide s’il n’y en a pas exactement deux.

    Colonnes : theme_id, theme, avant, apres (noms des démarches), nb_avant, nb_apres,
    base_avant, base_apres, part_avant_pct, part_apres_pct, ecart_points, source_ids. De la
    plus forte hausse à la plus forte baisse.
    """
    condition, parametres = restrict(objet, filtres)
    tableau = store.frame(
        _DEUX_DEMARCHES.format(condition=condition, rang=keep_rang(rang)),
        parametres * 2,
    )
    return cite(store, objet, filtres, tableau)


def trame(store: Store, rang: str, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Combien de constats, de pratiques et de préconisations par thème : la trame de la démarche.

    Colonnes : theme_id, theme, constat, pratique, preconisation. Dans l’ordre du livre de
    codes ; zéro veut dire qu’aucun item codé ne porte le thème.
    """
    condition, parametres = restrict(None, filtres)
    return store.frame(
        f"""
        WITH comptes AS (
            SELECT theme_id, objet, sum(nb_items) AS nb
            FROM themes_croises
            WHERE {condition} AND {keep_rang(rang)}
            GROUP BY ALL
        )
        SELECT
            themes.theme_id, libelle AS theme,
            coalesce(sum(nb) FILTER (objet = 'constat'), 0)::BIGINT AS constat,
            coalesce(sum(nb) FILTER (objet = 'pratique'), 0)::BIGINT AS pratique,
            coalesce(sum(nb) FILTER (objet = 'preconisation'), 0)::BIGINT AS preconisation
        FROM themes LEFT JOIN comptes USING (theme_id)
        GROUP BY themes.theme_id, libelle, themes.ordre ORDER BY themes.ordre
        """,
        parametres,
    )


def _name(tableau: pd.DataFrame, croiser: str) -> pd.DataFrame:
    if croiser == "niveau":
        tableau["colonne"] = tableau["colonne"].replace(LIBELLES["niveau"])
    return tableau
