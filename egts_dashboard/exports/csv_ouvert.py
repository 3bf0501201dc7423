"""Le CSV des données ouvertes : fait pour être relu par un programme, à l’identique.

UTF-8 sans BOM, virgule, fin de ligne LF, dates ISO, point décimal, true et false, codes en
texte ; une case vide est une valeur absente. Un texte qu’un tableur prendrait pour une formule
(« =… », « +… », « -… », « @… ») est précédé d’une apostrophe, que la relecture et l’import ôtent.
"""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from egts_dashboard.exports.tableau import neutralize

LIGNES_PAR_BLOC = 50_000


def write_csv(tableau: pa.Table, path: Path) -> None:
    """Écrit une table : les intitulés techniques, puis une ligne par enregistrement."""
    with path.open("w", encoding="utf-8", newline="") as fichier:
        fichier.write(_line(tableau.column_names))
        for lignes in _blocks(tableau):
            fichier.writelines(_line(cases) for cases in lignes)


def _blocks(tableau: pa.Table) -> Iterator[Iterator[tuple[Any, ...]]]:
    for bloc in tableau.to_batches(max_chunksize=LIGNES_PAR_BLOC):
        yield zip(*(colonne.to_pylist() for colonne in bloc.columns), strict=True)


def _line(cases: Any) -> str:
    return ",".join(map(_cell, cases)) + "\n"


def _cell(case: Any) -> str:
    texte = _text(case)
    # Le module csv ne protège pas un retour chariot isolé avant Python 3.13.
    if any(signe in texte for signe in '",\r\n'):
        doubles = texte.replace('"', '""')
        return f'"{doubles}"'
    return texte


def _text(case: Any) -> str:
    match case:
        case None:
            return ""
        case bool():
            return "true" if case else "false"
        case Decimal():
            return f"{case:f}"
        case dt.date():
            return case.isoformat()
        case _:
            return str(neutralize(case))
