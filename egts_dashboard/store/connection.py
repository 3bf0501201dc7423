"""Ouvre un magasin construit, en lecture seule, ou le fichier où l’on en construit un."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pandas as pd
import pyarrow as pa

from egts_dashboard.errors import MagasinAbsent
from egts_dashboard.store import carnet

SCHEMA = "egts"
Parametres = Sequence[Any]
Connexion = duckdb.DuckDBPyConnection
Lu = TypeVar("Lu")


# DuckDB 1.5.5 confond deux lectures d’une même vue dont on ne veut pas la même colonne : il
# rend deux fois la première (SELECT a FROM vue UNION SELECT b FROM vue).
REGLAGE_SUR = "SET disabled_optimizers = 'common_subplan'"
# Un magasin de si peu de lignes se construit aussi vite sur un seul fil ; le second n’y ajoute
# qu’un tiers de calcul.
PEU_DE_LIGNES = 20_000
# Et il tient en petits blocs, chaque table en ayant au moins un : six fois moins de disque.
PETIT_BLOC = 16_384
# En deçà, partager une lecture entre deux fils coûte plus que la lecture.
PETIT_FICHIER = 32 * 1024 * 1024


class Store:
    """Un magasin ouvert en lecture. Deux magasins de même empreinte sont le même.

    Chaque question ouvre son propre curseur : plusieurs visites peuvent lire à la fois.
    """

    def __init__(self, connect: Callable[[], Connexion], empreinte: str) -> None:
        self._connect = connect
        self._connection = connect()
        self._verrou = threading.Lock()
        self.empreinte = empreinte

    def __hash__(self) -> int:
        return hash(self.empreinte)

    def __eq__(self, autre: object) -> bool:
        return isinstance(autre, Store) and autre.empreinte == self.empreinte

    def _ask(
        self, sql: str, parametres: Parametres, read: Callable[[Connexion], Lu]
    ) -> Lu:
        carnet.note(sql, parametres)
        connection = self._connection
        try:
            return _read(connection, sql, parametres, read)
        except (duckdb.FatalException, duckdb.InternalException):
            # Après une erreur interne DuckDB refuse toute question jusqu’à ce qu’on rouvre la
            # base. La même question, reposée une fois, a d’ordinaire sa réponse.
            return _read(self._reconnect(connection), sql, parametres, read)

    def _reconnect(self, perdue: Connexion) -> Connexion:
        """Une connexion neuve, une seule pour toutes les visites qui ont perdu la même."""
        with self._verrou:
            if self._connection is perdue:
                self._connection = self._connect()
            return self._connection

    def frame(self, sql: str, parametres: Parametres = ()) -> pd.DataFrame:
        """La réponse en tableau pandas."""
        return self._ask(sql, parametres, Connexion.df)

    def rows(self, sql: str, parametres: Parametres = ()) -> list[tuple[Any, ...]]:
        """La réponse en lignes ; les montants y restent des Decimal exacts."""
        return self._ask(sql, parametres, Connexion.fetchall)

    def arrow(self, sql: str, parametres: Parametres = ()) -> pa.Table:
        """La réponse en table Arrow, aux types exacts du magasin, montants compris."""
        return self._ask(sql, parametres, Connexion.to_arrow_table)

    def blocks(
        self, sql: str, parametres: Parametres, nb_lignes: int
    ) -> Iterator[pd.DataFrame]:
        """La réponse par tableaux de nb_lignes au plus, lus l’un après l’autre."""
        carnet.note(sql, parametres)
        cursor = self._connection.cursor()
        cursor.execute(f"USE {SCHEMA}")
        lecteur = cursor.execute(sql, list(parametres)).to_arrow_reader(nb_lignes)
        for bloc in lecteur:
            yield bloc.to_pandas()

    def records(self, sql: str, parametres: Parametres = ()) -> list[dict[str, Any]]:
        """La réponse en dictionnaires {colonne: valeur}, montants exacts."""
        return self._ask(sql, parametres, _records)

    def value(self, sql: str, parametres: Parametres = ()) -> Any:
        """La première case de la réponse, ou None."""
        ligne = self._ask(sql, parametres, Connexion.fetchone)
        return None if ligne is None else ligne[0]


def _read(
    connection: Connexion,
    sql: str,
    parametres: Parametres,
    read: Callable[[Connexion], Lu],
) -> Lu:
    cursor = connection.cursor()
    # `USE` ne se transmet pas de la connexion à ses curseurs.
    cursor.execute(f"USE {SCHEMA}")
    return read(cursor.execute(sql, list(parametres)))


def _records(cursor: Connexion) -> list[dict[str, Any]]:
    noms = [colonne[0] for colonne in cursor.description or []]
    return [dict(zip(noms, ligne, strict=True)) for ligne in cursor.fetchall()]


def tune(connection: Connexion, nb_lignes: int) -> None:
    """Règle la base où l’on va verser tant de lignes."""
    connection.execute(REGLAGE_SUR)
    if nb_lignes < PEU_DE_LIGNES:
        connection.execute("SET threads = 1")
        # Un seul point de reprise, à la fin : le fichier pèse un septième de moins.
        connection.execute("SET checkpoint_threshold = '1GB'")


@contextmanager
def write_into(path: Path, nb_lignes: int | None = None) -> Iterator[Connexion]:
    """Le temps du bloc, une connexion à un fichier qui ne sert pas encore.

    `nb_lignes` : ce que tiendra un fichier neuf, d’où la taille de ses blocs.
    Sans journal d’écriture : une construction interrompue recommence, et chaque instruction
    attendait le disque pour pouvoir être reprise.
    """
    chemin = str(path).replace("'", "''")
    est_petit = nb_lignes is not None and nb_lignes < PEU_DE_LIGNES
    blocs = f", BLOCK_SIZE {PETIT_BLOC}" if est_petit else ""
    with duckdb.connect() as connection:
        connection.execute(REGLAGE_SUR)
        connection.execute(
            f"ATTACH '{chemin}' AS {SCHEMA} (RECOVERY_MODE NO_WAL_WRITES{blocs})"
        )
        connection.execute(f"USE {SCHEMA}")
        yield connection


def open_store(path: Path, empreinte: str) -> Store:
    """Rattache le fichier à une base en mémoire, en lecture seule.

    Lève MagasinAbsent si le fichier manque ou est abîmé.
    """
    return Store(lambda: connect(path), empreinte)


def connect(path: Path) -> Connexion:
    """Une connexion neuve au magasin, verrouillée en lecture.

    On n’ouvre pas le fichier directement : dans un même processus DuckDB rend
    l’instance déjà ouverte à ce chemin. Lève MagasinAbsent si le fichier est abîmé.
    """
    connection = duckdb.connect()
    chemin = str(path).replace("'", "''")
    try:
        connection.execute(f"ATTACH '{chemin}' AS {SCHEMA} (READ_ONLY)")
    except duckdb.Error as refus:
        raise MagasinAbsent(
            f"Le fichier {path} manque ou est abîmé. Effacez-le\u00a0: le magasin se "
            "reconstruira au prochain démarrage."
        ) from refus
    connection.execute("SET enable_external_access = false")
    connection.execute("SET autoinstall_known_extensions = false")
    connection.execute("SET autoload_known_extensions = false")
    connection.execute(REGLAGE_SUR)
    if path.stat().st_size < PETIT_FICHIER:
        connection.execute("SET threads = 1")
    connection.execute("SET lock_configuration = true")
    return connection
