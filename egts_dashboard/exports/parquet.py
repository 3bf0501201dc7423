"""Parquet : les mêmes tables, avec leurs types, pour les outils d’analyse."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def write_parquet(tableau: pa.Table, path: Path) -> None:
    """Écrit une table ; montants en décimal exact, dates en dates."""
    pq.write_table(tableau, path)
