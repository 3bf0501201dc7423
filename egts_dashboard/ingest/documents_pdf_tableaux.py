"""Les tableaux tracés d’une page de PDF, une rangée par ligne de texte.

Le texte d’un PDF ne dit pas ses cellules : seuls les filets et la place des mots les disent.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject

from egts_dashboard.ingest.documents_pdf_grilles import (
    FILETS_MAX,
    Filet,
    Grille,
    Morceau,
    Point,
    edges,
    grids,
)


@dataclass
class _Page:
    """Ce que la lecture d’une page rencontre, dans l’ordre."""

    morceaux: list[Morceau] = field(default_factory=list)
    filets: list[Filet] = field(default_factory=list)
    point: Point = (0.0, 0.0)

    def note_text(self, texte: str, cm: Any, tm: Any, *_: Any) -> None:
        x, y = _place(cm, float(tm[4]), float(tm[5]))
        self.morceaux.append((texte, x, y))

    def note_drawing(self, operateur: bytes, nombres: Any, cm: Any, _: Any) -> None:
        if operateur not in (b"re", b"m", b"l") or len(self.filets) > 4 * FILETS_MAX:
            return
        n = [float(nombre) for nombre in nombres]
        if operateur == b"re":
            self.filets.extend(
                edges(_place(cm, *n[:2]), _place(cm, n[0] + n[2], n[1] + n[3]))
            )
            return
        avant, self.point = self.point, _place(cm, *n[:2])
        if operateur == b"l":
            self.filets.extend(edges(avant, self.point))


def page_text(page: PageObject) -> str:
    """Le texte d’une page ; chaque tableau tracé y tient une rangée par ligne."""
    lue = _Page()
    texte = page.extract_text(
        visitor_text=lue.note_text, visitor_operand_before=lue.note_drawing
    )
    hauteur = float(page.mediabox.height)
    if not lue.filets or "".join(m for m, _, _ in lue.morceaux) != texte:
        return texte or ""
    grilles = list(grids(lue.filets, hauteur, lue.morceaux))
    return _rewrite(lue.morceaux, grilles)


def _rewrite(morceaux: Sequence[Morceau], grilles: Sequence[Grille]) -> str:
    """Le texte, où chaque tableau vient d’un bloc à la place de son premier mot."""
    rendus: list[str | Grille] = []
    for texte, x, y in morceaux:
        trouve = next(
            ((g, c) for g in grilles if (c := g.cell(x, y)) is not None), None
        )
        if trouve is None or not texte.strip():
            rendus.append(texte)
            continue
        grille, cellule = trouve
        if not grille.mots:
            rendus.append(grille)
        grille.mots.setdefault(cellule, []).append((y, texte))
    return "".join(
        part if isinstance(part, str) else "\n" + "\n".join(part.lines()) + "\n\n"
        for part in rendus
    )


def _place(cm: Any, x: float, y: float) -> Point:
    return (
        x * float(cm[0]) + y * float(cm[2]) + float(cm[4]),
        x * float(cm[1]) + y * float(cm[3]) + float(cm[5]),
    )
