"""Les cases d’une feuille de classeur, en textes."""

import datetime as dt
import math
from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from typing import Any

from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

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
    parts = percent_styles(feuille.parent)
    lignes = feuille.iter_rows(max_row=dernieres, values_only=not parts)
    for numero, cases in enumerate(lignes, start=1):
        if parts:
            yield numero, cut([_styled_text(case, parts) for case in cases])
        else:
            yield numero, cut([case_text(case) for case in cases])


def percent_styles(classeur: Any) -> set[int]:
    """Les styles qui écrivent un nombre en pourcentage."""
    formats = classeur._number_formats
    dits = {
        rang
        for rang, style in enumerate(classeur._cell_styles)
        if "%" in _format(style.numFmtId, formats)
    }
    # Le style que tout le monde a ne dit rien d’une case.
    return dits - {0}


def _format(numero: int, formats: Sequence[str]) -> str:
    if numero < BUILTIN_FORMATS_MAX_SIZE:
        return str(BUILTIN_FORMATS.get(numero, ""))
    rang = numero - BUILTIN_FORMATS_MAX_SIZE
    return str(formats[rang]) if rang < len(formats) else ""


def _styled_text(case: Any, parts: Container[int]) -> str:
    est_part = getattr(case, "_style_id", 0) in parts
    return part_text(case.value) if est_part else case_text(case.value)


def part_text(case: Any) -> str:
    """Un nombre écrit en pourcentage, tel qu’on le lit : « 12,5 % » et non 0,125."""
    if isinstance(case, bool) or not isinstance(case, int | float):
        return case_text(case)
    if not math.isfinite(case):
        return case_text(case)
    part = (Decimal(repr(case)) * 100).normalize()
    return f"{part:f}".replace(".", ",") + "\u00a0%"


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
