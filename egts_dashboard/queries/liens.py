"""Les items réunis à un autre, ou nés d’une scission."""

from typing import Any

import pandas as pd

from egts_dashboard.store.connection import Store


def of_item(store: Store, objet: str, item_id: str) -> pd.DataFrame:
    """Les items liés à celui-ci. Colonnes : sens (de, vers, voisin), nature, item_id, intitule, note.

    `vers` : l’item auquel il se rattache ; `de` : ceux qui se rattachent à lui ; `voisin` :
    ceux qui se rattachent au même que lui.
    """
    return store.frame(
        """
        WITH siens AS (SELECT * FROM liens WHERE objet = $1 AND de_id = $2),
        tous AS (
            SELECT 'vers' AS sens, nature, vers_id AS autre_id, note FROM siens
            UNION ALL
            SELECT 'de', nature, de_id, note FROM liens WHERE objet = $1 AND vers_id = $2
            UNION ALL
            SELECT 'voisin', liens.nature, liens.de_id, liens.note
            FROM liens JOIN siens USING (objet, vers_id, nature)
            WHERE liens.de_id <> $2
        )
        SELECT sens, tous.nature, item_id, intitule, tous.note
        FROM tous JOIN items ON objet = $1 AND item_id = autre_id
        ORDER BY array_position(['vers', 'de', 'voisin'], sens), item_no
        """,
        [objet, item_id],
    )


def merged_into(store: Store, objet: str, item_id: str) -> str | None:
    """L’item auquel celui-ci est réuni ; None s’il ne l’est pas."""
    trouve = store.value(
        "SELECT vers_id FROM liens WHERE objet = ? AND de_id = ? AND nature = 'reunie'",
        [objet, item_id],
    )
    return None if trouve is None else str(trouve)


def nb_merged(store: Store, retenus: str, parametres: list[Any]) -> int:
    """Parmi les items retenus, ceux qui sont réunis à un autre."""
    # Sans lien, on ne relit pas les items : ils peuvent être des millions.
    if not store.value("SELECT count(*) FROM liens WHERE nature = 'reunie'"):
        return 0
    return int(
        store.value(
            f"SELECT count(*) FROM {retenus} AS retenus"
            " SEMI JOIN (SELECT objet, de_id AS item_id FROM liens WHERE nature = 'reunie')"
            " AS reunis USING (objet, item_id)",
            parametres,
        )
    )
