"""Dans un tableau dont aucun en-tête n’annonce de quoi il est fait, la colonne qui le dit.

« Qui | Quoi », sous le titre « Des exemples à suivre » : le texte est dans la seconde.
"""

import re
from collections.abc import Iterator, Sequence

from egts_dashboard.analyses.extraction.suites import resumed
from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.analyses.extraction.titres import announced
from egts_dashboard.models.bloc import Bloc

MOTS_MIN = 4
MOTS_D_EN_TETE = 4
LIGNES_D_ECART = 2
A_COTE = re.compile(
    r"(?:qui|pilotes?|porteurs?|portage|responsables?|echeances?|calendrier|delais?|quand|dates?|couts?|budget|montants?"
    r"|n ?°|numeros?|structures?|territoires?|lieux?|ou|villes?|communes?|indicateurs?|partenaires?|moyens?|commentaires?"
    r"|themes?|publics?|sources?|pages?|votes?|priorites?|rangs?)\b"
)
CHIFFRE = re.compile(r"\d")
Rangee = dict[int, str]


def main_columns(blocs: Sequence[Bloc]) -> dict[int, int]:
    """Pour chaque rangée de ces tableaux, en-tête exclu, la colonne qui porte le texte."""
    rendues: dict[int, int] = {}
    for tableau in tables(blocs):
        (_, tete), *suite = tableau.items()
        if not suite or any(map(_says_nature, tete.values())):
            continue
        colonne = _longest(tete, [cellules for _, cellules in suite])
        if colonne is None:
            continue
        rendues |= {ligne: colonne for ligne, _ in suite}
        if len(tete.get(colonne, "").split()) > MOTS_D_EN_TETE:
            rendues[next(iter(tableau))] = colonne
    return rendues


def _says_nature(texte: str) -> bool:
    return announced(texte) not in (None, "neutre")


def tables(blocs: Sequence[Bloc]) -> Iterator[dict[int, Rangee]]:
    """Les tableaux : des rangées qui se suivent. Numéro de ligne → colonne → texte.

    Un tableau que la page coupe n’en fait qu’un, son en-tête redit compté une fois.
    """
    tableau: dict[int, Rangee] = {}
    est_suite = False
    for rangee, cellules in _rows(blocs):
        if cellules is None:
            est_suite = bool(tableau) and rangee < 0
            if tableau and not est_suite:
                yield tableau
                tableau = {}
            continue
        if tableau and not est_suite and _begins(tableau, rangee, cellules):
            yield tableau
            tableau = {}
        est_suite = False
        if not tableau or cellules != next(iter(tableau.values())):
            tableau[rangee] = cellules
    if tableau:
        yield tableau


def _rows(blocs: Sequence[Bloc]) -> Iterator[tuple[int, Rangee | None]]:
    """Chaque rangée entière ; entre elles, None, d’un numéro négatif pour « … (suite) »."""
    cellules: Rangee = {}
    derniere = 0
    for bloc in blocs:
        if cellules and bloc.rangee != derniere:
            yield derniere, cellules
            cellules = {}
        if bloc.rangee is None:
            yield (-1 if resumed(bloc.texte) is not None else 0), None
            continue
        derniere, colonne = bloc.rangee, bloc.colonne or 0
        cellules[colonne] = f"{cellules.get(colonne, '')} {bloc.texte}".strip()
    if cellules:
        yield derniere, cellules


def _begins(tableau: dict[int, Rangee], rangee: int, cellules: Rangee) -> bool:
    """Vrai si une rangée, après un blanc, ouvre un autre tableau : plus large, ou un en-tête.

    Une page qui coupe un tableau laisse des lignes vides, et rien d’autre.
    """
    if rangee - next(reversed(tableau)) <= LIGNES_D_ECART:
        return False
    tete, *corps = tableau.values()
    if cellules == tete:
        return False
    if max(cellules) > max(max(autre) for autre in (tete, *corps)):
        return True
    sont_chiffrees = bool(corps) and all(map(_has_number, corps))
    return not _has_number(cellules) and (
        sont_chiffrees or any(_heads(texte) for texte in cellules.values())
    )


def _has_number(cellules: Rangee) -> bool:
    return any(CHIFFRE.search(texte) for texte in cellules.values())


def _heads(texte: str) -> bool:
    est_bref = len(texte.split()) <= MOTS_D_EN_TETE
    return est_bref and (
        announced(texte) is not None or bool(A_COTE.match(plain(texte)))
    )


def _longest(tete: Rangee, suite: Sequence[Rangee]) -> int | None:
    """La colonne aux textes les plus longs, hors celles qui disent qui, quand ou combien."""
    moyennes = {
        colonne: sum(len(c.get(colonne, "").split()) for c in suite) / len(suite)
        for colonne in {c for cellules in suite for c in cellules}
        if not A_COTE.match(plain(tete.get(colonne, "")))
    }
    if not moyennes:
        return None
    colonne = max(moyennes, key=lambda c: moyennes[c])
    return colonne if moyennes[colonne] >= MOTS_MIN else None
