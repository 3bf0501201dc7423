"""Quels thèmes reviennent (récurrence), et combien d’items chacun porte (intensité)."""

from typing import Any

import pandas as pd

from egts_dashboard.queries.filtres import COLONNES_ITEMS, TOUT, Filtres
from egts_dashboard.store.connection import Store

# La page compte par thème : elle ne restreint pas à un thème.
FILTRES = (
    "demarche",
    "territoire",
    "niveau",
    "atelier",
    "nature",
    "volet",
    "annee",
    "document",
)
COLONNES = {nom: COLONNES_ITEMS[nom] for nom in FILTRES}
# Au-delà, une figure ne cite plus chaque document : les filtres le font.
NB_DOCUMENTS_CITES = 12


def restrict(objet: str | None, filtres: Filtres) -> tuple[str, list[Any]]:
    """La condition SQL commune à toutes ces questions, et ses paramètres.

    `objet` : preconisation, constat ou pratique ; None pour tout compter.
    """
    condition, parametres = filtres.to_sql(COLONNES)
    if objet is None:
        return condition, parametres
    return f"objet = ? AND {condition}", [objet, *parametres]


def keep_rang(rang: str) -> str:
    """La condition du choix « thème principal » (`principal`) ou « tous les thèmes » (`tous`)."""
    return "est_principal" if rang == "principal" else "true"


def objets(store: Store, filtres: Filtres = TOUT) -> pd.DataFrame:
    """Ce que le codage couvre. Colonnes : objet, nb_items, nb_codes, dans l’ordre de lecture.

    `nb_codes` : les items qui portent au moins un thème.
    """
    condition, parametres = filtres.to_sql(COLONNES)
    return store.frame(
        f"""
        SELECT objet, count(*) AS nb_items, count(theme_id) AS nb_codes
        FROM items WHERE {condition}
        GROUP BY objet
        ORDER BY array_position(['preconisation', 'constat', 'pratique'], objet)
        """,
        parametres,
    )


def base(store: Store, objet: str, filtres: Filtres = TOUT) -> dict[str, Any]:
    """Sur quoi portent les comptes.

    Clés : nb_items (codés ou non), nb_codes, nb_sans_atelier (codés, hors de tout atelier),
    nb_ateliers, nb_territoires, nb_documents (où un item au moins est codé), nb_themes.
    """
    condition, parametres = restrict(objet, filtres)
    codes = store.records(
        f"""
        SELECT
            coalesce(sum(nb_items) FILTER (est_principal), 0)::BIGINT AS nb_codes,
            coalesce(sum(nb_items) FILTER (est_principal AND atelier_no IS NULL), 0)::BIGINT
                AS nb_sans_atelier,
            count(DISTINCT atelier_no) AS nb_ateliers,
            count(DISTINCT territoire_code) AS nb_territoires,
            count(DISTINCT source_no) AS nb_documents
        FROM themes_croises WHERE {condition}
        """,
        parametres,
    )[0]
    return codes | {
        "nb_items": store.value(
            f"SELECT count(*) FROM items WHERE {condition}", parametres
        ),
        "nb_themes": store.value("SELECT count(*) FROM themes"),
    }


def par_theme(
    store: Store, objet: str, rang: str, filtres: Filtres = TOUT
) -> pd.DataFrame:
    """Intensité et récurrence de chaque thème du livre de codes, même absent.

    `rang` : principal (chaque item compte une fois) ou tous. Colonnes : theme_id, libelle,
    nb_items, part_pct (des items codés), nb_ateliers, nb_territoires, nb_documents,
    source_ids. Le plus fourni d’abord. Un item sans atelier compte pour son territoire et
    son document, pour aucun atelier.
    """
    condition, parametres = restrict(objet, filtres)
    tableau = store.frame(
        f"""
        WITH comptes AS (
            SELECT
                theme_id, sum(nb_items) FILTER ({keep_rang(rang)}) AS nb_items,
                sum(nb_items) FILTER (est_principal) AS nb_principaux,
                count(DISTINCT atelier_no) FILTER ({keep_rang(rang)}) AS nb_ateliers,
                count(DISTINCT territoire_code) FILTER ({keep_rang(rang)}) AS nb_territoires
            FROM themes_croises WHERE {condition}
            GROUP BY theme_id
        )
        SELECT
            themes.theme_id, libelle, coalesce(nb_items, 0)::BIGINT AS nb_items,
            coalesce(100.0 * nb_items / sum(nb_principaux) OVER (), 0) AS part_pct,
            coalesce(nb_ateliers, 0) AS nb_ateliers,
            coalesce(nb_territoires, 0) AS nb_territoires
        FROM themes LEFT JOIN comptes USING (theme_id)
        ORDER BY nb_items DESC, nb_ateliers DESC, ordre
        """,
        parametres,
    )
    documents = _documents(store, objet, rang, filtres)
    tableau["nb_documents"] = tableau["theme_id"].map(documents)
    return cite(store, objet, filtres, tableau)


def _documents(store: Store, objet: str, rang: str, filtres: Filtres) -> dict[str, int]:
    """Dans combien de documents chaque thème est présent.

    À part des autres comptes : ensemble, ils dépasseraient le temps d’une question.
    """
    condition, parametres = restrict(objet, filtres)
    return dict(
        store.rows(
            f"""
            SELECT themes.theme_id, count(DISTINCT source_no) AS nb_documents
            FROM themes LEFT JOIN (
                SELECT theme_id, source_no FROM themes_croises
                WHERE {condition} AND {keep_rang(rang)}
            ) AS codes USING (theme_id)
            GROUP BY themes.theme_id
            """,
            parametres,
        )
    )


def cite(
    store: Store, objet: str | None, filtres: Filtres, tableau: pd.DataFrame
) -> pd.DataFrame:
    """Le même tableau, avec les documents dont ses comptes viennent (douze au plus)."""
    condition, parametres = restrict(objet, filtres)
    lignes = store.rows(
        f"SELECT DISTINCT source_id FROM themes_croises WHERE {condition}"
        f" LIMIT {NB_DOCUMENTS_CITES}",
        parametres,
    )
    documents = sorted(source for (source,) in lignes)
    return tableau.assign(source_ids=[documents] * len(tableau))


def livre_de_codes(store: Store) -> pd.DataFrame:
    """Le livre de codes. Colonnes : theme_id, libelle, definition, inclut, exclut."""
    return store.frame(
        "SELECT theme_id, libelle, definition, inclut, exclut FROM themes ORDER BY ordre"
    )


def codeurs(store: Store) -> pd.DataFrame:
    """Qui a codé, et comment. Colonnes : codeur, methode, nb_codages, nb_notes.

    `nb_notes` : les codages dont le choix, discutable, est expliqué.
    """
    return store.frame(
        """
        SELECT codeur, methode, nb_codages, nb_notes
        FROM codages_comptes ORDER BY nb_codages DESC, codeur, methode
        """
    )
