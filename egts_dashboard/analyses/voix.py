"""Trois façons de compter une voix, et ce que chacune fait au classement des thèmes."""

import itertools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import kendalltau

from egts_dashboard.analyses.ateliers_themes import (
    NB_ATELIERS_MIN,
    Grille,
    Vecteur,
    ranks,
)

ATELIER, PARTICIPATION, TERRITOIRE = "atelier", "participation", "territoire"
Masque = npt.NDArray[np.bool_]
FACONS = (ATELIER, PARTICIPATION, TERRITOIRE)


@dataclass(frozen=True)
class Base:
    """Ce sur quoi une façon de compter repose.

    `nb_ateliers` : ceux qu’elle peut compter ; `nb_egal` : à combien d’ateliers de même poids
    ils reviennent, (Σω)²/Σω² ; en dessous de cinq, elle ne s’applique pas.
    """

    nb_ateliers: int
    nb_egal: float

    @property
    def est_applicable(self) -> bool:
        """Le poids est-il assez partagé ?"""
        return self.nb_egal >= NB_ATELIERS_MIN - 1e-9


@dataclass(frozen=True)
class Accord:
    """Le τ de Kendall de deux façons de compter, sur les ateliers que les deux comptent."""

    une: str
    autre: str
    nb_ateliers: int
    tau: float


def weights(ateliers: pd.DataFrame) -> dict[str, Vecteur]:
    """Le poids de chaque atelier sous chaque façon, vide quand il n’est pas renseigné.

    Attend nb_participants, territoire_code, poids_territoire : le poids d’un territoire se
    partage entre ses ateliers.
    """
    freres = ateliers.groupby("territoire_code")["territoire_code"].transform("size")
    return {
        ATELIER: np.ones(len(ateliers)),
        PARTICIPATION: ateliers["nb_participants"].to_numpy(dtype=float),
        TERRITOIRE: (ateliers["poids_territoire"] / freres).to_numpy(dtype=float),
    }


def score(grille: Grille, poids: Vecteur, garde: Masque) -> Vecteur:
    """La part moyenne de chaque thème dans les ateliers gardés, pesée."""
    pese: Vecteur = np.average(grille.parts[garde], axis=0, weights=poids[garde])
    return pese


def bases(poids: dict[str, Vecteur]) -> dict[str, Base]:
    """Sur combien d’ateliers repose chaque façon."""
    lues = {}
    for facon, valeurs in poids.items():
        connus = valeurs[~np.isnan(valeurs) & (valeurs > 0)]
        carres = float((connus**2).sum())
        lues[facon] = Base(
            len(connus), float(connus.sum()) ** 2 / carres if carres else 0.0
        )
    return lues


def compare(grille: Grille, poids: dict[str, Vecteur]) -> pd.DataFrame:
    """Le rang de chaque thème sous chaque façon qui s’applique, et leur étendue.

    Colonnes : theme_id ; rang_x et part_x_pct par façon (vides si elle ne s’applique pas) ;
    rang_min, rang_max, etendue.
    """
    lues = bases(poids)
    tableau = pd.DataFrame({"theme_id": grille.themes})
    gardees = [f for f in FACONS if lues[f].est_applicable]
    for facon in FACONS:
        if facon in gardees:
            scores = score(grille, poids[facon], _known(poids[facon]))
            tableau[f"part_{facon}_pct"] = 100 * scores
            tableau[f"rang_{facon}"] = ranks(scores)
    rangs = tableau[[f"rang_{facon}" for facon in gardees]]
    return tableau.assign(
        rang_min=rangs.min(axis=1),
        rang_max=rangs.max(axis=1),
        etendue=rangs.max(axis=1) - rangs.min(axis=1),
    )


def agreements(grille: Grille, poids: dict[str, Vecteur]) -> list[Accord]:
    """Le τ-b de Kendall entre les façons qui s’appliquent, deux à deux."""
    lues = bases(poids)
    accords = []
    for une, autre in itertools.combinations(
        [f for f in FACONS if lues[f].est_applicable], 2
    ):
        communs = _known(poids[une]) & _known(poids[autre])
        if communs.sum() < NB_ATELIERS_MIN:
            continue
        scores = [np.round(score(grille, poids[f], communs), 12) for f in (une, autre)]
        tau = float(kendalltau(*scores).statistic)
        accords.append(Accord(une, autre, int(communs.sum()), tau))
    return accords


def _known(poids: Vecteur) -> Masque:
    connus: Masque = ~np.isnan(poids) & (poids > 0)
    return connus
