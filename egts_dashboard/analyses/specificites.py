"""Un thème est-il plus présent dans un groupe d’ateliers que le hasard ne le donnerait ?

L’unité est l’atelier. Personne n’a été tiré au sort : la probabilité mesure l’écart à ce
que donnerait un tirage des mêmes ateliers, sans conclure à une population.
"""

import pandas as pd
from scipy.stats import false_discovery_control, hypergeom

# En dessous, un groupe d’ateliers est trop petit pour qu’un écart se dise.
NB_ATELIERS_MIN = 5
SEUIL = 0.05


def probabilite(x: int, n: int, k: int, total: int) -> float:
    """P(X ≥ x) : au moins `x` des `n` ateliers du groupe parmi les `k` qui portent le thème.

    `total` est le nombre d’ateliers, groupe compris (loi hypergéométrique).
    """
    return float(hypergeom.sf(x - 1, total, k, n))


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
    p = hypergeom.sf(cases["x"] - 1, cases["total"], cases["k"], cases["n"])
    q = false_discovery_control(p, method="bh") if len(cases) else p
    tableau["p"] = pd.Series(p, index=cases.index, dtype=float)
    tableau["q"] = pd.Series(q, index=cases.index, dtype=float)
    tableau["est_specifique"] = tableau["q"] <= SEUIL
    return tableau
