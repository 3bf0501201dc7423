"""Les mots qu’un PDF dit à la place de ceux qu’il dessine : ligatures, césures, puces.

Un dessin de lettre n’a pas toujours de mot à lui ; son « ActualText » le donne.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Operation = tuple[Any, bytes]
DIT = "/ActualText"
OUVRENT = (b"BDC", b"BMC")
# Une matrice neutre : elle fait rendre ce qui est écrit, sans rien bouger.
NEUTRE: Operation = ([1, 0, 0, 1, 0, 0], b"cm")
FIN: Operation = ([1, 0, 0, 1, 0, 0], b"cm")


@dataclass
class Dits:
    """Le passage ouvert, et ce qui lui reste à dire."""

    reste: str = ""
    profondeur: int = 0
    finit: bool = False

    def note(self, operateur: bytes, operandes: Any) -> None:
        """Suit les passages qui disent leur texte."""
        if operateur in OUVRENT and (self.profondeur or said(operandes)):
            self.profondeur += 1
            self.reste = self.reste or said(operandes)
        elif operateur == b"EMC" and self.profondeur:
            self.profondeur -= 1
        elif operandes is FIN[0]:
            self.finit = True

    def replaced(self, texte: str) -> str:
        """Le texte dessiné, ou celui que dit le passage ouvert ; la fin de ligne reste."""
        finit, self.finit = self.finit, False
        if not self.profondeur or not (texte.strip() or finit):
            return texte
        dit, self.reste = self.reste, ""
        if texte.strip().casefold() == dit.strip().casefold():
            # De petites capitales disent leurs minuscules : ce que l’on voit l’emporte.
            return texte
        blanc = " " if texte.strip() and texte[0] == " " else ""
        return blanc + dit + "\n" * texte.endswith("\n")


def delimited(operations: Iterable[Operation]) -> Iterator[Operation]:
    """Les opérations, ce qui est écrit étant rendu aux deux bouts d’un passage qui dit son texte."""
    profondeur = 0
    for operation in operations:
        operandes, operateur = operation
        if operateur in OUVRENT and (profondeur or said(operandes)):
            if not profondeur:
                yield NEUTRE
            profondeur += 1
        elif operateur == b"EMC" and profondeur:
            profondeur -= 1
            if not profondeur:
                yield FIN
        yield operation


def said(operandes: Any) -> str:
    """Le texte que dit un passage ; vide s’il n’en dit pas."""
    proprietes = operandes[1] if len(operandes) > 1 else None
    lu = proprietes.get(DIT) if isinstance(proprietes, dict) else None
    if isinstance(lu, bytes):
        lu = _decoded(lu)
    return re.sub(r"\s+", " ", lu) if isinstance(lu, str) and lu.strip() else ""


def _decoded(lu: bytes) -> str:
    if lu.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        return lu.decode("utf-16", "replace")
    return lu.decode(
        "utf-8-sig" if lu.startswith(codecs.BOM_UTF8) else "cp1252", "replace"
    )
