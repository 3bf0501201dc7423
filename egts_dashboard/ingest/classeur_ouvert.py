"""Ouvre un classeur sans lire ses textes : souvent la moitié de ses octets."""

import io
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from openpyxl.reader.excel import ExcelReader


class Textes:
    """Les textes partagés du classeur : on ne les lit que si une case en demande un."""

    def __init__(self, lire: Callable[[], Sequence[str]]) -> None:
        self._lire = lire

    def __getitem__(self, rang: int) -> str:
        return self._lus[rang]

    @cached_property
    def _lus(self) -> Sequence[str]:
        return self._lire()


class Lecteur(ExcelReader):  # type: ignore[misc]
    """Celui d’openpyxl, qui laisse les textes partagés pour plus tard."""

    def read_strings(self) -> None:
        """Promet les textes partagés."""
        self.shared_strings: Any = Textes(self._read_strings)

    def _read_strings(self) -> Sequence[str]:
        super().read_strings()
        lus: Sequence[str] = self.shared_strings
        return lus


def open_workbook(octets: bytes) -> Any:
    """Le classeur, en lecture seule, les résultats de ses formules à leur place."""
    lecteur = Lecteur(io.BytesIO(octets), read_only=True, data_only=True)
    lecteur.read()
    return lecteur.wb
