"""Construit un magasin d’un bloc, dans un fichier neuf qui ne sert qu’une fois complet."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from egts_dashboard.errors import (
    DonneesInvalides,
    EcritureImpossible,
    MagasinOccupe,
)
from egts_dashboard.store.connection import SCHEMA, Store, tune, write_into
from egts_dashboard.store.controles import rerun_checks, run_checks
from egts_dashboard.store.dependances import Changees, drop_created, play
from egts_dashboard.store.etapes import Suivi, unfollowed
from egts_dashboard.store.journal import define_journal
from egts_dashboard.store.masque import hide_in_anomalies, hide_small_counts
from egts_dashboard.store.pointeur import (
    current_fingerprint,
    point_to,
    remove_old,
    store_path,
)
from egts_dashboard.store.recherche import SCRIPTS_RECHERCHE, build_search
from egts_dashboard.store.tables import Tables, comment_columns, insert_tables

SQL_DIR = Path(__file__).parent
DEFINITIONS = (
    "views_participation.sql",
    "views_totaux.sql",
    "views_comparaisons.sql",
    "views_items.sql",
    "derivees_liens.sql",
    "facettes.sql",
    "views_budget.sql",
    "provenance.sql",
    "statistiques.sql",
)
ATTENTE_VERROU_S = 120
# Ce que DuckDB lève quand l’écriture est refusée : à l’ouverture, au versement, à la fin.
ECRITURE = (
    OSError,
    duckdb.IOException,
    duckdb.TransactionException,
    duckdb.FatalException,
)


def build_store(
    dossier: Path, empreinte: str, tables: Tables, suivre: Suivi = unfollowed
) -> Path:
    """Construit la génération `empreinte` et la fait servir. Tout ou rien.

    Un seul programme construit à la fois ; les lecteurs gardent l’ancienne génération.
    `suivre` reçoit chaque étape ; ce qu’il lève arrête tout, et l’ancien magasin sert.
    Lève MagasinOccupe, EcritureImpossible, DonneesInvalides.
    """
    with _building(dossier):
        if current_fingerprint(dossier) != empreinte:
            with _draft(dossier, empreinte) as brouillon:
                write_store(brouillon, tables, suivre)
                suivre("service")
    return store_path(dossier, empreinte)


def extend_store(
    dossier: Path,
    empreinte: str,
    base: str,
    ajouts: Tables,
    suivre: Suivi = unfollowed,
) -> bool:
    """Construit la génération `empreinte` : celle de `base`, et des lignes à la suite des siennes.

    Le magasin est celui que donnerait la construction entière. Rend faux, sans rien avoir
    changé, si `base` ne sert plus ou si l’ajout échoue : la construction entière dira
    pourquoi, ou réussira. Lève MagasinOccupe, EcritureImpossible.
    """
    with _building(dossier):
        if current_fingerprint(dossier) != base:
            return False
        try:
            with _draft(dossier, empreinte) as brouillon:
                shutil.copyfile(store_path(dossier, base), brouillon)
                with write_into(brouillon) as connection:
                    # Verser se fait l’un après l’autre : un second fil n’y gagne rien, et
                    # coûte un tiers de calcul.
                    connection.execute("SET threads = 1")
                    _extend(connection, ajouts, suivre)
                suivre("service")
        except (duckdb.Error, OSError):
            return False
    return True


@contextlib.contextmanager
def _building(dossier: Path) -> Iterator[None]:
    """Le verrou de la construction ; traduit ce qui l’empêche."""
    try:
        dossier.mkdir(parents=True, exist_ok=True)
        with FileLock(dossier / "verrou", timeout=ATTENTE_VERROU_S):
            yield
    except Timeout as refus:
        raise MagasinOccupe(
            "Un autre programme construit le magasin depuis plus de deux minutes. "
            "Fermez-le, puis recommencez."
        ) from refus
    except ECRITURE as refus:
        raise EcritureImpossible(
            f"Le magasin n’a pas pu être écrit dans {dossier}\u00a0: le disque est plein ou "
            f"le dossier refuse l’écriture. {_reassure(dossier)}"
        ) from refus
    except (duckdb.IntegrityError, duckdb.DataError) as refus:
        raise DonneesInvalides(
            f"Une ligne des lots contredit une règle du magasin. {_reassure(dossier)} "
            f"Détail technique\u00a0: {refus}"
        ) from refus


@contextlib.contextmanager
def _draft(dossier: Path, empreinte: str) -> Iterator[Path]:
    """Un fichier à côté, qui se met à servir à la fin du bloc si rien n’y échoue."""
    brouillon = dossier / f"brouillon-{os.getpid()}.duckdb"
    try:
        _remove_draft(brouillon)
        yield brouillon
        os.replace(brouillon, store_path(dossier, empreinte))
        point_to(dossier, empreinte)
    finally:
        _remove_draft(brouillon)
    remove_old(dossier, empreinte)


def _reassure(dossier: Path) -> str:
    if current_fingerprint(dossier) is None:
        return "Aucun magasin n’a été écrit."
    return "Rien n’est perdu\u00a0: l’ancien magasin sert toujours."


def write_store(path: Path, tables: Tables, suivre: Suivi = unfollowed) -> None:
    """Écrit toutes les tables, les définitions et les contrôles, puis ferme le fichier."""
    _remove_draft(path)
    nb_lignes = sum(map(len, tables.values()))
    with write_into(path, nb_lignes) as connection:
        tune(connection, nb_lignes)
        create_tables(connection)
        suivre("lignes")
        insert_tables(connection, tables)
        complete(connection, suivre)


def try_store(tables: Tables) -> Store:
    """Un magasin d’essai, en mémoire, le temps d’en lire les chiffres et les écarts.

    Il a les tables, les définitions et les contrôles ; ni la recherche, ni les comptes que
    seules des pages lisent. Lève duckdb.ConstraintException.
    """
    connection = duckdb.connect()
    connection.execute(f"ATTACH ':memory:' AS {SCHEMA}")
    connection.execute(f"USE {SCHEMA}")
    tune(connection, sum(map(len, tables.values())))
    create_tables(connection)
    insert_tables(connection, tables)
    _deduce(connection)
    _define(connection)
    run_checks(connection)
    hide_in_anomalies(connection)
    return Store(lambda: connection, "essai")


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Crée les tables, vides."""
    connection.execute((SQL_DIR / "schema.sql").read_text(encoding="utf-8"))
    define_journal(connection)


