"""Un thème est-il partagé par tous les groupes d’ateliers, ou propre à l’un d’eux ?"""

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd

# Un groupe de moins de cinq ateliers ne permet pas de qualifier un thème.
NB_ATELIERS_MIN = 5
MOITIE = 0.5
CONVERGENT, TERRITORIAL, RARE = "convergent", "territorial", "rare"
INSUFFISANT = "données insuffisantes"


def taux(presents: Sequence[int], ateliers: Sequence[int]) -> list[float]:
    """La part lissée des ateliers de chaque groupe où le thème est : (x + ½) / (m + 1)."""
    return [(x + 0.5) / (m + 1) for x, m in zip(presents, ateliers, strict=True)]


def convergence(presents: Sequence[int], ateliers: Sequence[int]) -> float:
    """La moyenne géométrique de ces parts : un seul groupe faible la fait tomber."""
    parts = taux(presents, ateliers)
    return math.prod(parts) ** (1 / len(parts))


def qualify(presents: Sequence[int], ateliers: Sequence[int]) -> str:
    """Le mot qui dit comment un thème se répartit entre groupes d’ateliers.

    convergent : présent dans la moitié des ateliers de chaque groupe ; territorial : dans la
    moitié d’un groupe au moins, pas de tous ; rare : dans la moitié d’aucun ; données
    insuffisantes : moins de deux groupes de cinq ateliers.
    """
    groupes = [
        (x, m) for x, m in zip(presents, ateliers, strict=True) if m >= NB_ATELIERS_MIN
    ]
    if len(groupes) < 2:
        return INSUFFISANT
    parts = taux(*zip(*groupes, strict=True))
    if min(parts) >= MOITIE:
        return CONVERGENT
    return TERRITORIAL if max(parts) >= MOITIE else RARE


def convergences(presences: pd.DataFrame) -> pd.DataFrame:
    """Une ligne par thème : sa convergence, ses groupes extrêmes, sa lecture.

    Colonnes : theme_id, convergence (0 à 1), plus_faible, plus_fort (groupes), taux_faible_pct,
    taux_fort_pct (parts lissées de leurs ateliers), lecture. Attend theme_id, colonne, x, n ;
    seuls comptent les groupes de cinq ateliers au moins, sans quoi tout est vide sauf la lecture.
    """
    lignes = [
        {"theme_id": theme_id} | _read(groupes)
        for theme_id, groupes in presences.groupby("theme_id", sort=False)
    ]
    return pd.DataFrame(lignes, columns=["theme_id", *_VIDE])


_VIDE = {
    "convergence": None,
    "plus_faible": None,
    "plus_fort": None,
    "taux_faible_pct": None,
    "taux_fort_pct": None,
    "lecture": INSUFFISANT,
}


def _read(groupes: pd.DataFrame) -> dict[str, Any]:
    lecture = qualify(groupes["x"].tolist(), groupes["n"].tolist())
    if lecture == INSUFFISANT:
        return dict(_VIDE)
    assez = groupes[groupes["n"] >= NB_ATELIERS_MIN]
    presents, ateliers = assez["x"].tolist(), assez["n"].tolist()
    parts = taux(presents, ateliers)
    noms = assez["colonne"].tolist()
    return {
        "convergence": convergence(presents, ateliers),
        "plus_faible": noms[parts.index(min(parts))],
        "plus_fort": noms[parts.index(max(parts))],
        "taux_faible_pct": 100 * min(parts),
        "taux_fort_pct": 100 * max(parts),
        "lecture": lecture,
    }
