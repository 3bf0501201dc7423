"""Les puces d’un PDF qui sont des dessins : un point ou un carré plein devant une ligne.

Un navigateur qui enregistre une page en PDF trace ses puces au lieu de les écrire ; sans
elles, une liste ne serait plus que des lignes à la suite.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from egts_dashboard.ingest.documents.pdf_filets import Point
from egts_dashboard.ingest.documents.pdf_grilles import PUCES, Morceau

# En points : plus petite, c’est une poussière ; plus grande, une figure.
COTE_MIN = 1.0
COTE_MAX = 9.0
# Une puce est presque aussi haute que large, et tout près de sa ligne.
ALLONGEMENT = 1.6
DISTANCE = 30.0
PUCES_MAX = 500
TRACES = (b"m", b"l", b"c", b"v", b"y", b"re")
PEINT = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s")
PUCE = "• "
NUMERO = re.compile(r"(?:\d{1,2}|[a-z])[.)]")


@dataclass
class Puces:
    """Les petites figures d’une page, retenues au fil du dessin."""

    centres: list[Point] = field(default_factory=list)
    trace: list[Point] = field(default_factory=list)

    def note(self, operateur: bytes, points: Sequence[Point]) -> None:
        """Suit le tracé ; au moment de peindre, retient une figure de la taille d’une puce."""
        if operateur in TRACES:
            self.trace.extend(points)
        elif operateur in PEINT or operateur == b"n":
            if operateur != b"n" and len(self.centres) < PUCES_MAX:
                self._keep()
            self.trace.clear()

    def _keep(self) -> None:
        if len(self.trace) < 2:
            return
        abscisses, hauteurs = zip(*self.trace, strict=True)
        large = max(abscisses) - min(abscisses)
        haut = max(hauteurs) - min(hauteurs)
        petit, grand = sorted((large, haut))
        if COTE_MIN <= petit and grand <= min(COTE_MAX, ALLONGEMENT * petit):
            self.centres.append(
                (
                    (max(abscisses) + min(abscisses)) / 2,
                    (max(hauteurs) + min(hauteurs)) / 2,
                )
            )


def bulleted(
    morceaux: Sequence[Morceau], tailles: Sequence[float], puces: Puces
) -> set[int]:
    """Les rangs des morceaux qu’une puce dessinée précède."""
    trouves: set[int] = set()
    for x, y in puces.centres:
        suivants = [
            (abscisse, rang)
            for rang, (texte, abscisse, base) in enumerate(morceaux)
            if texte.strip()
            and base < y < base + (tailles[rang] or COTE_MAX)
            and x - COTE_MAX < abscisse
        ]
        if suivants and 0 < min(suivants)[0] - x <= DISTANCE:
            trouves.add(min(suivants)[1])
    return trouves


def with_marks(morceaux: list[Morceau]) -> None:
    """Remet devant sa ligne chaque puce, chaque numéro, que la page écrit à part."""
    hauteurs: dict[int, list[int]] = {}
    for rang, (texte, _, y) in enumerate(morceaux):
        if texte.strip():
            hauteurs.setdefault(round(y), []).append(rang)
    for rang, (texte, x, y) in enumerate(morceaux):
        marque = texte.strip()
        if marque not in PUCES and not NUMERO.fullmatch(marque):
            continue
        suivants = [
            (morceaux[autre][1], autre)
            for haut in (round(y) - 1, round(y), round(y) + 1)
            for autre in hauteurs.get(haut, ())
            if abs(morceaux[autre][2] - y) < 1
            and x < morceaux[autre][1] <= x + DISTANCE
        ]
        if not suivants or min(suivants)[1] == rang + 1:
            continue
        place = min(suivants)[1]
        mots, abscisse, base = morceaux[place]
        morceaux[place] = (f"{marque} {mots.lstrip()}", abscisse, base)
        morceaux[rang] = ("\n" if "\n" in texte else "", x, y)


def corners(operateur: bytes, nombres: Any) -> list[Point]:
    """Les points d’un tracé : coins d’un cadre, bouts d’un trait, appuis d’une courbe."""
    if operateur not in TRACES:
        return []
    n = [float(nombre) for nombre in nombres]
    if operateur == b"re":
        return [(n[0], n[1]), (n[0] + n[2], n[1] + n[3])]
    return list(zip(n[::2], n[1::2], strict=False))
