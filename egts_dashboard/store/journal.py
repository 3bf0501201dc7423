"""Range le journal : les gestes d’ajout que les tables redisent ne s’écrivent pas un par un."""

from pathlib import Path

import duckdb

# L’ajout d’une ligne toujours là, et où elle est. Tant que le rang et la place avancent du même
# pas, les gestes d’un lot se suivent : une ligne les dit tous.
SUIVIS = """
    CREATE OR REPLACE TEMP TABLE suivis AS
    SELECT
        rang, lot_id, nom_table, place,
        rang - row_number() OVER (
            PARTITION BY lot_id, nom_table, place - rang ORDER BY rang
        ) AS suite
    FROM arrivage JOIN lignes_placees USING (nom_table, ligne_id)
    WHERE geste = 'ajout'
"""
AJOUTS = """
    INSERT INTO ajouts_suivis BY NAME
    SELECT
        min(rang)::INTEGER AS premier_rang, lot_id, nom_table,
        min(place) AS premiere_place, count(*)::INTEGER AS nb
    FROM suivis
    GROUP BY lot_id, nom_table, place - rang, suite
    ORDER BY premier_rang
"""
AUTRES = """
    INSERT INTO gestes BY NAME
    SELECT * FROM arrivage WHERE rang NOT IN (SELECT rang FROM suivis) ORDER BY rang
"""


def define_journal(connection: duckdb.DuckDBPyConnection) -> None:
    """Crée les vues du journal ; leurs tables sont déjà là."""
    definition = Path(__file__).parent / "journal.sql"
    connection.execute(definition.read_text(encoding="utf-8"))


def insert_journal(connection: duckdb.DuckDBPyConnection) -> None:
    """Verse les gestes de la table enregistrée « arrivage », les lignes étant déjà versées."""
    for instruction in (SUIVIS, AJOUTS, AUTRES, "DROP TABLE suivis"):
        connection.execute(instruction)
