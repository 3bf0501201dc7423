"""Une réunion dite sans verbe : un lieu, un jour, un compte."""

import re

from egts_dashboard.analyses.extraction.rencontres import MOIS

# « Collège Jean-Moulin, le 10 octobre, 22 élèves de 4e. » : un lieu, un jour, un compte.
TENUE = re.compile(
    rf"(?:[^.;:]{{0,60}}[ ,])?(?:1er|\d{{1,2}}) (?:{MOIS})\b[^.;:]{{0,60}}[,–—|-] (?:environ )?"
)
VERBE_ETRE = re.compile(r"\b(?:sont|ont|seront|auront|avaient|peuvent|doivent)\b")
MOTS_APRES_UN_COMPTE = 6


def is_dated_count(avant: str, suite: str) -> bool:
    """Vrai si un jour et une virgule précèdent le compte, et que peu de mots le suivent."""
    est_bref = len(suite.split()) <= MOTS_APRES_UN_COMPTE
    return est_bref and not VERBE_ETRE.search(suite) and bool(TENUE.fullmatch(avant))
