"""Ce qui, d’une analyse des correspondances, tiendrait à d’autres codages ; et à aucune.

Même graine, même tableau : mêmes nombres.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import chi2, random_table

from egts_dashboard.analyses.correspondances import Correspondances, Tableau

GRAINE = 2014
REPLIQUES = 500
TIRAGES = 999
AXES = 2
SEUIL = 0.05
# Le rayon, au carré, d’une ellipse qui contient 95 % d’une loi normale à deux dimensions.
RAYON2 = float(chi2.ppf(0.95, AXES))
TOLERANCE = 1e-12


@dataclass(frozen=True)
class Hasard:
    """L’inertie observée à côté de celle de tableaux de mêmes marges, sans lien.

    `p` : la part des tirages au moins aussi inertes, l’observé compris.
    """

    attendue: float
    p95: float
    p: float

    @property
    def est_lie(self) -> bool:
        """Le tableau s’écarte de l’indépendance plus qu’un tirage sur vingt."""
        return self.p <= SEUIL


def try_independence(tableau: Tableau, graine: int = GRAINE) -> Hasard:
    """Le test exact de l’indépendance, par tirage de tableaux aux mêmes marges (Patefield)."""
    lignes = tableau.sum(axis=1).astype(np.int64)
    colonnes = tableau.sum(axis=0).astype(np.int64)
    tires = random_table(lignes, colonnes).rvs(
        TIRAGES, random_state=np.random.default_rng(graine)
    )
    attendus = np.outer(lignes, colonnes)
    inerties = (tires**2 / attendus).sum(axis=(1, 2)) - 1
    observee = (tableau**2 / attendus).sum() - 1
    nb = int((inerties >= observee - TOLERANCE).sum())
    return Hasard(
        float(inerties.mean()),
        float(np.quantile(inerties, 0.95)),
        (1 + nb) / (TIRAGES + 1),
    )


def replicate(
    tableau: Tableau, analyse: Correspondances, graine: int = GRAINE
) -> tuple[Tableau, Tableau]:
    """La covariance (2 × 2) de chaque ligne, puis de chaque colonne, sur le premier plan.

    Rééchantillonnage partiel : les codages sont tirés de nouveau, avec remise, cinq cents fois, et les
    nouveaux profils projetés sur les axes d’origine. Il ignore que les axes bougent aussi.
    """
    rng = np.random.default_rng(graine)
    parts = (tableau / tableau.sum()).ravel()
    tires = rng.multinomial(analyse.effectif, parts, size=REPLIQUES)
    repliques = tires.reshape(REPLIQUES, *tableau.shape).astype(float)
    s = np.sqrt(analyse.inerties[:AXES])
    sur_colonnes = analyse.colonnes.coordonnees[:, :AXES] / s
    sur_lignes = analyse.lignes.coordonnees[:, :AXES] / s
    return (
        _spread(repliques, sur_colonnes),
        _spread(repliques.transpose(0, 2, 1), sur_lignes),
    )


def _spread(repliques: Tableau, standards: Tableau) -> Tableau:
    totaux = repliques.sum(axis=2)
    covariances = np.full((repliques.shape[1], AXES, AXES), np.nan)
    for point in range(repliques.shape[1]):
        pleines = totaux[:, point] > 0
        profils = repliques[pleines, point] / totaux[pleines, point, None]
        covariances[point] = np.cov((profils @ standards).T)
    return covariances


def is_apart(coordonnees: Tableau, covariances: Tableau) -> npt.NDArray[np.bool_]:
    """L’ellipse à 95 % du point laisse-t-elle dehors l’origine, place du profil moyen ?"""
    return np.array(
        [
            bool(np.linalg.det(cov) > TOLERANCE)
            and float(point @ np.linalg.solve(cov, point)) > RAYON2
            for point, cov in zip(coordonnees[:, :AXES], covariances, strict=True)
        ]
    )
