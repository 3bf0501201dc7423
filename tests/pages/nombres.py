"""Les nombres qu’un texte dit, ceux qu’une réponse donne, et ceux qui ne viennent d’aucune."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import permutations
from numbers import Real

import pandas as pd

NOMBRE = re.compile(r"[0-9](?:[0-9\u202f]*[0-9])?(?:,[0-9]+)?(?:[\u00a0\u202f]?%)?")
CITE = re.compile(r"«[^»]*»|\([^0-9()]*, (?=[0-9]{4}\))")


def cited(phrase: str) -> list[str]:
    """Les nombres qu’une phrase cite, hors des titres entre guillemets."""
    return [
        re.sub("[\u00a0\u202f]", "", n) for n in NOMBRE.findall(CITE.sub("", phrase))
    ]


def is_rounded(dit: str, valeur: float) -> bool:
    """Ce nombre écrit est-il cette valeur, arrondie comme il l’est ?"""
    _, _, decimales = dit.rstrip("%").partition(",")
    lu = float(dit.rstrip("%").replace(",", "."))
    return abs(abs(valeur) - lu) <= 0.5 * 10 ** -len(decimales) * (1 + 1e-9)


def cells(reponse: pd.DataFrame) -> Iterator[float]:
    """Tout nombre d’une réponse, ses années, le total de ses colonnes, combien elle a de lignes."""
    yield len(reponse)
    nombres = reponse.select_dtypes("number").astype(float)
    yield from nombres.sum()
    for _, ligne in nombres.iterrows() if len(nombres) == 1 else ():
        # Sur la ligne d’un bilan, l’écart et le rapport de deux cases.
        yield from (a - b for a, b in permutations(ligne, 2))
        yield from (100 * a / b for a, b in permutations(ligne, 2) if b)
    for valeur in reponse.to_numpy(object).ravel():
        if isinstance(valeur, date):
            yield valeur.year
        elif isinstance(valeur, Real | Decimal) and pd.notna(valeur):
            yield float(valeur)


def lost(phrase: str, valeurs: list[float]) -> list[str]:
    """Les nombres cités que ces valeurs ne donnent pas, ni deux autres nombres cités."""
    dits = cited(phrase)
    lus = {n: float(n.rstrip("%").replace(",", ".")) for n in dits}
    rapports = [100 * a / b for a, b in permutations(lus.values(), 2) if b]
    ecarts = [a - b for a, b in permutations(lus.values(), 2)]
    return [
        n
        for n in dits
        if not any(
            is_rounded(n, v) for v in [*valeurs, *(rapports if "%" in n else ecarts)]
        )
    ]
