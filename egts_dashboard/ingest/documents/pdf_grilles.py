"""Où sont les cellules d’un tableau de PDF : ses filets, et la place des mots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from egts_dashboard.francais import rejoin
from egts_dashboard.ingest.documents.pdf_filets import (
    ECART,
    EPAISSEUR,
    HAUTEUR_DE_LIGNE,
    Filet,
    levels,
    touching,
)

# Au-delà, la page est un dessin ; une rangée plus haute est un cadre de mise en page.
FILETS_MAX = 600
PART_DE_PAGE = 0.9
INTERLIGNE = 1.6
PART_DE_LIGNE = 0.62
MARQUES = "•▪●○◦‣►▶▸▹➢➤■□◆❖✓✔–—*-\uf0b7\uf0a7\uf0d8 \n\t"
PUCES = tuple(MARQUES.strip())
# Un morceau de texte, et le point où il commence.
Morceau = tuple[str, float, float]


@dataclass
class Grille:
    """Les bords des colonnes, de gauche à droite, et des rangées, de haut en bas."""

    colonnes: list[float]
    rangees: list[float]
    mots: dict[tuple[int, int], list[tuple[float, str]]] = field(default_factory=dict)

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """La rangée et la colonne d’un point ; None hors de la grille."""
        colonne = _slot(self.colonnes, x + ECART)
        rangee = _slot([-bord for bord in self.rangees], -y - 1)
        return None if colonne is None or rangee is None else (rangee, colonne)

    def lines(self) -> list[str]:
        """Une ligne par rangée, ses cellules séparées par une tabulation."""
        return [
            "\t".join(
                _paragraphs(self.mots.get((rangee, colonne), []))
                for colonne in range(len(self.colonnes) - 1)
            )
            for rangee in range(len(self.rangees) - 1)
        ]


def grids(
    filets: Sequence[Filet],
    hauteur: float,
    morceaux: Sequence[Morceau],
    connues: Sequence[float] = (),
) -> Iterator[Grille]:
    """Les tableaux : des filets qui se touchent, deux colonnes et deux rangées au moins.

    Une rangée suffit à qui a les colonnes `connues`, celles du tableau de la page d’avant.
    """
    utiles = {
        Filet(*(round(v, 0) for v in (f.x0, f.y0, f.x1, f.y1)))
        for f in filets
        if max(f.x1 - f.x0, f.y1 - f.y0) > 2 * EPAISSEUR
        and f.y1 - f.y0 < PART_DE_PAGE * hauteur
    }
    if len(utiles) > FILETS_MAX:
        return
    tries = sorted(utiles, key=lambda f: (-f.y1, f.x0))
    seuls: list[Filet] = []
    for groupe in touching(tries):
        couches = [f for f in groupe if f.est_couche]
        droits = [f.x0 for f in groupe if not f.est_couche]
        if couches and droits:
            bords = [f.x0 for f in couches] + [f.x1 for f in couches]
            colonnes = _distinct([*droits, min(bords), max(bords)])
            rangees = _distinct(levels(couches, groupe))[::-1]
            est_suite = len(colonnes) == len(connues) and all(
                abs(a - b) <= ECART for a, b in zip(colonnes, connues, strict=True)
            )
            if len(colonnes) > 2 and len(rangees) > (1 if est_suite else 2):
                yield Grille(colonnes, rangees)
        else:
            seuls += couches
    yield from _open_grids(seuls, morceaux)


def _open_grids(
    filets: Sequence[Filet], morceaux: Sequence[Morceau]
) -> Iterator[Grille]:
    """Les tableaux sans filets droits : des filets couchés de même largeur, l’un sous l’autre."""
    traits = _joined(filets)
    for x0, x1 in sorted({(debuts[0], fin) for _, debuts, fin in traits}):
        siens = [t for t in traits if (t[1][0], t[2]) == (x0, x1)]
        rangees = _distinct([y for y, _, _ in siens])[::-1]
        if len(rangees) < 3:
            continue
        departs = _starts([2 * rangees[0] - rangees[1], *rangees], (x0, x1), morceaux)
        communs = sorted(set.intersection(*(set(debuts) for _, debuts, _ in siens)))
        colonnes = communs if len(communs) > 1 else _aligned(departs, len(rangees) - 1)
        if len(colonnes) < 2:
            continue
        tete = _heading_top(departs, colonnes)
        yield Grille([*colonnes, x1], rangees if tete is None else [tete, *rangees])


def _joined(filets: Sequence[Filet]) -> list[tuple[float, list[float], float]]:
    """Les filets d’une même hauteur qui se suivent, réunis : hauteur, débuts, fin."""
    traits: list[tuple[float, list[float], float]] = []
    for filet in sorted(filets, key=lambda f: (f.y0, f.x0)):
        if traits and traits[-1][0] == filet.y0 and filet.x0 - traits[-1][2] <= ECART:
            y, debuts, fin = traits[-1]
            traits[-1] = (y, [*debuts, filet.x0], max(fin, filet.x1))
        else:
            traits.append((filet.y0, [filet.x0], filet.x1))
    return traits


def _heading_top(
    departs: dict[float, set[tuple[int, float]]], colonnes: Sequence[float]
) -> float | None:
    """Le haut d’un en-tête que rien ne borde : au-dessus de la dernière de ses cases."""
    hauteurs = [
        y
        for x, lus in departs.items()
        for rang, y in lus
        if rang == 0 and x >= colonnes[1] - ECART
    ]
    return max(hauteurs) + HAUTEUR_DE_LIGNE if hauteurs else None


def _starts(
    rangees: Sequence[float], bords: tuple[float, float], morceaux: Sequence[Morceau]
) -> dict[float, set[tuple[int, float]]]:
    """Où commencent les mots d’un tableau : pour chaque abscisse, ses rangées et hauteurs."""
    departs: dict[float, set[tuple[int, float]]] = {}
    for texte, x, y in morceaux:
        rang = _slot([-bord for bord in rangees], -y - 1)
        if (
            rang is not None
            and bords[0] - ECART <= x < bords[1]
            and texte.strip(MARQUES)
        ):
            departs.setdefault(ECART * round(x / ECART), set()).add((rang, round(y)))
    return departs


def _aligned(departs: dict[float, set[tuple[int, float]]], rangees: int) -> list[float]:
    """Les colonnes : dans presque toutes les rangées, un mot y est à la hauteur du premier."""
    if not departs:
        return []
    premiere = departs[min(departs)]
    return _distinct(
        [
            x
            for x, lus in departs.items()
            if len({r for r, _ in lus & premiere}) >= rangees
        ]
    )


def _distinct(valeurs: list[float]) -> list[float]:
    rendues: list[float] = []
    for valeur in sorted(valeurs):
        if not rendues or valeur - rendues[-1] > 2 * ECART:
            rendues.append(valeur)
    return rendues


def _slot(bords: Sequence[float], valeur: float) -> int | None:
    return next(
        (rang for rang, (a, b) in enumerate(pairwise(bords)) if a <= valeur < b), None
    )


def _paragraphs(morceaux: Sequence[tuple[float, str]]) -> str:
    """Les mots d’une cellule, ligne à ligne ; un nouvel alinéa y est marqué."""
    lignes: list[tuple[float, str]] = []
    for y, texte in sorted(morceaux, key=lambda m: -round(m[0])):
        if lignes and abs(lignes[-1][0] - y) < ECART:
            lignes[-1] = (y, lignes[-1][1] + texte)
        else:
            lignes.append((y, texte))
    lignes = [(y, " ".join(texte.split())) for y, texte in lignes]
    ecarts = [a - b for (a, _), (b, _) in pairwise(lignes)]
    large = max((len(texte) for _, texte in lignes), default=0)
    rendu = lignes[0][1] if lignes else ""
    for ecart, (_, avant), (_, texte) in zip(ecarts, lignes, lignes[1:], strict=False):
        est_neuf = (
            texte.startswith(PUCES)
            or ecart > INTERLIGNE * min(ecarts)
            or (texte[0].isupper() and avant.endswith((".", ";", "!", "?")))
            or (texte[0].isupper() and len(avant) < PART_DE_LIGNE * large)
        )
        rendu = f"{rendu}<br>{texte}" if est_neuf else rejoin(rendu, texte)
    return rendu
