"""Joue les contrôles : chaque fichier de controles/ est une règle, chaque ligne rendue une anomalie."""

import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

DOSSIER = Path(__file__).parent / "controles"
# « -- cle : texte » ; les lignes qui suivent, en retrait d’au moins trois espaces, le prolongent.
ENTETE = re.compile(r"^-- (\w+) : (.+(?:\n--   .+)*)", re.MULTILINE)
COLONNES = (
    "severite, nom_table, ligne_id, message, valeur_a, lieu_a, valeur_b, lieu_b,"
    " explication"
)
# L’ordre dans lequel les pages présentent les sujets.
SUJETS = ("budget", "participation", "propositions", "calendrier", "lecture", "structure")


@dataclass(frozen=True)
class Controle:
    """Une règle : son nom, son sujet, ce qu’elle vérifie, sur quoi, et sa requête."""

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
    entete = {cle: " ".join(mots.replace("\n--", " ").split(" ")) for cle, mots in ENTETE.findall(sql)}
    return Controle(fichier.stem, **_fields(entete), sql=sql)
