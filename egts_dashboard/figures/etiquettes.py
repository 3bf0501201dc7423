"""Place le nom de chaque point d’un nuage là où il ne couvre ni un point ni un autre nom."""

from collections.abc import Sequence

LARGEUR_LETTRE = 5.6
HAUT_TEXTE = 14.0
ECART = 8.0
POINT = 7.0
# Par ordre de préférence.
COTES = (
    "middle right",
    "middle left",
    "top center",
    "bottom center",
    "top right",
    "bottom right",
    "top left",
    "bottom left",
)

Point = tuple[float, float]
Boite = tuple[float, float, float, float]


def place_labels(
    x: Sequence[float],
    y: Sequence[float],
    noms: Sequence[str],
    etendue: Point,
    pixels: Point,
) -> list[str]:
    """Le côté où écrire chaque nom, au sens de `textposition`.

    `etendue` : ce que valent les axes à leur bout ; `pixels` : leur longueur à l’écran.
    """
    points = _on_screen(x, y, etendue, pixels)
    occupees = [_around(point) for point in points]
    boites = [
        {cote: _box(point, nom, cote) for cote in COTES}
        for point, nom in zip(points, noms, strict=True)
    ]
    choisis = [""] * len(noms)
    # Le premier nom posé ignorait les suivants : deux relectures les accordent.
    for _ in range(3):
        for rang, possibles in enumerate(boites):
            autres = occupees[:rang] + occupees[rang + 1 :]
            autres += [
                boites[k][cote] for k, cote in enumerate(choisis) if cote and k != rang
            ]
            couverts = [_overlap(possibles[cote], autres, pixels) for cote in COTES]
            choisis[rang] = COTES[couverts.index(min(couverts))]
    return choisis


def place_or_hide(
    x: Sequence[float],
    y: Sequence[float],
    noms: Sequence[str],
    etendue: Point,
    pixels: Point,
) -> list[str | None]:
    """Comme place_labels, les premiers servis d’abord ; None si le nom couvrirait quelque chose."""
    points = _on_screen(x, y, etendue, pixels)
    marques = [_around(point) for point in points]
    ecrites: list[Boite] = []
    choisis: list[str | None] = []
    for rang, (point, nom) in enumerate(zip(points, noms, strict=True)):
        autres = [*marques[:rang], *marques[rang + 1 :], *ecrites]
        boites = {cote: _box(point, nom, cote) for cote in COTES}
        libres = [
            cote
            for cote, boite in boites.items()
            if not _overlap(boite, autres, pixels) and boite[3] <= pixels[1]
        ]
        choisis.append(libres[0] if libres else None)
        ecrites += [boites[cote] for cote in libres[:1]]
    return choisis


def _on_screen(
    x: Sequence[float], y: Sequence[float], etendue: Point, pixels: Point
) -> list[Point]:
    return [
        (a / etendue[0] * pixels[0], b / etendue[1] * pixels[1])
        for a, b in zip(x, y, strict=True)
    ]


def _around(point: Point) -> Boite:
    x, y = point
    return x - POINT, y - POINT, x + POINT, y + POINT


def _box(point: Point, nom: str, cote: str) -> Boite:
    largeur = LARGEUR_LETTRE * len(nom)
    vertical, horizontal = cote.split()
    gauche = {
        "right": point[0] + ECART,
        "left": point[0] - ECART - largeur,
        "center": point[0] - largeur / 2,
    }[horizontal]
    bas = {
        "middle": point[1] - HAUT_TEXTE / 2,
        "top": point[1] + ECART,
        "bottom": point[1] - ECART - HAUT_TEXTE,
    }[vertical]
    return gauche, bas, gauche + largeur, bas + HAUT_TEXTE


def _overlap(boite: Boite, autres: Sequence[Boite], pixels: Point) -> float:
    """La surface couverte chez les autres, plus ce qui sort du cadre."""
    couverte = sum(
        max(0.0, min(boite[2], b[2]) - max(boite[0], b[0]))
        * max(0.0, min(boite[3], b[3]) - max(boite[1], b[1]))
        for b in autres
    )
    sortie = max(0.0, -boite[0]) + max(0.0, boite[2] - pixels[0]) + max(0.0, -boite[1])
    return couverte + sortie * HAUT_TEXTE
