"""Les mots d’une sélection d’items, comptés à côté de ceux du reste."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from egts_dashboard.queries.filtres import (
    COLONNES_CROISES,
    COLONNES_ITEMS,
    CONDITIONS_CROISES,
    TOUT,
    Filtres,
)
from egts_dashboard.store.connection import Store

Requete = tuple[str, list[Any]]
# Au-delà, une figure ne cite plus chaque document.
NB_DOCUMENTS_CITES = 12
# Au-delà, de chaque côté, on compare un échantillon : tout relire demande des secondes.
ITEMS_MAX = 50_000
# Le plus petit pas de l’échantillon que le magasin tient prêt (items_tires, index_tires).
PAS_TIRE = 8
# Un rang sans rapport avec l’ordre des documents, le même sur toute machine.
_RANG = "(item_no * 2654435761) // 128"
_MOTS = """
WITH {corpus},
mots AS (
    SELECT
        racine, sum(nb) FILTER (est_dans) AS dans, sum(nb) AS en_tout,
        count(*) FILTER (est_dans) AS items_dans, count(*) AS items_en_tout
    FROM ({lus}) GROUP BY racine
),
totaux AS (
    SELECT sum(dans)::BIGINT AS mots_dans, sum(en_tout)::BIGINT AS mots_en_tout FROM mots
)
SELECT
    racine, forme AS mot,
    coalesce(dans, 0)::BIGINT AS occurrences_dans, en_tout::BIGINT AS occurrences_en_tout,
    items_dans, items_en_tout, coalesce(mots_dans, 0) AS mots_dans, mots_en_tout
FROM mots JOIN racines USING (racine) CROSS JOIN totaux
WHERE en_tout >= ? AND forme NOT SIMILAR TO '[0-9]+'
ORDER BY occurrences_dans DESC, racine
"""
# Par sorte de côté, ses mots : relus dans les textes, car l’index, rangé par racine, se
# parcourrait en entier ; ou tout prêts.
_LUS = {
    "entiers": """
        SELECT racine, item_no, est_dans, count(*) AS nb
        FROM (
            SELECT item_no, est_dans, unnest(string_split(trim(mots), ' ')) AS mot
            FROM items_textes JOIN entiers USING (item_no)
        ) JOIN vocabulaire USING (mot)
        GROUP BY ALL""",
    "tires": """
        SELECT racine, item_no, est_dans, nb
        FROM index_tires JOIN tires USING (item_no) WHERE pas >= {pas}""",
}
_LONGUEURS = {
    "entiers": "SELECT est_dans, nb_mots FROM entiers JOIN items_longueurs USING (item_no)",
    "tires": "SELECT est_dans, nb_mots FROM tires",
}
_TAILLES = """
WITH {corpus}
SELECT
    coalesce(sum(nb_mots), 0)::BIGINT AS mots_en_tout,
    coalesce(sum(nb_mots) FILTER (est_dans), 0)::BIGINT AS mots_dans
FROM ({longueurs})
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

    def to_sql(self, est_comptee: bool = False) -> Requete:
        """La condition sur la table items, et ses paramètres.

        `est_comptee` : sur une table où les thèmes d’un item sont une liste (items_croises,
        items_tires).
        """
        croises = (COLONNES_CROISES, CONDITIONS_CROISES)
        condition, parametres = self.filtres.to_sql(
            *(croises if est_comptee else (COLONNES_ITEMS,))
        )
        return f"objet = ? AND {condition}", [self.objet, *parametres]

    def corpus(self) -> Requete:
        """La condition sur les items comparés, sélection et reste réunis, et ses paramètres."""
        return ("objet = ?", [self.objet]) if self.est_filtree else ("true", [])


def etendue(store: Store, selection: Selection) -> Etendue:
    """Combien d’items de chaque côté, tous comptés."""
    dans, parametres = selection.to_sql(est_comptee=True)
    corpus, de_corpus = selection.corpus()
    ((nb_dans, nb_en_tout),) = store.rows(
        f"""
        SELECT
            coalesce(sum(nb_items) FILTER ({dans}), 0)::BIGINT,
            coalesce(sum(nb_items), 0)::BIGINT
        FROM items_croises WHERE {corpus}
        """,
        [*parametres, *de_corpus],
    )
    return Etendue(nb_dans, nb_en_tout - nb_dans)


