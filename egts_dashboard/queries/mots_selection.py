"""Les mots d’une sélection d’items, comptés à côté de ceux du reste."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from egts_dashboard.queries.filtres import COLONNES_ITEMS, TOUT, Filtres
from egts_dashboard.store.connection import Store

# Au-delà, une figure ne cite plus chaque document.
NB_DOCUMENTS_CITES = 12
# Au-delà, de chaque côté, on compare un échantillon : tout relire demande des secondes.
ITEMS_MAX = 100_000
# L’échantillon que le magasin tient prêt (store/recherche_index.sql) : un item sur tant.
PAS_TIRE = 64
# Un rang sans rapport avec l’ordre des documents, le même sur toute machine.
_RANG = "(item_no * 2654435761) // 128"
_CORPUS = """
WITH corpus AS (
    SELECT item_no, est_dans
    FROM (
        SELECT item_no, coalesce({dans}, false) AS est_dans
        FROM items WHERE {corpus} AND {possibles}
    )
    WHERE {tirage}
)"""
_MOTS = (
    _CORPUS
    + """,
mots AS (
    SELECT
        racine, sum(nb) FILTER (est_dans) AS dans, sum(nb) AS en_tout,
        count(*) FILTER (est_dans) AS items_dans, count(*) AS items_en_tout
    FROM (SELECT racine, item_no, nb FROM {index} WHERE {possibles})
    JOIN corpus USING (item_no)
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
    coalesce(sum(nb_mots), 0)::BIGINT AS mots_en_tout,
    coalesce(sum(nb_mots) FILTER (est_dans), 0)::BIGINT AS mots_dans
FROM corpus JOIN {longueurs} USING (item_no)
"""
)
_LONGUEURS = "(SELECT item_no, sum(nb) AS nb_mots FROM index_tires GROUP BY item_no)"
_ITEMS = """
SELECT count(*) FILTER (coalesce({dans}, false)) AS nb_dans, count(*) AS nb_en_tout
FROM items WHERE {corpus}
"""


@dataclass(frozen=True)
class Etendue:
    """Combien d’items dans la sélection et dans le reste, et un sur combien est comparé."""

    nb_dans: int
    nb_reste: int

    @property
    def pas_dans(self) -> int:
        """Un item de la sélection sur tant ; une puissance de deux."""
        return _step(self.nb_dans)

    @property
    def pas_reste(self) -> int:
        """Un item du reste sur tant ; une puissance de deux."""
        return _step(self.nb_reste)

    @property
    def est_entiere(self) -> bool:
        """Tout est comparé."""
        return self.pas_dans == self.pas_reste == 1


def _step(nb: int) -> int:
    pas = 1
    while nb > pas * ITEMS_MAX:
        pas *= 2
    return pas


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

    def compare(self, question: str, etendue: Etendue) -> tuple[str, list[Any]]:
        """La question, sur les items comparés (est_dans : ceux de la sélection)."""
        dans, parametres = self.to_sql()
        pas_dans, pas_reste = etendue.pas_dans, etendue.pas_reste
        commun = min(pas_dans, pas_reste)
        sql = question.format(
            dans=dans,
            corpus="objet = ?" if self.est_filtree else "true",
            tirage="true"
            if pas_dans == pas_reste
            else f"{_RANG} % CASE WHEN est_dans THEN {pas_dans} ELSE {pas_reste} END = 0",
            possibles="true" if commun == 1 else f"{_RANG} % {commun} = 0",
            index="index_tires" if commun >= PAS_TIRE else "index_mots",
            longueurs=_LONGUEURS if commun >= PAS_TIRE else "items_longueurs",
        )
        return sql, [*parametres, self.objet] if self.est_filtree else parametres


def etendue(store: Store, selection: Selection) -> Etendue:
    """Combien d’items de chaque côté, tous comptés."""
    ((nb_dans, nb_en_tout),) = store.rows(*selection.compare(_ITEMS, Etendue(0, 0)))
    return Etendue(nb_dans, nb_en_tout - nb_dans)


def requete(
    selection: Selection, minimum: int, comparee: Etendue
) -> tuple[str, list[Any]]:
    """La requête qui compte chaque mot, et ses paramètres."""
    sql, parametres = selection.compare(_MOTS, comparee)
    return sql, [*parametres, minimum]


def tailles(store: Store, selection: Selection) -> dict[str, int]:
    """Combien d’items, et de mots pleins comparés.

    Clés : items_dans, items_en_tout (tous), mots_dans, mots_en_tout (ceux que l’on compare).
    """
    toute = etendue(store, selection)
    (mesures,) = store.records(*selection.compare(_TAILLES, toute))
    nb_en_tout = toute.nb_dans + toute.nb_reste
    return mesures | {"items_dans": toute.nb_dans, "items_en_tout": nb_en_tout}


def mots(store: Store, selection: Selection, minimum: int) -> pd.DataFrame:
    """Chaque racine écrite au moins `minimum` fois, sous sa forme la plus écrite.

    Colonnes : racine, mot, occurrences_dans, occurrences_en_tout (fois), items_dans,
    items_en_tout (items où elle est), mots_dans, mots_en_tout (mots pleins), source_ids. Ni mots
    vides ni nombres. Les plus écrites de la sélection d’abord. Au-delà de 100 000 items d’un
    côté, tous ces nombres sont ceux d’un échantillon (voir `etendue`).
    """
    tableau = store.frame(*requete(selection, minimum, etendue(store, selection)))
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
