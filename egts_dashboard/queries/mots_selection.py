"""Les mots d’une sélection d’items, comptés à côté de ceux du reste."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from egts_dashboard.queries.filtres import COLONNES_ITEMS, TOUT, Filtres
from egts_dashboard.store.connection import Store

# Au-delà, une figure ne cite plus chaque document.
NB_DOCUMENTS_CITES = 12
_CORPUS = """
WITH corpus AS (
    SELECT item_no, coalesce({dans}, false) AS est_dans FROM items WHERE {corpus}
)"""
_MOTS = (
    _CORPUS
    + """,
mots AS (
    SELECT
        racine, sum(nb) FILTER (est_dans) AS dans, sum(nb) AS en_tout,
        count(*) FILTER (est_dans) AS items_dans, count(*) AS items_en_tout
    FROM index_mots JOIN corpus USING (item_no)
    GROUP BY racine
)
SELECT
    racine, forme AS mot,
    coalesce(dans, 0)::BIGINT AS occurrences_dans, en_tout::BIGINT AS occurrences_en_tout,
    items_dans, items_en_tout
FROM mots JOIN racines USING (racine)
WHERE en_tout >= ? AND forme NOT SIMILAR TO '[0-9]+'
ORDER BY occurrences_dans DESC, racine
"""
)
_TAILLES = (
    _CORPUS
    + """
SELECT
    count(*) AS items_en_tout, count(*) FILTER (est_dans) AS items_dans,
    coalesce(sum(nb_mots), 0)::BIGINT AS mots_en_tout,
    coalesce(sum(nb_mots) FILTER (est_dans), 0)::BIGINT AS mots_dans
FROM corpus JOIN items_longueurs USING (item_no)
"""
)


@dataclass(frozen=True)
class Selection:
    """Une sorte d’items et des filtres, thème compris.

    Avec un filtre, le reste est fait des autres items de même sorte ; sans filtre, des items
    des autres sortes.
    """

    objet: str
    filtres: Filtres = TOUT

    @property
    def est_filtree(self) -> bool:
        """Un filtre au moins restreint la sélection."""
        return bool(self.filtres.choisis())

    def with_theme(self, theme_id: str | None) -> "Selection":
        """La même, réduite aux items qui portent ce thème, à tout rang."""
        if theme_id is None:
            return self
        return replace(self, filtres=replace(self.filtres, theme=(theme_id,)))

    def to_sql(self) -> tuple[str, list[Any]]:
        """La condition sur la table items, et ses paramètres."""
        condition, parametres = self.filtres.to_sql(COLONNES_ITEMS)
        return f"objet = ? AND {condition}", [self.objet, *parametres]

    def compare(self, question: str) -> tuple[str, list[Any]]:
        """La question, sur les items comparés (est_dans : ceux de la sélection)."""
        dans, parametres = self.to_sql()
        if not self.est_filtree:
            return question.format(dans=dans, corpus="true"), parametres
        return question.format(dans=dans, corpus="objet = ?"), [*parametres, self.objet]


def requete(selection: Selection, minimum: int) -> tuple[str, list[Any]]:
    """La requête qui compte chaque mot, et ses paramètres."""
    sql, parametres = selection.compare(_MOTS)
    return sql, [*parametres, minimum]


def tailles(store: Store, selection: Selection) -> dict[str, int]:
    """Combien d’items et de mots pleins. Clés : items_dans, items_en_tout, mots_dans, mots_en_tout."""
    (mesures,) = store.records(*selection.compare(_TAILLES))
    return mesures


def mots(store: Store, selection: Selection, minimum: int) -> pd.DataFrame:
    """Chaque racine écrite au moins `minimum` fois, sous sa forme la plus écrite.

    Colonnes : racine, mot, occurrences_dans, occurrences_en_tout (fois), items_dans,
    items_en_tout (items où elle est), mots_dans, mots_en_tout (mots pleins), source_ids. Ni mots
    vides ni nombres. Les plus écrites de la sélection d’abord.
    """
    tableau = store.frame(*requete(selection, minimum))
    mesures = tailles(store, selection)
    return tableau.assign(
        mots_dans=mesures["mots_dans"],
        mots_en_tout=mesures["mots_en_tout"],
        source_ids=[cite(store, selection)] * len(tableau),
    )


def cite(store: Store, selection: Selection) -> list[str]:
    """Les documents de la sélection, douze au plus."""
    condition, parametres = selection.to_sql()
    lignes = store.rows(
        f"SELECT DISTINCT source_id FROM items WHERE {condition}"
        f" ORDER BY source_id LIMIT {NB_DOCUMENTS_CITES}",
        parametres,
    )
    return [source for (source,) in lignes]
