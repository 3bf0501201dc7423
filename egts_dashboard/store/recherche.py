"""Construit l’index de recherche : quelle racine se trouve dans quel item."""

import re
from pathlib import Path

import duckdb
import pyarrow as pa

from egts_dashboard.store.dependances import play
from egts_dashboard.store.racines import INCLUSIF, MOTS_VIDES, fold, stem

# Les tables de l’index, dans l’ordre où elles se créent.
SCRIPTS_RECHERCHE = ("recherche_mots.sql", "recherche_index.sql")
_OCCURRENCES = """
    CREATE TEMP TABLE occurrences AS
    SELECT
        item_no, unnest(suite) AS mot, coalesce(unnest(suite[2:]), '') AS suivant,
        unnest(range(len(suite)))::INTEGER AS place
    FROM (SELECT item_no, string_split(trim(mots), ' ') AS suite FROM items_textes WHERE trim(mots) <> '');
    CREATE TEMP TABLE mots_ecrits AS
    SELECT mot, count(*) AS nb_fois FROM occurrences GROUP BY mot
    """

_EST_NOMBRE = "regexp_full_match(mot, '[0-9]+')"
_COLONNES = ["mot", "racine", "ecrit"]
_TEXTES_DU_MOT = """
    SELECT concat_ws(' ', intitule, verbatim) FROM items
    WHERE item_no IN (SELECT item_no FROM occurrences WHERE mot = ?)
    ORDER BY item_no LIMIT 1000
    """


def build_search(connection: duckdb.DuckDBPyConnection) -> None:
    """Remplit items_textes, index_suites, index_mots, index_tires, items_longueurs, racines et vocabulaire, triés.

    Les mots se découpent en SQL ; seules les racines des mots distincts se calculent ici,
    si bien que le temps suit le vocabulaire et non le nombre de textes.
    """
    connection.execute(_sql("recherche_mots.sql"), [INCLUSIF])
    connection.execute(_OCCURRENCES)
    table = pa.concat_tables([_word_stems(connection), _numbers(connection)])
    connection.register("racines_des_mots", table)
    play(connection, "recherche_index.sql")
    connection.unregister("racines_des_mots")


def _word_stems(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """Les mots pleins, leur racine, et l’écriture sous laquelle on les montre."""
    mots = connection.execute(
        f"SELECT mot FROM mots_ecrits WHERE NOT {_EST_NOMBRE}"
    ).fetchall()
    pleins = [mot for (mot,) in mots if mot not in MOTS_VIDES]
    ecrits = _spellings(connection)
    entiers = _whole_words(connection)
    racines = [mot if mot in entiers else stem(mot) for mot in pleins]
    textes = (pleins, racines, [ecrits.get(mot, mot) for mot in pleins])
    return pa.table([pa.array(x, pa.string()) for x in textes], _COLONNES)


def _numbers(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """Les nombres : chacun est sa racine et sa seule écriture. Il peut y en avoir un par texte."""
    nombres = connection.execute(
        f"SELECT mot FROM mots_ecrits WHERE {_EST_NOMBRE} AND mot NOT IN ?",
        [sorted(MOTS_VIDES)],
    ).to_arrow_table()["mot"]
    return pa.table([nombres] * len(_COLONNES), _COLONNES)


def _whole_words(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Les sigles de la table que l’algorithme couperait, et que les textes ont en capitales.

    Chacun est sa racine. Celui qui s’écrit plus souvent comme un mot (« aide ») en reste un.
    """
    lignes = connection.execute("SELECT DISTINCT sigle FROM sigles").fetchall()
    coupes = {fold(s): s for (s,) in lignes if stem(fold(s)) != fold(s)}
    entiers = set()
    for replie, sigle in coupes.items():
        textes = connection.execute(_TEXTES_DU_MOT, [replie]).fetchall()
        ecrits = re.findall(
            rf"(?i)\b{re.escape(sigle)}\b", " ".join(t for (t,) in textes)
        )
        if 2 * ecrits.count(sigle) > len(ecrits):
            entiers.add(replie)
    return entiers


def _spellings(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Chaque mot replié et son écriture la plus fréquente, accents compris."""
    return {
        fold(ecrit): ecrit
        for (ecrit,) in connection.execute(_sql("recherche_ecritures.sql")).fetchall()
    }


def _sql(nom: str) -> str:
    return (Path(__file__).parent / nom).read_text(encoding="utf-8")
