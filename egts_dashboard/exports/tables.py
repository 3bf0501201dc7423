"""Lit dans le magasin les tables que l’on emporte."""

import pyarrow as pa

from egts_dashboard.models import TABLES, colonnes
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.construction import CONSTRUITES
from egts_dashboard.store.connection import Store

# Tout ce qui sort : ce que les lots apportent, puis ce que la construction ajoute.
EXPORTEES: dict[str, type[Enregistrement]] = TABLES | CONSTRUITES


def read_tables(store: Store) -> dict[str, pa.Table]:
    """Chaque table exportée, colonnes dans l’ordre des fichiers, lignes dans celui du magasin."""
    return {
        table: store.arrow(
            f"SELECT {', '.join(colonnes(modele))} FROM {table} ORDER BY rowid"
        )
        for table, modele in EXPORTEES.items()
    }
