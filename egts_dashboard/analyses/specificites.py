"""Un thème est-il plus présent dans un groupe d’ateliers que le hasard ne le donnerait ?

L’unité est l’atelier. Personne n’a été tiré au sort : la probabilité mesure l’écart à ce
que donnerait un tirage des mêmes ateliers, sans conclure à une population.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control, hypergeom

# En dessous, un groupe d’ateliers est trop petit pour qu’un écart se dise.
NB_ATELIERS_MIN = 5
SEUIL = 0.05


def probabilite(x: Any, n: Any, k: Any, total: Any) -> Any:
    """P(X ≥ x) : au moins `x` des `n` ateliers du groupe parmi les `k` qui portent le thème.

    `total` est le nombre d’ateliers, groupe compris (loi hypergéométrique). Des nombres, ou
    des colonnes de nombres.
    """
    return hypergeom.sf(x - 1, total, k, n)


def specificites(presences: pd.DataFrame) -> pd.DataFrame:
    """Le même tableau, avec ce qui était attendu et la probabilité corrigée.

    Attend les colonnes x, n, k, total. Ajoute ateliers_attendus (n·k/total), rapport (x sur l’attendu),
    p et q (Benjamini–Hochberg sur toutes les cases calculables), est_calculable,
    est_specifique (q ≤ 5 %). Vides là où le groupe a moins de cinq ateliers, où il les
    réunit tous, ou si le thème n’est dans aucun atelier.
    """
    tableau = presences.copy()
    tableau["ateliers_attendus"] = tableau["n"] * tableau["k"] / tableau["total"]
    tableau["est_calculable"] = (
        (tableau["n"] >= NB_ATELIERS_MIN)
        & (tableau["n"] < tableau["total"])
        & (tableau["k"] > 0)
    )
    cases = tableau[tableau["est_calculable"]]
    tableau["rapport"] = cases["x"] / cases["ateliers_attendus"]
    p = probabilite(cases["x"], cases["n"], cases["k"], cases["total"])
    return _correct(tableau, p)


def specificites_partagees(presences: pd.DataFrame) -> pd.DataFrame:
    """Le même tableau, quand un atelier figure dans plusieurs colonnes.

    Attend x, n, k, total et `chances` : pour chaque atelier de la colonne qui porte le thème
    quelque part, la part de ses colonnes où il est. Chaque atelier garde le nombre de ses colonnes
    qui portent le thème ; le hasard choisit lesquelles. Une colonne ne se compare qu’aux autres
    des mêmes ateliers : rien n’est calculé s’ils n’en ont pas d’autre. Ajoute ce qu’ajoute
    `specificites`.
    """
    tableau = presences.copy()
    chances = tableau["chances"]
    tableau["ateliers_attendus"] = chances.map(sum).astype(float)
    tableau["est_calculable"] = (
        (tableau["n"] >= NB_ATELIERS_MIN)
        & (tableau["k"] > 0)
        & chances.map(lambda c: any(chance < 1 for chance in c))
    )
    cases = tableau[tableau["est_calculable"]]
    tableau["rapport"] = cases["x"] / cases["ateliers_attendus"]
    p = [au_moins(x, c) for x, c in zip(cases["x"], cases["chances"], strict=True)]
    return _correct(tableau, np.array(p, dtype=float))


def au_moins(x: int, chances: Sequence[float]) -> float:
    """P(X ≥ x) : au moins `x` réussites, chaque essai ayant sa propre chance."""
    loi = np.ones(1)
    for chance in chances:
        loi = np.convolve(loi, [1 - chance, chance])
    return min(1.0, float(loi[x:].sum()))


def _correct(tableau: pd.DataFrame, p: np.ndarray) -> pd.DataFrame:
    """Le tableau, avec p et q dans ses cases calculables."""
    cases = tableau[tableau["est_calculable"]]
    q = false_discovery_control(p, method="bh") if len(cases) else p
    tableau["p"] = pd.Series(p, index=cases.index, dtype=float)
    tableau["q"] = pd.Series(q, index=cases.index, dtype=float)
    tableau["est_specifique"] = tableau["q"] <= SEUIL
    return tableau
