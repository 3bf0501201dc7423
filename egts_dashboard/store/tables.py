"""Verse des lignes dans les tables, et pose sur chaque colonne sa définition."""

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from egts_dashboard.models import MODELES

Tables = Mapping[str, Sequence[Mapping[str, Any]]]


def insert_tables(connection: duckdb.DuckDBPyConnection, tables: Tables) -> None:
    """Verse chaque table dans l’ordre reçu : les parents d’abord, en une transaction."""
    connection.execute("BEGIN")
    for table, lignes in tables.items():
        if lignes:
            connection.register("arrivage", pa.Table.from_pylist(list(lignes)))
            connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM arrivage")
            connection.unregister("arrivage")
    connection.execute("COMMIT")


def comment_columns(connection: duckdb.DuckDBPyConnection) -> None:
    """Pose en COMMENT, sur les tables et les colonnes, les définitions des modèles."""
    for modele in MODELES:
        definition = (modele.__doc__ or "").strip()
        connection.execute(f"COMMENT ON TABLE {modele.TABLE} IS {_quoted(definition)}")
        for colonne, champ in modele.model_fields.items():
            connection.execute(
                f"COMMENT ON COLUMN {modele.TABLE}.{colonne}"
                f" IS {_quoted(champ.description or '')}"
            )


def _quoted(texte: str) -> str:
    # COMMENT ON n’admet pas de paramètre ; le texte vient des modèles, pas d’un fichier lu.
    doubles = texte.replace("'", "''")
    return f"'{doubles}'"
