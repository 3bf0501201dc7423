"""Les cases d’une feuille de classeur, en textes."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from egts_dashboard.ingest.cases_simples import ENTIER_MAX

LIGNES_MAX = 1_048_576


def cut(textes: list[str]) -> list[str]:
    """Une ligne sans ses cases vides de droite."""
    while textes and not textes[-1]:
        textes.pop()
    return textes


def sheet_rows(
    feuille: Any, dernieres: int = LIGNES_MAX
) -> Iterator[tuple[int, Sequence[str]]]:
    """Les lignes d’une feuille, en textes, sans leurs cases vides de droite."""
    feuille.reset_dimensions()
    for numero, cases in enumerate(
        feuille.iter_rows(max_row=dernieres, values_only=True), start=1
    ):
        yield numero, cut([case_text(case) for case in cases])


def case_text(case: Any) -> str:
    """Une case telle qu’un lecteur la verrait : un jour sans heure, un entier sans virgule."""
    match case:
        case None:
            return ""
        case bool():
            return "true" if case else "false"
        case int():
            return str(case)
        case float() if case.is_integer() and abs(case) < ENTIER_MAX:
            return str(int(case))
        case float():
            return _decimal_text(case)
        case dt.datetime() if case.time() == dt.time():
            return case.date().isoformat()
        case dt.date() | dt.time():
            return case.isoformat()
        case _:
            return str(case)


def _decimal_text(case: float) -> str:
    texte = f"{Decimal(repr(case)):f}"
    return texte.removesuffix(".0")
