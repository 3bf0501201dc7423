"""Deux thèmes vont-ils ensemble plus souvent que le hasard ne le donnerait ?

L’unité est l’item codé. Personne n’a été tiré au sort : la probabilité mesure l’écart à ce que
donneraient les mêmes thèmes répartis au hasard entre les mêmes items.
"""

import pandas as pd
from scipy.stats import false_discovery_control, hypergeom

# En dessous, trop peu d’items portent deux thèmes pour qu’une paire se commente.
NB_ITEMS_MIN = 20
# Une paire vue moins souvent ne se relie pas, quel que soit son rapport à l’attendu.
NB_ENSEMBLE_MIN = 3
SEUIL = 0.05
# Au-delà, un réseau ne se lit plus.
NB_LIENS_MAX = 40
ATTIRES, ASSURES = "plus", "assurees"


def is_enough(nb_deux: int) -> bool:
    """Assez d’items portent-ils deux thèmes pour comparer leurs paires ?"""
    return nb_deux >= NB_ITEMS_MIN


def cooccurrences(paires: pd.DataFrame) -> pd.DataFrame:
    """Le même tableau, avec l’attendu, le rapport à l’attendu (lift) et le test exact.

    Attend nb_ensemble, nb_premier, nb_second, total (items codés). Ajoute nb_attendus (nb_premier·nb_second/total),
    lift, p (P(X ≥ nb_ensemble), loi hypergéométrique : test exact de Fisher unilatéral), q
    (Benjamini–Hochberg sur toutes les paires du tableau), est_associee (q ≤ 5 %).
    """
    attendus = paires["nb_premier"] * paires["nb_second"] / paires["total"]
    p = hypergeom.sf(
        paires["nb_ensemble"] - 1,
        paires["total"],
        paires["nb_premier"],
        paires["nb_second"],
    )
    q = false_discovery_control(p, method="bh") if len(paires) else p
    return paires.assign(
        nb_attendus=attendus,
        lift=paires["nb_ensemble"] / attendus,
        p=p,
        q=q,
        est_associee=q <= SEUIL,
    )


def links(tableau: pd.DataFrame, lesquels: str) -> pd.DataFrame:
    """Les paires à relier, la plus fréquente d’abord, quarante au plus.

    `lesquels` : toutes, plus (que l’attendu) ou assurees (q ≤ 5 %) ; trois items au moins.
    """
    garde = tableau["nb_ensemble"] >= NB_ENSEMBLE_MIN
    if lesquels == ATTIRES:
        garde &= tableau["lift"] > 1
    if lesquels == ASSURES:
        garde &= tableau["est_associee"]
    ordre = tableau[garde].sort_values(
        ["nb_ensemble", "lift"], ascending=False, kind="stable"
    )
    return ordre.head(NB_LIENS_MAX)
