"""Les items d’une sélection avec leurs textes et leurs thèmes, pour les emporter."""

import pandas as pd

from egts_dashboard.queries.mots_selection import Selection
from egts_dashboard.store.connection import Store

# Au-delà, un corpus ne se fabrique pas d’un clic ; `exporter` donne tout le magasin.
NB_ITEMS_MAX = 100_000


def textes(store: Store, selection: Selection) -> pd.DataFrame:
    """Les items de la sélection, dans l’ordre des documents.

    Colonnes : item_id, objet, atelier_id, territoire_code, territoire, niveau, annee, source_id,
    theme_ids (liste, le principal d’abord), texte (les mots du document s’ils sont connus, sinon
    l’intitulé). Cent mille items au plus.
    """
    condition, parametres = selection.to_sql()
    return store.frame(
        f"""
        WITH retenus AS MATERIALIZED (
            SELECT * FROM items WHERE {condition} ORDER BY item_no LIMIT {NB_ITEMS_MAX}
        ),
        portes AS (
            SELECT item_no, list(theme_id ORDER BY rang, theme_id) AS theme_ids
            FROM items_themes SEMI JOIN retenus USING (item_no) GROUP BY item_no
        )
        SELECT
            item_id, objet, atelier_id, retenus.territoire_code, territoires.nom AS territoire,
            retenus.niveau, annee, source_id, coalesce(theme_ids, []) AS theme_ids,
            coalesce(verbatim, intitule) AS texte
        FROM retenus
        JOIN territoires USING (territoire_code)
        LEFT JOIN portes USING (item_no)
        ORDER BY item_no
        """,
        parametres,
    )