def requete(selection: Selection, minimum: int, comparee: Etendue) -> Requete:
    """La requête qui compte chaque mot, et ses paramètres."""
    sql, parametres = compare(_MOTS, selection, comparee)
    return sql, [*parametres, minimum]


def tailles(store: Store, selection: Selection) -> dict[str, int]:
    """Combien d’items, et de mots pleins comparés.

    Clés : items_dans, items_en_tout (tous), mots_dans, mots_en_tout (ceux que l’on compare).
    """
    toute = etendue(store, selection)
    (mesures,) = store.records(*compare(_TAILLES, selection, toute))
    nb_en_tout = toute.nb_dans + toute.nb_reste
    return mesures | {"items_dans": toute.nb_dans, "items_en_tout": nb_en_tout}


def mots(store: Store, selection: Selection, minimum: int) -> pd.DataFrame:
    """Chaque racine écrite au moins `minimum` fois, sous sa forme la plus écrite.

    Colonnes : racine, mot, occurrences_dans, occurrences_en_tout (fois), items_dans,
    items_en_tout (items où elle est), mots_dans, mots_en_tout (mots pleins), source_ids. Ni mots
    vides ni nombres. Les plus écrites de la sélection d’abord. Au-delà de 50 000 items d’un
    côté, tous ces nombres sont ceux d’un échantillon (voir `etendue`).
    """
    tableau = store.frame(*requete(selection, minimum, etendue(store, selection)))
    return tableau.assign(source_ids=[cite(store, selection)] * len(tableau))


def cite(store: Store, selection: Selection) -> list[str]:
    """Les documents de la sélection, douze au plus."""
    condition, parametres = selection.to_sql(est_comptee=True)
    lignes = store.rows(
        f"SELECT DISTINCT source_id FROM items_croises WHERE {condition}"
        f" ORDER BY source_id LIMIT {NB_DOCUMENTS_CITES}",
        parametres,
    )
    return [source for (source,) in lignes]


def compare(question: str, selection: Selection, comparee: Etendue) -> Requete:
    """La question, sur les items comparés (est_dans : ceux de la sélection).

    Un côté entier, ou peu réduit, se lit item par item ; un grand, dans l’échantillon que le
    magasin tient prêt.
    """
    pas = {True: comparee.pas_dans, False: comparee.pas_reste}
    corpus, lus, longueurs, parametres = [], [], [], list[Any]()
    for nom, est_pret in (("entiers", False), ("tires", True)):
        retenus = {c: nb for c, nb in pas.items() if (nb >= PAS_TIRE) is est_pret}
        if not retenus:
            continue
        cotes = [_side(selection, c, nb, est_pret) for c, nb in retenus.items()]
        items = " UNION ALL ".join(sql for sql, _ in cotes)
        corpus.append(f"{nom} AS MATERIALIZED ({items})")
        lus.append(_LUS[nom].format(pas=min(retenus.values())))
        longueurs.append(_LONGUEURS[nom])
        parametres += [valeur for _, de_cote in cotes for valeur in de_cote]
    return question.format(
        corpus=", ".join(corpus),
        lus=" UNION ALL ".join(lus),
        longueurs=" UNION ALL ".join(longueurs),
    ), parametres


def _side(selection: Selection, est_dans: bool, pas: int, est_pret: bool) -> Requete:
    """Les items d’un côté, un sur `pas` ; de l’échantillon prêt, avec leur nombre de mots."""
    condition, parametres = selection.to_sql(est_comptee=est_pret)
    if not est_dans:
        corpus, de_corpus = selection.corpus()
        condition = f"{corpus} AND NOT coalesce({condition}, false)"
        parametres = [*de_corpus, *parametres]
    if est_pret:
        return (
            f"SELECT item_no, nb_mots, {est_dans} AS est_dans FROM items_tires"
            f" WHERE pas >= {pas} AND {condition}",
            parametres,
        )
    tirage = "" if pas == 1 else f" AND {_RANG} % {pas} = 0"
    return (
        f"SELECT item_no, {est_dans} AS est_dans FROM items WHERE {condition}{tirage}",
        parametres,
    )
