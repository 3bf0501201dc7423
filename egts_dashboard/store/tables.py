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
    poses: list[str] = []
    for modele in (*MODELES, *CONSTRUITES.values()):
        if seules is not None and modele.TABLE not in seules:
            continue
        definition = (modele.__doc__ or "").strip()
        sorte = "VIEW" if modele is GesteJournalise else "TABLE"
        poses.append(f"COMMENT ON {sorte} {modele.TABLE} IS {_quoted(definition)}")
        poses += _comments(modele.TABLE, modele, modele.model_fields)
    for table, modele in DEDUITES.items():
        if seules is not None and table not in seules:
            continue
        poses += _comments(table, modele, _columns(connection, table))
    # D’un bloc : une par une, les cinq cents coûtent un quart de plus.
    if poses:
        connection.execute(";".join(poses))


def _comments(
    table: str, modele: type[Enregistrement], colonnes: Container[str]
) -> Iterator[str]:
    for colonne, champ in modele.model_fields.items():
        if colonne in colonnes:
            dite = _quoted(champ.description or "")
            yield f"COMMENT ON COLUMN {table}.{colonne} IS {dite}"


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> set[str]:
    description = connection.execute(f"FROM {table} LIMIT 0").description or []
    return {colonne[0] for colonne in description}


def _quoted(texte: str) -> str:
    # COMMENT ON n’admet pas de paramètre ; le texte vient des modèles, pas d’un fichier lu.
    doubles = texte.replace("'", "''")
    return f"'{doubles}'"
