"""L’accord de deux codeurs sur les items qu’ils ont lus tous les deux."""

from dataclasses import dataclass

import pandas as pd

from egts_dashboard.analyses.accord import GRAINE as GRAINE
from egts_dashboard.analyses.accord import Accord as Accord
from egts_dashboard.analyses.accord import alpha, kappa, masi, nominal


@dataclass(frozen=True)
class AccordTheme:
    """L’accord sur un thème : donné par A, par B, par les deux, et κ."""

    theme: str
    nb_a: int
    nb_b: int
    nb_communs: int
    kappa: Accord


@dataclass(frozen=True)
class Comparaison:
    """`principal` et `ensemble` : α sur le thème principal, sur l’ensemble des thèmes.

    `par_theme` : du κ le plus bas au plus haut ; `desaccords` : les lignes de la question
    `doubles` où les ensembles de thèmes diffèrent.
    """

    principal: Accord
    ensemble: Accord
    par_theme: tuple[AccordTheme, ...]
    desaccords: pd.DataFrame


def comparer(lus: pd.DataFrame) -> Comparaison:
    """Compare `themes_a` et `themes_b`, deux listes de thèmes par item, le principal d’abord."""
    a = [tuple(map(str, themes)) for themes in lus["themes_a"]]
    b = [tuple(map(str, themes)) for themes in lus["themes_b"]]
    ensembles_a, ensembles_b = [*map(frozenset, a)], [*map(frozenset, b)]
    nommes = sorted(frozenset().union(*ensembles_a, *ensembles_b))
    lignes = [_of_theme(theme, ensembles_a, ensembles_b) for theme in nommes]
    lignes.sort(key=lambda x: (2 if (k := x.kappa.valeur) is None else k, x.theme))
    differents = [x != y for x, y in zip(ensembles_a, ensembles_b, strict=True)]
    return Comparaison(
        alpha([x[0] for x in a], [y[0] for y in b], nominal),
        alpha(ensembles_a, ensembles_b, masi),
        tuple(lignes),
        lus[differents].reset_index(drop=True),
    )


def _of_theme(
    theme: str, a: list[frozenset[str]], b: list[frozenset[str]]
) -> AccordTheme:
    oui_a, oui_b = [theme in x for x in a], [theme in y for y in b]
    communs = sum(x and y for x, y in zip(oui_a, oui_b, strict=True))
    return AccordTheme(theme, sum(oui_a), sum(oui_b), communs, kappa(oui_a, oui_b))
