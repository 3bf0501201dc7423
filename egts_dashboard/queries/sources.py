"""Les documents : lesquels, ce que chacun a donné."""

from collections.abc import Iterable

import pandas as pd

from egts_dashboard.store.connection import Store


def citations(store: Store, source_ids: Iterable[str]) -> pd.DataFrame:
    """De quoi citer des documents. Colonnes : source_id, titre, producteur, annee, url.

    Dans l’ordre du registre des sources.
    """
    return store.frame(
        """
        SELECT source_id, titre, producteur, year(date_publication) AS annee, url
        FROM sources
        WHERE source_id IN (SELECT unnest(?))
        ORDER BY sources.rowid
        """,
        [sorted(set(source_ids))],
    )
