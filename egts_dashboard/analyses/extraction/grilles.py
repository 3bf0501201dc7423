"""Un tableau dont chaque rangée finit par un filet : ses cases tiennent sur plusieurs lignes."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from egts_dashboard.analyses.extraction.marques import family

FILET = re.compile(r"\s*[|+]?[-=]{2,}(?:[|+][-=]{2,})+[|+]?\s*")
RANGEES_MIN = 3


def gridded(lignes: Sequence[str]) -> list[str]:
    """Les mêmes lignes, chaque rangée d’un tel tableau sur la première des siennes.

    Moins de trois rangées entre filets, ou une autre ligne parmi elles : le tableau reste tel quel.
    """
    rendues = list(lignes)
    filets = [r for r, ligne in enumerate(lignes) if FILET.fullmatch(ligne)]
    while filets:
        groupe, filets = _following(lignes, filets)
        rangees = _rows(lignes, groupe)
        if len(rangees) < RANGEES_MIN or not any(map(_is_continued, rangees.values())):
            continue
        for filet in groupe:
            rendues[filet] = ""
        for debut, cases in rangees.items():
            if len(cases) > 1 and not _is_continued(cases):
                rendues[debut : debut + len(cases)] = map(_bordered, cases)
                continue
            rendues[debut : debut + len(cases)] = [""] * len(cases)
            rendues[debut] = _bordered(
                [_joined(c) for c in zip_longest(*cases, fillvalue="")]
            )
    return rendues


def _following(lignes: Sequence[str], filets: list[int]) -> tuple[list[int], list[int]]:
    """Les filets d’un même tableau, que seules des lignes à cases séparent ; puis les autres."""
    rang = 1
    while rang < len(filets) and all(
        "|" in ligne for ligne in lignes[filets[rang - 1] + 1 : filets[rang]]
    ):
        rang += 1
    return filets[:rang], filets[rang:]


def _rows(lignes: Sequence[str], filets: list[int]) -> dict[int, list[list[str]]]:
    """Les lignes entre deux filets, et celles de l’en-tête, au-dessus du premier."""
    tete = filets[0]
    while tete and "|" in lignes[tete - 1]:
        tete -= 1
    bornes = [tete - 1, *filets]
    return {
        debut + 1: [_cells(ligne) for ligne in lignes[debut + 1 : fin]]
        for debut, fin in zip(bornes, filets, strict=False)
        if fin - debut > 1
    }


def _cells(ligne: str) -> list[str]:
    nue = ligne.strip()
    if nue.startswith("|") and nue.endswith("|") and nue.count("|") > 2:
        nue = nue[1:-1]
    return [case.strip() for case in nue.split("|")]


def _is_continued(cases: list[list[str]]) -> bool:
    """Vrai si une ligne continue celle du dessus : rien en tête, ou un bas de casse."""
    return any(not ligne[0] or ligne[0][0].islower() for ligne in cases[1:])


def _joined(lignes: Sequence[str]) -> str:
    """Une case : ses lignes bout à bout, ses items chacun sur la sienne."""
    texte = ""
    for ligne in filter(None, lignes):
        lien = "<br>" if family(ligne) else " "
        texte = f"{texte}{lien}{ligne}" if texte else ligne
    return texte


def _bordered(cases: Sequence[str]) -> str:
    return f"| {' | '.join(cases)} |"
