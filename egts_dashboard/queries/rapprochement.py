"""Les textes à rapprocher, et les liens déjà jugés."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from egts_dashboard.queries.jumelles import prepared
from egts_dashboard.store.connection import Store

CHOIX_MAX = 1000
_COLONNES = {
    "document": "source_id",
    "atelier": "atelier_id",
    "demarche": "demarche_id",
    "niveau": "niveau",
}
_MESURES = {"document": "source_id", "plan": "plan"}
_NOMS = {
    "document": "SELECT source_id AS code, titre AS nom FROM sources",
    "atelier": "SELECT atelier_id AS code, intitule AS nom FROM ateliers",
    "demarche": "SELECT demarche_id AS code, intitule AS nom FROM demarches",
}
# Au-delà, un lien de plus n’apprend guère ; les plus sûrs restent.
APPUIS_MAX = 5_000
# Deux lignes par lien, l’amont puis l’aval.
BOUTS = """
    WITH liens AS (
        SELECT remontee_id, amont_objet, amont_id, amont, amont_source_id,
            aval_objet, aval_id, aval, aval_source_id,
            array_position(['sure', 'probable', 'incertaine'], confiance) AS doute
        FROM remontees_situees ORDER BY doute, remontee_id LIMIT {appuis_max}
    ),
    bouts AS (
        SELECT doute, remontee_id, 1 AS cote, amont_objet AS objet, amont_id AS item_id,
            amont AS intitule, amont_source_id AS source_id
        FROM liens
        UNION ALL SELECT doute, remontee_id, 2, aval_objet, aval_id, aval, aval_source_id FROM liens
    ),
    codes AS (
        SELECT objet, objet_id AS item_id, list(theme_id ORDER BY rang) AS themes
        FROM codages_retenus
        WHERE (objet, objet_id) IN (SELECT (objet, item_id) FROM bouts)
        GROUP BY ALL
    )
    SELECT objet, item_id, intitule, source_id, coalesce(themes, []) AS themes
    FROM bouts LEFT JOIN codes USING (objet, item_id)
    ORDER BY doute, remontee_id, cote
