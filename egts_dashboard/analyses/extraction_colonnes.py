"""Dans un tableau dont aucun en-tête n’annonce de quoi il est fait, la colonne qui le dit.

« Qui | Quoi », sous le titre « Des exemples à suivre » : le texte est dans la seconde.
"""

import re
from collections.abc import Iterator, Sequence

from egts_dashboard.analyses.extraction_texte import plain
from egts_dashboard.analyses.extraction_titres import announced
from egts_dashboard.models.bloc import Bloc

MOTS_MIN = 4
MOTS_D_EN_TETE = 4
LIGNES_D_ECART = 2
A_COTE = re.compile(
    r"(?:qui|pilotes?|porteurs?|portage|responsables?|echeances?|calendrier|delais?|quand|dates?|couts?|budget|montants?"
    r"|n ?°|numeros?|structures?|territoires?|lieux?|ou|villes?|communes?|indicateurs?|partenaires?|moyens?|commentaires?"
    r"|themes?|publics?|sources?|pages?|votes?|priorites?|rangs?)\b"
)
Rangee = dict[int, str]


def main_columns(blocs: Sequence[Bloc]) -> dict[int, int]:
    """Pour chaque rangée de ces tableaux, en-tête exclu, la colonne qui porte le texte."""
    rendues: dict[int, int] = {}
    for tableau in tables(blocs):
        (_, tete), *suite = tableau.items()
        if not suite or any(announced(texte) for texte in tete.values()):
            continue
        colonne = _longest(tete, [cellules for _, cellules in suite])
        if colonne is None:
            continue
        rendues |= {ligne: colonne for ligne, _ in suite}
        if len(tete.get(colonne, "").split()) > MOTS_D_EN_TETE:
            rendues[next(iter(tableau))] = colonne
    return rendues


def tables(blocs: Sequence[Bloc]) -> Iterator[dict[int, Rangee]]:
    """Les tableaux : des rangées qui se suivent. Numéro de ligne → colonne → texte."""
    tableau: dict[int, Rangee] = {}
    for bloc in blocs:
        if tableau and (
            bloc.rangee is None or bloc.rangee - max(tableau) > LIGNES_D_ECART
        ):
            yield tableau
            tableau = {}
        if bloc.rangee is not None:
            cellules = tableau.setdefault(bloc.rangee, {})
            colonne = bloc.colonne or 0
            cellules[colonne] = f"{cellules.get(colonne, '')} {bloc.texte}".strip()
    if tableau:
        yield tableau


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
