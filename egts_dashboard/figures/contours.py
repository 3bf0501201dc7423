"""Les contours des départements, allégés une fois et gardés en mémoire."""

import json
import math
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Anneau = list[Point]

# À cette latitude, un degré de longitude est plus court qu’un degré de latitude.
ECHELLE_LONGITUDE = math.cos(math.radians(44.9))
# En degrés : moins d’un point d’écran à la taille où la carte se montre.
TOLERANCE = 0.008


@lru_cache(maxsize=4)
def contours(fichier: Path) -> dict[str, list[Anneau]]:
    """Les anneaux de chaque département, en plan ({« D33 » : [anneau, …]}) ; vide sans fichier.

    Deux voisins gardent exactement la même frontière : chaque arc est allégé une seule fois.
    """
    if not fichier.is_file():
        return {}
    formes = json.loads(fichier.read_text(encoding="utf-8"))["features"]
    anneaux = {f"D{f['id']}": list(_rings(f["geometry"])) for f in formes}
    noeuds = _nodes(anneaux)
    return {
        code: [_project(_simplify(anneau, noeuds)) for anneau in groupe]
        for code, groupe in anneaux.items()
    }


def centre(anneaux: list[Anneau]) -> tuple[Point, float]:
    """Le centre de la plus grande pièce, et sa surface en unités du plan."""
    pieces = [_centroid(anneau) for anneau in anneaux]
    return max(pieces, key=lambda piece: piece[1])


def frontieres(
    formes: dict[str, list[Anneau]], regions: dict[str, str]
) -> list[Anneau]:
    """Les traits qui séparent deux régions, chacun une fois."""
    cotes: dict[frozenset[Point], set[str]] = defaultdict(set)
    for code, anneaux in formes.items():
        for a, b in (bord for anneau in anneaux for bord in _edges(anneau)):
            cotes[frozenset((a, b))].add(regions.get(code, ""))
    traits: list[Anneau] = []
    vus: set[frozenset[Point]] = set()
    for a, b in (b for groupe in formes.values() for an in groupe for b in _edges(an)):
        bord = frozenset((a, b))
        if len(cotes[bord]) < 2 or bord in vus:
            continue
        vus.add(bord)
        if traits and traits[-1][-1] == a:
            traits[-1].append(b)
        else:
            traits.append([a, b])
    return traits


def _edges(anneau: Anneau) -> Iterator[tuple[Point, Point]]:
    return pairwise(anneau)


def _rings(geometrie: dict[str, Any]) -> Iterator[Anneau]:
    polygones = geometrie["coordinates"]
    if geometrie["type"] == "Polygon":
        polygones = [polygones]
    for polygone in polygones:
        for anneau in polygone:
            yield [(lon, lat) for lon, lat in anneau]


def _nodes(anneaux: dict[str, list[Anneau]]) -> set[Point]:
    """Les points où plus de deux bords se rejoignent : ils ne bougent pas."""
    voisins: dict[Point, set[Point]] = defaultdict(set)
    for groupe in anneaux.values():
        for anneau in groupe:
            for a, b in _edges(anneau):
                voisins[a].add(b)
                voisins[b].add(a)
    return {point for point, autour in voisins.items() if len(autour) > 2}


def _simplify(anneau: Anneau, noeuds: set[Point]) -> Anneau:
    """L’anneau, arc par arc, entre les points fixes."""
    fixes = [i for i, point in enumerate(anneau[:-1]) if point in noeuds]
    if not fixes:
        # Une île n’a pas de voisin : un point qui ne dépend pas du sens sert de départ.
        fixes = [min(range(len(anneau) - 1), key=anneau.__getitem__)]
    tourne = anneau[fixes[0] : -1] + anneau[: fixes[0] + 1]
    bornes = [i - fixes[0] for i in fixes] + [len(tourne) - 1]
    allege = [tourne[0]]
    for debut, fin in pairwise(bornes):
        allege += _arc(tourne[debut : fin + 1])[1:]
    return allege


def _arc(points: Anneau) -> Anneau:
    """Le même arc donne les mêmes points dans les deux sens de parcours."""
    if points[0] > points[-1] or (points[0] == points[-1] and points[1] > points[-2]):
        return _reduce(points[::-1])[::-1]
    return _reduce(points)


def _reduce(points: Anneau) -> Anneau:
    """Douglas et Peucker : on garde le point le plus loin de la corde s’il dépasse la tolérance."""
    if len(points) < 3:
        return points
    ecarts = [_distance(p, points[0], points[-1]) for p in points[1:-1]]
    loin = max(range(len(ecarts)), key=ecarts.__getitem__)
    if ecarts[loin] < TOLERANCE:
        return [points[0], points[-1]]
    coupe = loin + 1
    return _reduce(points[: coupe + 1])[:-1] + _reduce(points[coupe:])


def _distance(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    longueur = math.hypot(dx, dy)
    if longueur == 0:
        return math.hypot(p[0] - a[0], p[1] - a[1])
    return abs(dy * (p[0] - a[0]) - dx * (p[1] - a[1])) / longueur


def _project(anneau: Anneau) -> Anneau:
    return [(round(lon * ECHELLE_LONGITUDE, 4), round(lat, 4)) for lon, lat in anneau]


def _centroid(anneau: Anneau) -> tuple[Point, float]:
    double = cx = cy = 0.0
    for (x0, y0), (x1, y1) in _edges(anneau):
        croix = x0 * y1 - x1 * y0
        double += croix
        cx += (x0 + x1) * croix
        cy += (y0 + y1) * croix
    return (cx / (3 * double), cy / (3 * double)), abs(double) / 2