"""
# Les deux items d’un couple.
Cle = tuple[str, str, str, str]


def key_of(couple: Mapping[str, Any]) -> Cle:
    """La clé d’un couple proposé : d’où il vient, où il mène."""
    return (
        couple["amont_objet"],
        couple["amont_id"],
        couple["aval_objet"],
        couple["aval_id"],
    )


@dataclass(frozen=True)
class Ensemble:
    """Des items à rapprocher. `axe` : document, atelier, demarche, niveau ou plan (de mesures)."""

    axe: str
    code: str


def document(source_id: str) -> Ensemble:
    """Tout ce qu’un document dit."""
    return Ensemble("document", source_id)


def ensembles(store: Store, axe: str) -> pd.DataFrame:
    """Les ensembles d’un axe, du plus fourni au moins. Colonnes : code, nom, nb."""
    if axe == "plan":
        return store.frame(
            "SELECT plan AS code, plan AS nom, count(*) AS nb FROM mesures GROUP BY plan"
            " ORDER BY nb DESC, code"
        )
    colonne = _COLONNES[axe]
    noms = _NOMS.get(
        axe, f"SELECT DISTINCT {colonne} AS code, {colonne} AS nom FROM items"
    )
    return store.frame(
        f"""
        SELECT code, nom, nb FROM (
            SELECT {colonne} AS code, count(*) AS nb FROM items
            WHERE {colonne} IS NOT NULL GROUP BY ALL
        ) JOIN ({noms}) USING (code)
        ORDER BY nb DESC, code LIMIT {CHOIX_MAX}
        """
    )


def chosen(ensemble: Ensemble) -> str:
    """Les items et mesures de l’ensemble, le code en paramètre : objet, item_id, intitule, ordre."""
    morceaux = []
    if ensemble.axe in _COLONNES:
        morceaux.append(
            "SELECT objet, item_id, intitule, source_id, item_no AS ordre FROM items"
            f" WHERE {_COLONNES[ensemble.axe]} = $code"
        )
    if ensemble.axe in _MESURES:
        morceaux.append(
            "SELECT 'mesure' AS objet, mesure_id AS item_id, intitule, source_id,"
            " rowid AS ordre FROM mesures"
            f" WHERE {_MESURES[ensemble.axe]} = $code"
        )
    return " UNION ALL ".join(morceaux)


def nb_textes(store: Store, ensemble: Ensemble) -> int:
    """Combien d’items et de mesures dans l’ensemble."""
    return int(
        store.value(
            f"SELECT count(*) FROM ({chosen(ensemble)})".replace("$code", "?"),
            parameters(ensemble),
        )
    )


def textes(store: Store, ensemble: Ensemble) -> list[dict[str, Any]]:
    """Les items et mesures d’un ensemble, dans l’ordre.

    Clés : objet, item_id, intitule, source_id, ordre (le numéro d’un item), themes (codes), plie,
    racines ({racine: mot replié}).
    """
    lignes = store.records(
        f"""
        SELECT objet, item_id, intitule, source_id, ordre, coalesce(themes, []) AS themes
        FROM ({chosen(ensemble)}) AS choisis
        LEFT JOIN (
            SELECT objet, objet_id AS item_id, list(theme_id ORDER BY rang) AS themes
            FROM codages_retenus GROUP BY ALL
        ) USING (objet, item_id)
        ORDER BY ordre, item_id
        """.replace("$code", "?"),
        parameters(ensemble),
    )
    return [ligne | prepared(ligne["intitule"]) for ligne in lignes]


def parameters(ensemble: Ensemble) -> list[str]:
    """Les paramètres de `chosen`, un par $code."""
    return [ensemble.code] * sum(ensemble.axe in c for c in (_COLONNES, _MESURES))


def juges(store: Store, amont: Ensemble, aval: Ensemble) -> dict[Cle, str]:
    """Les liens connus d’un ensemble à l’autre, dans un sens ou dans l’autre.

    {(objet d’amont, amont, objet d’aval, aval): statut}.
    """
    lignes = store.rows(
        f"""
        WITH ici AS ({chosen(amont)}), la AS ({chosen(aval)})
        SELECT amont_objet, amont_id, aval_objet, aval_id, statut FROM remontees
        WHERE (amont_objet, amont_id) IN (SELECT (objet, item_id) FROM ici)
            AND (aval_objet, aval_id) IN (SELECT (objet, item_id) FROM la)
        UNION ALL
        SELECT aval_objet, aval_id, amont_objet, amont_id, statut FROM remontees
        WHERE (aval_objet, aval_id) IN (SELECT (objet, item_id) FROM ici)
            AND (amont_objet, amont_id) IN (SELECT (objet, item_id) FROM la)
        """.replace("$code", "?"),
        [*parameters(amont), *parameters(aval)],
    )
    return {(a, b, c, d): statut for a, b, c, d, statut in lignes}


def liens_connus(
    store: Store, sauf: str | None = None
) -> tuple[list[dict[str, Any]], list[tuple[int, int]]]:
    """Les liens validés qui peuvent appuyer un couple : leurs bouts, et les positions liées.

    Les bouts ont les clés de `textes`. Les plus sûrs d’abord, bornés à APPUIS_MAX ; sans ceux
    qui touchent le document `sauf`.
    """
    bouts = store.records(BOUTS.format(appuis_max=APPUIS_MAX))
    gardes = [
        (ici, la)
        for ici, la in zip(bouts[::2], bouts[1::2], strict=True)
        if sauf not in (ici["source_id"], la["source_id"])
    ]
    places: dict[tuple[str, str], int] = {}
    lus: list[dict[str, Any]] = []
    for bout in (bout for lien in gardes for bout in lien):
        if _name(bout) not in places:
            places[_name(bout)] = len(lus)
            lus.append(bout | prepared(bout["intitule"]))
    return lus, [(places[_name(ici)], places[_name(la)]) for ici, la in gardes]


def nb_appuis(store: Store, amont: Ensemble, aval: Ensemble) -> int:
    """Combien de liens validés peuvent appuyer un couple de ces deux ensembles.

    Ceux qui joignent deux mêmes documents ne s’appuient pas l’un l’autre.
    """
    choisis = f"{chosen(amont)} UNION ALL {chosen(aval)}".replace("$code", "?")
    documents = store.rows(
        f"SELECT DISTINCT source_id FROM ({choisis})",
        [*parameters(amont), *parameters(aval)],
    )
    entre_eux = [source for (source,) in documents] if len(documents) <= 2 else []
    nb: int = store.value(
        "SELECT count(*) FROM remontees_situees"
        " WHERE NOT list_has_all(?::VARCHAR[], [amont_source_id, aval_source_id])",
        [entre_eux],
    )
    return min(nb, APPUIS_MAX)


def _name(bout: dict[str, Any]) -> tuple[str, str]:
    return bout["objet"], bout["item_id"]
