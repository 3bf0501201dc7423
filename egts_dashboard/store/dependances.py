"""Ce que chaque instruction de la construction lit : de quoi ne refaire que ce qui a changé.

Une instruction est dite touchée dès que son texte contient le nom d’une table changée, fût-ce
dans un littéral ou sous une colonne du même nom : on refait parfois trop, jamais trop peu.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb

SQL_DIR = Path(__file__).parent
COMMENTAIRE = re.compile(r"^\s*--.*$", re.MULTILINE)
MOT = re.compile(r"\w+")
NOMMEE = re.compile(
    r"\s*(?:CREATE (?:OR REPLACE )?(?P<temp>TEMP )?(?P<sorte>TABLE|VIEW|MACRO)"
    r"|(?P<dite>COMMENT) ON (?:TABLE|VIEW|COLUMN)) (?P<cible>\w+)"
)
# Une table que Python remplit, et ce qu’il lit pour cela.
REMPLIES = {"effectifs_masques": "effectifs_croises"}


@dataclass(frozen=True)
class Instruction:
    """Une instruction d’un fichier .sql. `cible` : ce qu’elle crée ou commente, s’il y a lieu."""

    sql: str
    sorte: str
    cible: str
    mots: frozenset[str]


@lru_cache(maxsize=64)
def instructions(fichier: str) -> tuple[Instruction, ...]:
    """Les instructions d’un fichier .sql du magasin, dans l’ordre."""
    texte = COMMENTAIRE.sub("", (SQL_DIR / fichier).read_text(encoding="utf-8"))
    return tuple(_instruction(lue.query) for lue in duckdb.extract_statements(texte))


def _instruction(sql: str) -> Instruction:
    trouve = NOMMEE.match(sql)
    cible = trouve["cible"] if trouve else ""
    sorte = (trouve["sorte"] or trouve["dite"]) if trouve else ""
    if trouve and trouve["temp"] and sorte == "TABLE":
        sorte = "TEMP"
    lus = words(sql) | {REMPLIES.get(cible, cible)}
    return Instruction(sql, sorte, cible, lus)


def words(sql: str) -> frozenset[str]:
    """Les mots d’une instruction, en minuscules : parmi eux, les tables qu’elle lit."""
    return frozenset(MOT.findall(COMMENTAIRE.sub("", sql).lower()))


def play(connection: duckdb.DuckDBPyConnection, fichier: str) -> None:
    """Joue un fichier .sql du magasin, dans l’ordre."""
    for instruction in instructions(fichier):
        connection.execute(instruction.sql)


class Changees:
    """Les tables, vues et macros qui ne disent plus la même chose qu’avant."""

    def __init__(self, noms: Iterable[str]):
        self.noms = set(noms)

    def touches(self, mots: Iterable[str]) -> bool:
        """Vrai si l’un de ces mots nomme ce qui a changé."""
        return not self.noms.isdisjoint(mots)

    def redo(self, connection: duckdb.DuckDBPyConnection, fichier: str) -> None:
        """Refait les tables du fichier que le changement atteint, et note ce qu’il atteint.

        Une vue, une macro ne se refont pas : elles relisent d’elles-mêmes ce qui a changé.
        """
        for instruction in instructions(fichier):
            self._redo_one(connection, instruction)

    def _redo_one(
        self, connection: duckdb.DuckDBPyConnection, instruction: Instruction
    ) -> None:
        if instruction.sorte == "COMMENT":
            if instruction.cible in self.noms:
                connection.execute(instruction.sql)
        elif self.touches(instruction.mots):
            self.noms.add(instruction.cible)
            if instruction.sorte == "TABLE":
                connection.execute(f"DROP TABLE {instruction.cible}")
                connection.execute(instruction.sql)


def drop_created(connection: duckdb.DuckDBPyConnection, *fichiers: str) -> set[str]:
    """Efface les tables que ces fichiers créent ; rend leurs noms."""
    noms = {
        instruction.cible
        for fichier in fichiers
        for instruction in instructions(fichier)
        if instruction.sorte == "TABLE"
    }
    for nom in sorted(noms):
        connection.execute(f"DROP TABLE {nom}")
    return noms
