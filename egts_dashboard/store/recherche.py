"""Construit l’index de recherche : quelle racine se trouve dans quel item."""

from pathlib import Path

import duckdb
import pyarrow as pa

from egts_dashboard.store.racines import MOTS_VIDES, stem


def build_search(connection: duckdb.DuckDBPyConnection) -> None:
    """Remplit index_mots (racine, item_no, nb) et items_longueurs, triés pour la lecture.

    Les mots se découpent en SQL ; seules les racines des mots distincts se calculent ici,
    si bien que le temps suit le vocabulaire et non le nombre de textes.
    """
    connection.execute(_sql("recherche_mots.sql"))
    mots = [mot for (mot,) in connection.execute("SELECT mot FROM vocabulaire").fetchall()]
    pleins = [mot for mot in mots if mot not in MOTS_VIDES]
    table = pa.table(
        {
            "mot": pa.array(pleins, pa.string()),
            "racine": pa.array([stem(mot) for mot in pleins], pa.string()),
        }
    )
    connection.register("racines_des_mots", table)
    connection.execute(_sql("recherche_index.sql"))
    connection.unregister("racines_des_mots")


def _sql(nom: str) -> str:
    return (Path(__file__).parent / nom).read_text(encoding="utf-8")
