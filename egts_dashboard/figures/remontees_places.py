"""Où vont les blocs, les noms et les nombres des remontées, pour que rien ne se couvre.

Les hauteurs se comptent en items, comme les rubans ; les écarts, qui laissent passer du texte,
en pixels. `Plan.pixels` convertit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

# Tout tient sur le premier écran d’un portable.
HAUTEUR = 344
# La largeur de la colonne de lecture, sur le même écran.
LARGEUR = 900
# Part de la largeur d’une colonne que prend le bloc d’une étape.
LARGEUR_BLOC = 0.07
# La place des noms de la dernière colonne, en colonnes.
MARGE_DROITE = 0.52
HAUT_LIGNE = 15
# Le nom au-dessus du bloc, ou sur deux lignes à sa droite, ou sur une dans son ruban.
ECARTS = {"dessus": 22, "droite": 5, "dedans": 4}
PAS_MIN = {"dessus": 0, "droite": 2 * HAUT_LIGNE + 2, "dedans": HAUT_LIGNE}
LARGEUR_CHIFFRE = 7
LARGEUR_LETTRE = 6.2
_CRANS = 8

Boite = tuple[float, float, float, float]


@dataclass(frozen=True)
class Plan:
    """Les blocs, leur haut et leur bas en items, où s’écrit leur nom, et l’échelle."""

    blocs: dict[str, tuple[float, float]]
    colonnes: dict[str, int]
    cotes: dict[str, str]
    # Pixels par item, et par colonne.
    pixels: tuple[float, float]
    bas: float

    @property
    def haut(self) -> float:
        """La place du premier nom, au-dessus de tout, en items."""
        return ECARTS["dessus"] / self.pixels[1]


def lay_blocks(tableau: pd.DataFrame) -> Plan:
    """Place les blocs colonne par colonne ; la plus pleine donne l’échelle."""
    colonnes = _columns(tableau)
    derniere = max(colonnes.values(), default=0)
    dits = set(tableau.loc[tableau["nature"] == "contenu", "origine_nom"])
    cotes = {
        nom: "droite" if colonne == derniere else "dedans" if nom in dits else "dessus"
        for nom, colonne in colonnes.items()
    }
    hauts = _heights(tableau, colonnes)
    pixel = min(
        (HAUTEUR - ECARTS["dessus"] - sum(ECARTS[cotes[n]] for n in noms))
        / sum(hauts[n] for n in noms)
        for noms in (
            [n for n in colonnes if colonnes[n] == c] for c in set(colonnes.values())
        )
    )
    pixel = max(pixel, 0.01)
    blocs: dict[str, tuple[float, float]] = {}
    y = dict.fromkeys(colonnes.values(), 0.0)
    for nom in dict.fromkeys([*tableau["origine_nom"], *tableau["cible_nom"]]):
        debut, cote = y[colonnes[nom]], cotes[nom]
        blocs[nom] = (debut, debut + hauts[nom])
        pas = max(hauts[nom] * pixel + ECARTS[cote], PAS_MIN[cote])
        y[colonnes[nom]] = debut + pas / pixel
    large = LARGEUR / (derniere + MARGE_DROITE + 0.01)
    return Plan(blocs, colonnes, cotes, (large, pixel), max(y.values()))


def _columns(tableau: pd.DataFrame) -> dict[str, int]:
    cibles = zip(tableau["cible_nom"], tableau["colonne_cible"], strict=True)
    origines = zip(tableau["origine_nom"], tableau["colonne_origine"], strict=True)
    return {**dict(cibles), **dict(origines)}


def _heights(tableau: pd.DataFrame, colonnes: dict[str, int]) -> dict[str, float]:
    sortis = tableau.groupby("origine_nom", sort=False)["nb"].sum()
    entres = tableau.groupby("cible_nom", sort=False)["nb"].sum()
    return {n: float(max(sortis.get(n, 0), entres.get(n, 0))) for n in colonnes}


def slope(part: Any) -> Any:
    """Ce qu’un ruban a monté après cette part de son chemin."""
    return part * part * (3 - 2 * part)


class Places:
    """Pose les nombres l’un après l’autre, près du départ du ruban, hors de ce qui est écrit."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        large, haut = plan.pixels
        self._pris: list[Boite] = [
            (
                plan.colonnes[nom] * large,
                debut * haut - HAUT_LIGNE - 1,
                plan.colonnes[nom] * large + LARGEUR_LETTRE * len(nom),
                debut * haut,
            )
            for nom, (debut, _) in plan.blocs.items()
            if plan.cotes[nom] == "dessus"
        ]

    def place(
        self, colonnes: tuple[int, int], milieux: tuple[float, float], texte: str
    ) -> tuple[float, float]:
        """L’abscisse et l’ordonnée du nombre : la première place libre le long du ruban."""
        depart = colonnes[0] + LARGEUR_BLOC
        course = colonnes[1] - depart
        portee = colonnes[1] - colonnes[0]
        places = []
        for cran in range(_CRANS):
            part = (0.05 + 0.07 * cran) / portee
            y = milieux[0] + (milieux[1] - milieux[0]) * slope(part)
            places.append((depart + course * part, y))
        boites = [self._box(x, y, len(texte)) for x, y in places]
        couverts = [_covered(boite, self._pris) for boite in boites]
        rang = couverts.index(min(couverts))
        self._pris.append(boites[rang])
        return places[rang]

    def _box(self, x: float, y: float, nb_lettres: int) -> Boite:
        large, haut = self._plan.pixels
        demi = (LARGEUR_CHIFFRE * nb_lettres + 3) / 2
        return x * large - demi, y * haut - 6.5, x * large + demi, y * haut + 6.5


def _covered(boite: Boite, autres: Sequence[Boite]) -> float:
    return sum(
        max(0.0, min(boite[2], b[2]) - max(boite[0], b[0]))
        * max(0.0, min(boite[3], b[3]) - max(boite[1], b[1]))
        for b in autres
    )
