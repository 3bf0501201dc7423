"""Les titres en gras d’un PDF, aux lettres du texte, qui courent sur plusieurs lignes."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

# « CMBX12 » : le gras de TeX.
GRAS = re.compile(r"bold|black|heavy|demi|[A-Z]BX\d", re.IGNORECASE)
INTERLIGNE = 1.7
POLICES_RETENUES = 256
Morceaux = list[tuple[str, float, float]]


def is_bold(police: Any) -> bool:
    """Vrai si le nom d’une police la dit grasse."""
    return isinstance(police, dict) and _names_bold(str(police.get("/BaseFont")))


@lru_cache(maxsize=POLICES_RETENUES)
def _names_bold(nom: str) -> bool:
    return GRAS.search(nom) is not None


def join_bold(
    morceaux: Morceaux, tailles: list[float], gras: Collection[int], neufs: set[int]
) -> None:
    """Met sur une ligne un titre en gras et sa suite, en bas de casse juste au-dessous.

    `gras`, `neufs` : les rangs des morceaux en gras, de ceux qui suivent un blanc.
    """
    for avant, suite in pairwise(_lines(morceaux)):
        debut, fin, tete = avant[0], avant[-1], suite[0]
        if (
            tete not in neufs
            and all(rang in gras for rang in (*avant, *suite))
            and tailles[debut] == tailles[tete]
            and morceaux[tete][0].lstrip()[:1].islower()
            and 0 < morceaux[debut][2] - morceaux[tete][2] < INTERLIGNE * tailles[tete]
        ):
            texte, x, y = morceaux[fin]
            morceaux[fin] = (texte.rstrip() + " ", x, y)


def _lines(morceaux: Morceaux) -> Iterator[list[int]]:
    """Les rangs des morceaux écrits de chaque ligne."""
    ligne: list[int] = []
    for rang, (texte, _, _) in enumerate(morceaux):
        if texte.strip():
            ligne.append(rang)
        if texte.endswith("\n") and ligne:
            yield ligne
            ligne = []
    if ligne:
        yield ligne
