"""Tout ce qu’un fichier de magasin contient, pour comparer deux constructions."""

from collections.abc import Iterable
from pathlib import Path

import duckdb

Contenus = dict[str, list[tuple[object, ...]]]


def contents(path: Path) -> Contenus:
    """Toutes les lignes de toutes les tables, dans l’ordre du fichier ; le journal, dans le sien."""
    with duckdb.connect(str(path), read_only=True) as connection:
        lignes = {
            nom: connection.execute(f"SELECT * FROM {nom} ORDER BY rowid").fetchall()
            for nom in _names(connection)
        }
        journal = connection.execute("FROM journal ORDER BY rang").fetchall()
        return lignes | {"journal": journal}


def numbers(path: Path, tables: Iterable[str]) -> Contenus:
    """Le rowid de chaque ligne de ces tables : des définitions le lisent."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return {
            nom: connection.execute(f"SELECT rowid FROM {nom}").fetchall()
            for nom in tables
        }


def definitions(path: Path) -> set[tuple[object, ...]]:
    """Les tables, les vues, leurs colonnes, leurs types, leurs règles et leurs commentaires."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return set(
            connection.execute(
                """
                SELECT 'table', table_name, sql, comment FROM duckdb_tables()
                UNION ALL
                SELECT 'vue', view_name, sql, comment FROM duckdb_views() WHERE NOT internal
                UNION ALL
                SELECT 'colonne', table_name || '.' || column_name, data_type, comment
                FROM duckdb_columns() WHERE NOT internal
                UNION ALL
                SELECT 'règle', table_name, constraint_text, NULL FROM duckdb_constraints()
                """
            ).fetchall()
        )


def _names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    lues = connection.execute(
        "SELECT table_name FROM duckdb_tables() ORDER BY table_name"
    ).fetchall()
    return [nom for (nom,) in lues]
