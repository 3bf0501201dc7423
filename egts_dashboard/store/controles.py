"""Joue les contrôles : chaque fichier de controles/ est une règle, chaque ligne rendue une anomalie."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from egts_dashboard.store.dependances import Changees, instructions, play, words
from egts_dashboard.store.ecarts import record_gaps, view_of
from egts_dashboard.store.etapes import Suivi, unfollowed

DOSSIER = Path(__file__).parent / "controles"
MACROS = Path(__file__).parent / "controles_macros.sql"
# « -- titre : … » ; les lignes suivantes, plus en retrait, prolongent l’entête.
ENTETE = re.compile(
    r"^-- (titre|sujet|explication|examine) : (.+(?:\n--   .+)*)", re.MULTILINE
)
# L’ordre dans lequel les sujets se présentent.
SUJETS = (
    "budget",
    "participation",
    "propositions",
    "calendrier",
    "lecture",
    "structure",
)
COMPTE = """
    UPDATE controles SET nb_anomalies = (
        SELECT coalesce(sum(nb_ecarts), 0) FROM anomalies
        WHERE anomalies.controle_id = controles.controle_id
    )
"""
LIGNE = "(?, ?, ?, ?, ?, ?, ?, 0)"
ETATS = "SELECT controle_id, etat, nb_lignes_examinees FROM controles"
# L’état d’une règle et le nombre de lignes qu’elle examine, quand il n’y en a pas.
SANS_OBJET = ("sans_objet", 0)
# Ce que des lignes inattendues peuvent provoquer ; une faute de SQL, elle, doit se voir.
ECHECS = (duckdb.DataError, duckdb.IntegrityError)


@dataclass(frozen=True)
class Controle:
    """Une règle : ce qu’elle vérifie, sur quelles lignes, et la requête qui rend les écarts."""

    controle_id: str
    titre: str
    sujet: str
    explication: str
    examine: str
    sql: str


def read_checks(dossier: Path = DOSSIER) -> list[Controle]:
    """Les règles d’un dossier, par sujet puis par nom de fichier."""
    controles = [_read_check(fichier) for fichier in sorted(dossier.glob("*.sql"))]
    return sorted(controles, key=lambda controle: SUJETS.index(controle.sujet))


def _read_check(fichier: Path) -> Controle:
    sql = fichier.read_text(encoding="utf-8")
    entete = {cle: re.sub(r"\n--\s+", " ", texte) for cle, texte in ENTETE.findall(sql)}
    return Controle(controle_id=fichier.stem, sql=sql, **entete)


def run_checks(
    connection: duckdb.DuckDBPyConnection,
    dossier: Path = DOSSIER,
    suivre: Suivi = unfollowed,
) -> None:
    """Joue toutes les règles et remplit controles et anomalies.

    Une règle qui n’a aucune ligne à examiner est « sans objet » : elle n’a rien prouvé.
    Une règle que des lignes inattendues font échouer est « en échec » : elle ne prive
    personne du magasin, et cela se dit.
    """
    controles = read_checks(dossier)
    play(connection, MACROS.name)
    for controle in controles:
        _define(connection, controle)
    _play(connection, controles, {}, suivre)


def rerun_checks(
    connection: duckdb.DuckDBPyConnection,
    changees: Changees,
    suivre: Suivi = unfollowed,
) -> None:
    """Rejoue les règles que le changement atteint ; redit des autres ce qu’elles avaient dit.

    Les deux tables se refont entières : leurs lignes gardent l’ordre des règles.
    """
    changees.redo(connection, MACROS.name)
    etats = connection.execute(ETATS).fetchall()
    connection.execute("CREATE TEMP TABLE anomalies_faites AS FROM anomalies")
    for table in ("anomalies", "controles"):
        connection.execute(f"DROP TABLE {table}")
        changees.noms.add(table)
    for instruction in instructions("schema.sql"):
        if instruction.cible in {"anomalies", "controles"}:
            connection.execute(instruction.sql)
    controles = read_checks()
    atteints = {
        c.controle_id for c in controles if changees.touches(words(c.sql + c.examine))
    }
    dits = {cle: (etat, nb) for cle, etat, nb in etats if cle not in atteints}
    _play(connection, controles, dits, suivre)


def _define(connection: duckdb.DuckDBPyConnection, controle: Controle) -> None:
    vue, titre = view_of(controle.controle_id), controle.titre.replace("'", "''")
    connection.execute(f"CREATE VIEW {vue} AS {controle.sql}")
    connection.execute(f"COMMENT ON VIEW {vue} IS '{titre}\u00a0: chaque écart.'")


def _play(
    connection: duckdb.DuckDBPyConnection,
    controles: Sequence[Controle],
    dits: Mapping[str, tuple[str, int]],
    suivre: Suivi,
) -> None:
    """Remplit les deux tables ; les règles de `dits` y gardent leur état et leurs écarts."""
    etats = {
        c.controle_id: dits.get(c.controle_id) or _state(connection, c)
        for c in controles
    }
    # D’un bloc : une par une, les règles coûtaient quinze fois plus à écrire.
    connection.execute(
        f"INSERT INTO controles VALUES {', '.join([LIGNE] * len(controles))}",
        [
            valeur
            for rang, c in enumerate(controles, start=1)
            for valeur in (
                *(c.controle_id, rang, c.sujet, c.titre, c.explication),
                *etats[c.controle_id],
            )
        ],
    )
    for controle in controles:
        suivre("controles")
        if controle.controle_id in dits:
            connection.execute(
                "INSERT INTO anomalies FROM anomalies_faites WHERE controle_id = ?",
                [controle.controle_id],
            )
        elif etats[controle.controle_id] != SANS_OBJET:
            _record(connection, controle)
    connection.execute(COMPTE)


def _state(
    connection: duckdb.DuckDBPyConnection, controle: Controle
) -> tuple[str, int]:
    """L’état de la règle et le nombre de lignes qu’elle examine."""
    ligne = connection.execute(f"SELECT count(*) FROM ({controle.examine})").fetchone()
    examinees = int(ligne[0]) if ligne else 0
    # Un écart porte sur une ligne examinée : sans elles, il n’y a rien à chercher.
    return ("fait", examinees) if examinees else SANS_OBJET


def _record(connection: duckdb.DuckDBPyConnection, controle: Controle) -> None:
    try:
        record_gaps(connection, controle.controle_id, controle.titre)
    except ECHECS:
        connection.execute(
            "UPDATE controles SET etat = 'echec' WHERE controle_id = ?",
            [controle.controle_id],
        )
