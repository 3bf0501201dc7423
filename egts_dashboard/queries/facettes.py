"""Où se trouvent les items retenus : leur nombre par thème, atelier, territoire, année."""

from dataclasses import replace

import pandas as pd

from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.queries.preconisations import NATURES, Demande
from egts_dashboard.store.connection import Store

# Par facette : le code compté, ce qu’il faut joindre pour le lire, et où trouver son nom.
_CODES = {
    "theme": "items_themes.theme_id",
    "atelier": "base.atelier_id",
    "territoire": "ancetre_code",
    "niveau": "base.niveau",
    "nature": "base.nature",
    "volet": "base.volet",
    "annee": "base.annee",
    "document": "base.source_id",
    "reprise": "if(items_repris.item_no IS NULL, 'non', 'oui')",
}
_JOINTURES = {
    "theme": "JOIN items_themes USING (item_no)",
    "territoire": "JOIN territoires_ancetres USING (territoire_code)",
    "reprise": "LEFT JOIN items_repris USING (item_no)",
}
_NOMS = {
    "theme": ("libelle", "themes ON theme_id = code"),
    "atelier": (
        "ateliers.intitule || ' (' || nom || ')'",
        "ateliers ON atelier_id = code JOIN territoires USING (territoire_code)",
    ),
    "territoire": (
        "nom",
        "territoires ON territoire_code = code AND niveau <> 'national'",
    ),
    "document": ("titre", "sources ON source_id = code"),
}
_LIBELLES = {
    "niveau": LIBELLES["niveau"],
    "nature": NATURES,
    "reprise": {"oui": "Reprise ailleurs", "non": "Sans reprise connue"},
}
FACETTES = tuple(_CODES)


def facette(store: Store, demande: Demande, nom: str) -> pd.DataFrame:
    """Les valeurs d’une facette parmi les items que retiennent les mots et les autres filtres.

    Un territoire compte ceux qu’il contient ; un item à deux thèmes compte dans chacun.
    Colonnes : code, libelle, nb_items, nb_ateliers, source_ids. La plus fréquente d’abord. Un item
    sans valeur (sans atelier, sans volet, sans thème) n’y compte pas.
    """
    ailleurs = replace(demande, filtres=demande.filtres.sans(nom))
    retenus, parametres = ailleurs.to_sql()
    libelle, table = _NOMS.get(nom, ("code::VARCHAR", ""))
    tableau = store.frame(
        f"""
        WITH comptes AS (
            SELECT
                {_CODES[nom]} AS code, count(*) AS nb_items,
                count(DISTINCT base.atelier_id) AS nb_ateliers,
                list(DISTINCT base.source_id) AS source_ids
            FROM {retenus} AS base {_JOINTURES.get(nom, "")}
            GROUP BY 1
        )
        SELECT code, {libelle} AS libelle, nb_items, nb_ateliers, source_ids
        FROM comptes {f"JOIN {table}" if table else ""}
        WHERE code IS NOT NULL
        ORDER BY nb_items DESC, nb_ateliers DESC, libelle
        """,
        parametres,
    )
    tableau["libelle"] = tableau["libelle"].replace(_LIBELLES.get(nom, {}))
    return tableau
