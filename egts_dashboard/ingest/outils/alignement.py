"""Ramène chaque ligne d’un export à la largeur de ses intitulés, sans décaler ni perdre de case."""

import re
from collections.abc import Iterable, Sequence

from egts_dashboard.ingest.outils.formats import Format

Ligne = tuple[int, list[str]]


def align(
    forme: Format,
    intitules: Sequence[str],
    lignes: Iterable[tuple[int, Sequence[str]]],
    separateur: str | None,
) -> tuple[list[Ligne], list[int]]:
    """Les lignes droites, et les numéros de celles qui ont plus de cases que d’intitulés.

    Un texte écrit sans guillemets en dernière colonne se coupe aux virgules et aux retours à la
    ligne : si le format en a un, il est recousu.
    """
    largeur = len(intitules)
    recousu = bool(forme.libre and re.fullmatch(forme.libre, intitules[-1]))
    droites: list[Ligne] = []
    decalees: list[int] = []
    for numero, cases in lignes:
        if recousu and droites and not cases[0].strip().isdecimal():
            droites[-1][1][-1] += "\n" + (separateur or ",").join(cases)
        elif recousu and len(cases) > largeur:
            fin = (separateur or ",").join(cases[largeur - 1 :])
            droites.append((numero, [*cases[: largeur - 1], fin]))
        elif any(case.strip() for case in cases[largeur:]):
            decalees.append(numero)
        else:
            droites.append((numero, [*cases, *[""] * largeur][:largeur]))
    return droites, decalees
