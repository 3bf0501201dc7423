"""Ce que l’extraction tire d’un petit rapport écrit dans un test."""

from collections.abc import Sequence

from egts_dashboard.analyses.extraction import extract
from egts_dashboard.models.candidat import Candidat

# Ouvre un compte rendu sans rien demander ni constater.
SEUL = "Le conseil des jeunes a tenu sa première rencontre à la ludothèque."


def lire(texte: str, nature: str | None = None) -> list[Candidat]:
    """Les candidats du texte, tous ou d’une seule nature."""
    trouves = extract(texte.strip("\n").split("\n"))
    return [c for c in trouves if nature in (None, c.nature)]


def textes(texte: str, nature: str) -> list[str]:
    """Les textes des candidats d’une nature."""
    return [c.texte for c in lire(texte, nature)]


def lus(rapport: str | Sequence[str]) -> dict[str, list[str]]:
    """Les textes des candidats, par nature, d’un texte ou de ses lignes."""
    lignes = rapport.strip("\n").split("\n") if isinstance(rapport, str) else rapport
    trouves: dict[str, list[str]] = {}
    for candidat in extract(lignes):
        trouves.setdefault(candidat.nature, []).append(candidat.texte)
    return trouves