def complete(connection: duckdb.DuckDBPyConnection, suivre: Suivi = unfollowed) -> None:
    """Déduit, indexe, définit, contrôle et commente : ce qui suit le versement des lignes."""
    suivre("deduites")
    _deduce(connection)
    suivre("recherche")
    build_search(connection)
    _define(connection)
    run_checks(connection, suivre=suivre)
    suivre("comptes")
    hide_in_anomalies(connection)
    play(connection, "derivees_comptes.sql")
    comment_columns(connection)
    connection.execute("CHECKPOINT")


def _extend(
    connection: duckdb.DuckDBPyConnection, ajouts: Tables, suivre: Suivi
) -> None:
    """Verse les lignes, et refait de `complete` ce qu’elles atteignent, dans le même ordre."""
    suivre("lignes")
    insert_tables(connection, ajouts)
    suivre("deduites")
    changees = Changees(table for table, lignes in ajouts.items() if len(lignes))
    changees.redo(connection, "journal.sql")
    changees.redo(connection, "derivees.sql")
    changees.redo(connection, "masque.sql")
    if "effectifs_masques" in changees.noms:
        hide_small_counts(connection)
        # Ce qu’un contrôle dit d’un effectif change avec ce qu’on en masque.
        changees.noms.add("effectifs")
    suivre("recherche")
    # Un sigle neuf peut changer la racine d’un mot des textes.
    if changees.touches({"items", "sigles"}):
        changees.noms |= drop_created(connection, *SCRIPTS_RECHERCHE)
        build_search(connection)
    for fichier in DEFINITIONS:
        changees.redo(connection, fichier)
    rerun_checks(connection, changees, suivre=suivre)
    suivre("comptes")
    hide_in_anomalies(connection)
    changees.redo(connection, "derivees_comptes.sql")
    comment_columns(connection, changees.noms)
    connection.execute("CHECKPOINT")


def _deduce(connection: duckdb.DuckDBPyConnection) -> None:
    play(connection, "derivees.sql")
    play(connection, "masque.sql")
    hide_small_counts(connection)


def _define(connection: duckdb.DuckDBPyConnection) -> None:
    for fichier in DEFINITIONS:
        play(connection, fichier)


def _remove_draft(brouillon: Path) -> None:
    for fichier in (brouillon, brouillon.with_name(f"{brouillon.name}.wal")):
        with contextlib.suppress(OSError):
            fichier.unlink()
