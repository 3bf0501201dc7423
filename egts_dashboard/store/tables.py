"""Verse des lignes dans les tables, et pose sur chaque colonne sa définition."""

from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb
import pyarrow as pa

from egts_dashboard.models import MODELES
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.codage import Codage
from egts_dashboard.models.construction import (
    CONSTRUITES,
    AnomalieConstatee,
    GesteJournalise,
)
from egts_dashboard.models.preconisation import Preconisation
from egts_dashboard.store.journal import insert_journal

# Une table déduite reprend la définition des colonnes qu’elle tient d’un modèle.
DEDUITES: dict[str, type[Enregistrement]] = {
    "codages_retenus": Codage,
    "items": Preconisation,
    "items_themes": Preconisation,
    "items_tires": Preconisation,
    "anomalies_situees": AnomalieConstatee,
}

# Une table entière d’un bloc, ou des lignes : la première forme est dix fois plus vive.
Tables = Mapping[str, pa.Table | Sequence[Mapping[str, Any]]]


def to_columns(lignes: Sequence[object], noms: Sequence[str]) -> pa.Table:
    """Des objets à leurs colonnes, sans passer par un dictionnaire par ligne."""
    champs = [vars(ligne) for ligne in lignes]
    return pa.table({nom: [ligne[nom] for ligne in champs] for nom in noms})


def insert_tables(connection: duckdb.DuckDBPyConnection, tables: Tables) -> None:
    """Verse chaque table dans l’ordre reçu : les parents d’abord. Puis le journal, s’il y est.

    Le journal lit la place des lignes, qui n’est la vraie qu’une fois la transaction finie.
    """
    connection.execute("BEGIN")
    for table, lignes in tables.items():
        if len(lignes) and table != GesteJournalise.TABLE:
            with _arrived(connection, lignes):
                connection.execute(
                    f"INSERT INTO {table} BY NAME SELECT * FROM arrivage"
                )
    connection.execute("COMMIT")
    gestes = tables.get(GesteJournalise.TABLE, ())
    if len(gestes):
        with _arrived(connection, gestes):
            insert_journal(connection)


@contextmanager
def _arrived(
    connection: duckdb.DuckDBPyConnection,
    lignes: pa.Table | Sequence[Mapping[str, Any]],
) -> Iterator[None]:
    """Le temps du bloc, ces lignes se lisent sous le nom « arrivage »."""
    est_table = isinstance(lignes, pa.Table)
    arrivage = lignes if est_table else pa.Table.from_pylist(list(lignes))
    connection.register("arrivage", arrivage)
    yield
    connection.unregister("arrivage")


def comment_columns(
    connection: duckdb.DuckDBPyConnection, seules: Container[str] | None = None
) -> None:
    """Pose en COMMENT, sur les tables et les colonnes, les définitions des modèles.

    `seules` : celles de ces tables, quand les autres les portent déjà.
    """
    for modele in (*MODELES, *CONSTRUITES.values()):
        if seules is not None and modele.TABLE not in seules:
            continue
        definition = (modele.__doc__ or "").strip()
        sorte = "VIEW" if modele is GesteJournalise else "TABLE"
        connection.execute(
            f"COMMENT ON {sorte} {modele.TABLE} IS {_quoted(definition)}"
        )
        _comment_fields(connection, modele.TABLE, modele, set(modele.model_fields))
    for table, modele in DEDUITES.items():
        if seules is not None and table not in seules:
            continue
        _comment_fields(connection, table, modele, _columns(connection, table))


def _comment_fields(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    modele: type[Enregistrement],
    colonnes: set[str],
) -> None:
    for colonne, champ in modele.model_fields.items():
        if colonne in colonnes:
            connection.execute(
                f"COMMENT ON COLUMN {table}.{colonne} IS {_quoted(champ.description or '')}"
            )


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> set[str]:
    lignes = connection.execute(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = ?", [table]
    ).fetchall()
    return {colonne for (colonne,) in lignes}


def _quoted(texte: str) -> str:
    # COMMENT ON n’admet pas de paramètre ; le texte vient des modèles, pas d’un fichier lu.
    doubles = texte.replace("'", "''")
    return f"'{doubles}'"
