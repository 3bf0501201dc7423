"""Où se trouvent les items retenus : leur nombre par thème, atelier, territoire, année."""

from typing import Any

import pandas as pd

from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.queries.filtres import COLONNES_CROISES, CONDITIONS_CROISES
from egts_dashboard.queries.preconisations import NATURES, Demande
from egts_dashboard.queries.recherche import found
from egts_dashboard.store.connection import Store

# Par facette : le code compté, et ce qu’il faut joindre pour le lire.
_CODES = {
    "theme": ("valeur", "CROSS JOIN unnest(themes) AS u(valeur)"),
    "atelier": ("atelier_id", ""),
    "territoire": ("ancetre_code", "JOIN territoires_ancetres USING (territoire_code)"),
    "niveau": ("niveau", ""),
    "nature": ("nature", ""),
    "volet": ("volet", ""),
    "annee": ("annee", ""),
    "document": ("source_id", ""),
    "reprise": ("reprise", ""),
}
FACETTES = tuple(_CODES)
# Où trouver le nom d’un code ; à défaut, le code se montre lui-même.
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
_CROISES = (
    "demarche_id, atelier_id, territoire_code, niveau, annee, nature, volet, source_id"
)
# Avec des mots, les mêmes lignes se refont pour les seuls items trouvés.
_TROUVES = f"""
    trouves AS MATERIALIZED (SELECT item_no FROM {{trouves}}),
    par_item AS (
        SELECT item_no, list(theme_id) AS themes
        FROM trouves JOIN items_themes USING (item_no) GROUP BY item_no
    ),
    croises AS (
        SELECT
            objet, {_CROISES}, coalesce(themes, []) AS themes,
            if(item_no IN (SELECT item_no FROM items_repris), 'oui', 'non') AS reprise,
            1 AS nb_items
        FROM trouves JOIN items USING (item_no) LEFT JOIN par_item USING (item_no)
    ),
"""


def facettes(store: Store, demande: Demande) -> dict[str, pd.DataFrame]:
    """Les valeurs de chaque facette, parmi les items que retiennent les mots et les autres filtres.

    Un territoire compte ceux qu’il contient ; un item à deux thèmes compte dans chacun ; un
    item sans valeur (sans atelier, sans volet, sans thème) ne compte pas dans la facette.
    Rend {facette: tableau}, colonnes : code, libelle, nb_items, nb_ateliers, source_ids ; la
    valeur la plus fréquente d’abord.
    """
    avant, parametres = "", list[Any]()
    if not demande.mots.est_vide:
        trouves, parametres = found(demande.mots)
        avant = _TROUVES.format(trouves=trouves)
    base, de_base = _base(demande)
    tout = store.frame(
        f"WITH {avant} base AS MATERIALIZED ({base})"
        f" {' UNION ALL '.join(_count(nom, demande) for nom in FACETTES)}"
        " ORDER BY facette, nb_items DESC, nb_ateliers DESC, libelle",
        [*parametres, *de_base],
    )
    par_nom = dict(tuple(tout.groupby("facette", sort=False)))
    return {nom: _named(par_nom.get(nom, tout.head(0)), nom) for nom in FACETTES}


def _base(demande: Demande) -> tuple[str, list[Any]]:
    """Les items croisés que tous les filtres retiennent, ou tous sauf un, dit par `refus`.

    Une seule lecture sert ainsi à toutes les facettes : chacune y ajoute les lignes que son
    propre filtre est seul à refuser.
    """
    source = "items_croises" if demande.mots.est_vide else "croises"
    actifs = demande.filtres.choisis()
    refus = ", ".join(
        f"if({CONDITIONS_CROISES[nom].format(c=COLONNES_CROISES[nom])}, NULL, '{nom}')"
        for nom in actifs
    )
    sql = f"""
        SELECT {_CROISES}, themes, reprise, nb_items,
            list_filter([{refus}]::VARCHAR[], lambda r : r IS NOT NULL) AS refus
        FROM {source} WHERE coalesce(objet = ?, true)
    """
    choix = [list(codes) for codes in actifs.values()]
    return f"SELECT * FROM ({sql}) WHERE len(refus) <= 1", [*choix, demande.objet]


def _count(nom: str, demande: Demande) -> str:
    code, jointure = _CODES[nom]
    libelle, table = _NOMS.get(nom, ("code::VARCHAR", ""))
    retenus = "len(refus) = 0"
    if nom in demande.filtres.choisis():
        retenus = f"(len(refus) = 0 OR refus[1] = '{nom}')"
    return f"""
        SELECT '{nom}' AS facette, code::VARCHAR AS code, {libelle} AS libelle, nb_items,
            nb_ateliers, source_ids
        FROM (
            SELECT
                {code} AS code, sum(nb_items)::BIGINT AS nb_items,
                count(DISTINCT atelier_id) AS nb_ateliers,
                list(DISTINCT source_id) AS source_ids
            FROM base {jointure} WHERE {retenus} AND {code} IS NOT NULL GROUP BY 1
        ) {f"JOIN {table}" if table else ""}
    """


def _named(tableau: pd.DataFrame, nom: str) -> pd.DataFrame:
    tableau = tableau.drop(columns="facette").reset_index(drop=True)
    tableau["libelle"] = tableau["libelle"].replace(_LIBELLES.get(nom, {}))
    if nom == "annee":
        tableau["code"] = tableau["code"].astype(int)
    return tableau
