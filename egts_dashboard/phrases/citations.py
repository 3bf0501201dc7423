"""Citer un document en une ligne."""

from collections.abc import Sequence

import pandas as pd


def cite_all(sources: pd.DataFrame) -> Sequence[str]:
    """Chaque document en une ligne : producteur, titre, année."""
    return [
        f"{s.producteur}, «\u00a0{s.titre}\u00a0»"
        + (f" ({int(s.annee)})" if pd.notna(s.annee) else "")
        for s in sources.itertuples()
    ]
