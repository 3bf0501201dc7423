"""Les thèmes croisés avec l’atelier, le territoire, le niveau, l’année, le document ou le volet."""

import pandas as pd

from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.themes import cite, keep_rang, restrict
from egts_dashboard.store.connection import Store

# Une matrice plus large ne se lit plus : on garde les colonnes les plus fournies.
NB_COLONNES = 10
# Le nom de la colonne des items que l’axe ne place pas.
SANS = {"atelier": "Sans atelier", "volet": "Sans volet"}
# La colonne que chaque axe lit : un numéro là où les valeurs sont nombreuses.
AXES = {
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
NOMS = {
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
            axe=AXES[croiser],
            noms=NOMS[croiser],
            vide=_VIDES[croiser],
            condition=condition,
            rang=keep_rang(rang),
            nb=NB_COLONNES,
            sans=SANS.get(croiser, "Non renseigné"),
        ),
        parametres * 3,
    )
    return cite(store, objet, filtres, name_levels(tableau, croiser))


def name_levels(tableau: pd.DataFrame, croiser: str) -> pd.DataFrame:
    """Les colonnes d’un croisement par niveau, en toutes lettres ; les autres le sont déjà."""
    if croiser == "niveau":
        tableau["colonne"] = tableau["colonne"].replace(LIBELLES["niveau"])
    return tableau
