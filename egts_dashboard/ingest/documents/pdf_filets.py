"""Les filets d’une page de PDF : ceux qui se touchent, et les rangées qu’ils bordent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# En points : deux filets plus proches n’en font qu’un.
ECART = 3.0
EPAISSEUR = 4.0
HAUTEUR_DE_LIGNE = 12.0
# Deux colonnes ont trois bords.
BORDS_MIN = 3
Point = tuple[float, float]


@dataclass(frozen=True)
class Filet:
    """Un filet, droit ou couché, de x0 à x1 et de y0 à y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def est_couche(self) -> bool:
        """Vrai pour un filet plus large que haut."""
        return self.x1 - self.x0 >= self.y1 - self.y0

    def touches(self, autre: "Filet") -> bool:
        """Vrai si les deux se croisent ou se joignent."""
        return (
            self.x0 - ECART <= autre.x1
            and autre.x0 - ECART <= self.x1
            and self.y0 - ECART <= autre.y1
            and autre.y0 - ECART <= self.y1
        )


def edges(a: Point, b: Point) -> Iterator[Filet]:
    """Le filet entre deux coins, ou les quatre bords du cadre qu’ils tracent."""
    x0, x1 = sorted((a[0], b[0]))
    y0, y1 = sorted((a[1], b[1]))
    if min(x1 - x0, y1 - y0) <= EPAISSEUR:
        yield Filet(x0, y0, x1, y1)
        return
    yield from (Filet(x0, y, x1, y) for y in (y0, y1))
    yield from (Filet(x, y0, x, y1) for x in (x0, x1))


def touching(filets: list[Filet]) -> list[list[Filet]]:
    """Les filets par groupes qui se touchent."""
    groupes: list[list[Filet]] = []
    for filet in filets:
        voisins = [g for g in groupes if any(map(filet.touches, g))]
        groupes = [g for g in groupes if g not in voisins]
        groupes.append([filet, *(f for g in voisins for f in g)])
    return groupes


def levels(couches: Sequence[Filet], groupe: Sequence[Filet]) -> list[float]:
    """Les hauteurs des rangées ; celle que la page coupe n’a que ses filets droits."""
    hauteurs = [f.y0 for f in couches]
    bas, haut = min(hauteurs), max(hauteurs)
    droits = [f for f in groupe if not f.est_couche]
    dessous = [f.y0 for f in droits if f.y0 < bas - HAUTEUR_DE_LIGNE]
    dessus = [f.y1 for f in droits if f.y1 > haut + HAUTEUR_DE_LIGNE]
    ouverts = [bouts for bouts in (dessous, dessus) if len(bouts) >= BORDS_MIN]
    return [*hauteurs, *(bout for bouts in ouverts for bout in bouts)]
