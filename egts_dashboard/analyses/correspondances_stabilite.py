"""Ce qui, d’une analyse des correspondances, tiendrait à d’autres codages ; et à aucune.

La dispersion se calcule sans tirage ; le test en fait, à graine fixe.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import binom, chi2, random_table

from egts_dashboard.analyses.correspondances import Correspondances, Tableau
from egts_dashboard.analyses.representativite import wilson

GRAINE = 2014
TIRAGES = 999
AXES = 2
SEUIL = 0.05
# Le rayon, au carré, d’une ellipse qui contient 95 % d’une loi normale à deux dimensions.
RAYON2 = float(chi2.ppf(0.95, AXES))
TOLERANCE = 1e-12


@dataclass(frozen=True)
class Hasard:
    """L’inertie observée à côté de celle de tableaux de mêmes marges, sans lien.

    `attendue` : leur moyenne, par formule ; `p` : la part des tirages au moins aussi inertes,
    l’observé compris ; `p_erreur` : de combien d’autres tirages la déplaceraient, à 95 %.
    """

    attendue: float
    p: float
    p_erreur: float

    @property
    def est_lie(self) -> bool:
        """Le tableau s’écarte de l’indépendance plus qu’un tirage sur vingt."""
        return self.p <= SEUIL


def try_independence(tableau: Tableau) -> Hasard:
    """Le test exact de l’indépendance, par tirage de tableaux aux mêmes marges (Patefield)."""
    lignes = tableau.sum(axis=1).astype(np.int64)
    colonnes = tableau.sum(axis=0).astype(np.int64)
    tires = random_table(lignes, colonnes).rvs(
        TIRAGES, random_state=np.random.default_rng(GRAINE)
    )
    attendus = np.outer(lignes, colonnes)
    inerties = (tires**2 / attendus).sum(axis=(1, 2)) - 1
    observee = (tableau**2 / attendus).sum() - 1
    nb = int((inerties >= observee - TOLERANCE).sum())
    degres = (len(lignes) - 1) * (len(colonnes) - 1)
    return Hasard(
        degres / (float(tableau.sum()) - 1),
        (1 + nb) / (TIRAGES + 1),
        float(np.ptp(wilson(nb, TIRAGES))) / 2,
    )


def disperse(tableau: Tableau, analyse: Correspondances) -> tuple[Tableau, Tableau]:
    """La covariance (2 × 2) de chaque ligne, puis de chaque colonne, sur le premier plan.

    Celle que donneraient les codages tirés de nouveau, avec remise, une infinité de fois, et les
    nouveaux profils projetés sur les axes d’origine. Elle ignore que les axes bougent aussi.
    """
    s = np.sqrt(analyse.inerties[:AXES])
    sur_colonnes = analyse.colonnes.coordonnees[:, :AXES] / s
    sur_lignes = analyse.lignes.coordonnees[:, :AXES] / s
    return _spread(tableau, sur_colonnes), _spread(tableau.T, sur_lignes)


def _spread(tableau: Tableau, standards: Tableau) -> Tableau:
    """À nombre de codages donné, un profil tiré est multinomial ; ce nombre est binomial."""
    totaux = tableau.sum(axis=1)
    profils = tableau / totaux[:, None]
    places = profils @ standards
    carres = np.einsum("ij,jk,jl->ikl", profils, standards, standards)
    inverses = [_mean_inverse(int(totaux.sum()), nb / totaux.sum()) for nb in totaux]
    covariances: Tableau = np.array(inverses)[:, None, None] * (
        carres - places[:, :, None] * places[:, None, :]
    )
    return covariances


def _mean_inverse(n: int, q: float) -> float:
    """La moyenne de 1 / X, X > 0, X suivant une loi binomiale ; rien au-delà de douze écarts-types."""
    centre, loin = n * q, 12 * np.sqrt(n * q)
    x = np.arange(
        max(1, np.floor(centre - loin)), min(n, np.ceil(centre + loin + 40)) + 1
    )
    return float((binom.pmf(x, n, q) / x).sum() / (1 - (1 - q) ** n))


def is_apart(coordonnees: Tableau, covariances: Tableau) -> npt.NDArray[np.bool_]:
    """L’ellipse à 95 % du point laisse-t-elle dehors l’origine, place du profil moyen ?"""
    return np.array(
        [
            bool(np.linalg.det(cov) > TOLERANCE)
            and float(point @ np.linalg.solve(cov, point)) > RAYON2
            for point, cov in zip(coordonnees[:, :AXES], covariances, strict=True)
        ]
    )
