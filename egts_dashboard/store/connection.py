"""Ouvre un magasin construit, en lecture seule."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from egts_dashboard.errors import MagasinAbsent

SCHEMA = "egts"
Parametres = Sequence[Any]


# DuckDB 1.5.5 confond deux lectures d’une même vue dont on ne veut pas la même colonne : il
# rend deux fois la première (SELECT a FROM vue UNION SELECT b FROM vue).
REGLAGE_SUR = "SET disabled_optimizers = 'common_subplan'"


class Store:
    """Un magasin ouvert en lecture. Deux magasins de même empreinte sont le même.

    Chaque question ouvre son propre curseur : plusieurs visites peuvent lire à la fois.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, empreinte: str) -> None:
        self._connection = connection
        self.empreinte = empreinte

    def __hash__(self) -> int:
        return hash(self.empreinte)

    def __eq__(self, autre: object) -> bool:
        return isinstance(autre, Store) and autre.empreinte == self.empreinte

    def _execute(self, sql: str, parametres: Parametres) -> duckdb.DuckDBPyConnection:
        cursor = self._connection.cursor()
        # `USE` ne se transmet pas de la connexion à ses curseurs.
        cursor.execute(f"USE {SCHEMA}")
        return cursor.execute(sql, list(parametres))

    def frame(self, sql: str, parametres: Parametres = ()) -> pd.DataFrame:
        """La réponse en tableau pandas."""
        return self._execute(sql, parametres).df()

    def rows(self, sql: str, parametres: Parametres = ()) -> list[tuple[Any, ...]]:
        """La réponse en lignes ; les montants y restent des Decimal exacts."""
        return self._execute(sql, parametres).fetchall()

    def arrow(self, sql: str, parametres: Parametres = ()) -> pa.Table:
        """La réponse en table Arrow, aux types exacts du magasin, montants compris."""
        return self._execute(sql, parametres).to_arrow_table()

    def records(self, sql: str, parametres: Parametres = ()) -> list[dict[str, Any]]:
        """La réponse en dictionnaires {colonne: valeur}, montants exacts."""
        cursor = self._execute(sql, parametres)
        noms = [colonne[0] for colonne in cursor.description or []]
        return [dict(zip(noms, ligne, strict=True)) for ligne in cursor.fetchall()]

    def value(self, sql: str, parametres: Parametres = ()) -> Any:
        """La première case de la réponse, ou None."""
        ligne = self._execute(sql, parametres).fetchone()
        return None if ligne is None else ligne[0]


def open_store(path: Path, empreinte: str) -> Store:
    """Rattache le fichier à une base en mémoire, en lecture seule.

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
    connection.execute("SET lock_configuration = true")
    return Store(connection, empreinte)
