"""Les textes d’un document, prêts à être rapprochés, et les liens déjà jugés."""

from typing import Any

from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import MOT, MOTS_VIDES, fold, stem


def textes(store: Store, source_id: str) -> list[dict[str, Any]]:
    """Les items et mesures d’un document, dans l’ordre.

    Clés : objet, item_id, intitule, plie, racines ({racine: mot replié}).
    """
    lignes = store.records(
        """
        SELECT objet, item_id, intitule FROM (
            SELECT objet, item_id, intitule, item_no AS ordre FROM items WHERE source_id = $1
            UNION ALL
            SELECT 'mesure', mesure_id, intitule, rowid FROM mesures WHERE source_id = $1
        ) ORDER BY ordre, item_id
        """,
        [source_id],
    )
    return [ligne | _prepared(ligne["intitule"]) for ligne in lignes]


def _prepared(intitule: str) -> dict[str, Any]:
    plie = fold(intitule)
    mots = [mot for mot in MOT.findall(plie) if mot not in MOTS_VIDES]
    return {"plie": plie, "racines": {stem(mot): mot for mot in mots}}


def juges(store: Store, amont: str, aval: str) -> dict[tuple[str, str, str, str], str]:
    """Les liens connus d’un document à l’autre.

    {(objet d’amont, amont, objet d’aval, aval): statut}.
    """
    lignes = store.rows(
        """
        SELECT amont_objet, amont_id, aval_objet, aval_id, statut
        FROM remontees
        JOIN items ON items.objet = amont_objet AND items.item_id = amont_id
        LEFT JOIN items AS suites
            ON suites.objet = aval_objet AND suites.item_id = aval_id
        LEFT JOIN mesures ON aval_objet = 'mesure' AND mesure_id = aval_id
        WHERE items.source_id = ? AND coalesce(suites.source_id, mesures.source_id) = ?
        """,
        [amont, aval],
    )
    return {(a, b, c, d): statut for a, b, c, d, statut in lignes}
