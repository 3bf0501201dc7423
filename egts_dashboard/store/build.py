"""Construit un magasin d’un bloc, dans un fichier neuf qui ne sert qu’une fois complet."""

import contextlib
import os
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from egts_dashboard.errors import EcritureImpossible, MagasinOccupe
from egts_dashboard.store.controles import run_checks
from egts_dashboard.store.pointeur import (
    current_fingerprint,
    point_to,
    remove_old,
    store_path,
)
from egts_dashboard.store.recherche import build_search
from egts_dashboard.store.tables import Tables, comment_columns, insert_tables

SQL_DIR = Path(__file__).parent
ATTENTE_VERROU_S = 120


def build_store(dossier: Path, empreinte: str, tables: Tables) -> Path:
    """Construit la génération `empreinte` et la fait servir. Tout ou rien.

    Un seul programme construit à la fois ; les lecteurs gardent l’ancienne génération.
    Lève MagasinOccupe, EcritureImpossible.
    """
    try:
        dossier.mkdir(parents=True, exist_ok=True)
        with FileLock(dossier / "verrou", timeout=ATTENTE_VERROU_S):
            if current_fingerprint(dossier) == empreinte:
                return store_path(dossier, empreinte)
            brouillon = dossier / f"brouillon-{os.getpid()}.duckdb"
            try:
                write_store(brouillon, tables)
                os.replace(brouillon, store_path(dossier, empreinte))
                point_to(dossier, empreinte)
            finally:
                _remove_draft(brouillon)
            remove_old(dossier, empreinte)
    except Timeout as refus:
        raise MagasinOccupe(
            "Un autre programme construit le magasin depuis plus de deux minutes. "
            "Fermez-le, puis recommencez."
        ) from refus
    except (OSError, duckdb.IOException) as refus:
        raise EcritureImpossible(
            f"Le magasin n’a pas pu être écrit dans {dossier}\u00a0: le disque est plein ou "
            "le dossier refuse l’écriture. Rien n’est perdu\u00a0: l’ancien magasin sert toujours. "
            f"({type(refus).__name__})"
        ) from refus
    return store_path(dossier, empreinte)


def write_store(path: Path, tables: Tables) -> None:
    """Écrit toutes les tables, les définitions et les contrôles, puis ferme le fichier."""
    _remove_draft(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute(_sql("schema.sql"))
        insert_tables(connection, tables)
        connection.execute(_sql("derivees.sql"))
        build_search(connection)
        connection.execute(_sql("views.sql"))
        run_checks(connection)
        comment_columns(connection)
        connection.execute("CHECKPOINT")


def _sql(nom: str) -> str:
    return (SQL_DIR / nom).read_text(encoding="utf-8")


def _remove_draft(brouillon: Path) -> None:
    for fichier in (brouillon, brouillon.with_name(f"{brouillon.name}.wal")):
        with contextlib.suppress(OSError):
            fichier.unlink()


