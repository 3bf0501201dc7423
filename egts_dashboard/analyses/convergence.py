"""Un thème est-il partagé par tous les groupes d’ateliers, ou propre à l’un d’eux ?"""

import math
from collections.abc import Sequence

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
    """Une ligne par thème : theme_id, convergence, plus_faible (le groupe), lecture.

    Attend les colonnes theme_id, colonne, x, n ; seuls comptent les groupes de cinq ateliers
    au moins, sans quoi convergence et plus_faible sont vides.
    """
    lignes = []
    for theme_id, groupes in presences.groupby("theme_id", sort=False):
        lecture = qualify(groupes["x"].tolist(), groupes["n"].tolist())
        assez = groupes[groupes["n"] >= NB_ATELIERS_MIN]
        parts = taux(assez["x"].tolist(), assez["n"].tolist())
        calculable = lecture != INSUFFISANT
        lignes.append(
            {
                "theme_id": theme_id,
                "convergence": convergence(assez["x"].tolist(), assez["n"].tolist())
                if calculable
                else None,
                "plus_faible": assez["colonne"].iloc[parts.index(min(parts))]
                if calculable
                else None,
                "lecture": lecture,
            }
        )
    return pd.DataFrame(
        lignes, columns=["theme_id", "convergence", "plus_faible", "lecture"]
    )
