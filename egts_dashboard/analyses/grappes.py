"""Des présences comptées par atelier : on vient en équipe, et chaque atelier est une grappe."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from egts_dashboard.analyses.representativite import CONFIANCE

# En dessous, on montre les ateliers un à un, sans intervalle.
NB_ATELIERS_MIN = 5


@dataclass(frozen=True)
class Grappe:
    """Une part estimée sur des ateliers entiers. Vides quand les ateliers sont trop peu.

    `variance` : entre ateliers ; `deff` : combien de fois celle d’un tirage d’individus ;
    `n_eff` : l’effectif qui dirait autant ; `bas`, `haut` : intervalle t à W − 1 degrés.
    """

    part: float
    nb_ateliers: int
    variance: float | None = None
    deff: float | None = None
    n_eff: float | None = None
    bas: float | None = None
    haut: float | None = None

    @property
    def est_suffisante(self) -> bool:
        """Assez d’ateliers pour un intervalle."""
        return self.variance is not None


def cluster(presents: Sequence[int], effectifs: Sequence[int]) -> Grappe:
    """La part d’une modalité quand on la connaît atelier par atelier.

    `presents` : les présences de la modalité, `effectifs` : toutes, dans le même ordre. Sans
    intervalle sous cinq ateliers. Les bornes restent entre 0 et 1.
    """
    k, m = np.asarray(presents, dtype=float), np.asarray(effectifs, dtype=float)
    nombre, total = len(m), m.sum()
    part = float(k.sum() / total)
    if nombre < NB_ATELIERS_MIN:
        return Grappe(part, nombre)
    variance = float(nombre / (nombre - 1) * np.square(k - part * m).sum() / total**2)
    simple = part * (1 - part) / total
    deff = variance / simple if simple else None
    rayon = float(stats.t.ppf((1 + CONFIANCE) / 2, nombre - 1)) * variance**0.5
    return Grappe(
        part,
        nombre,
        variance,
        float(deff) if deff is not None else None,
        float(total / deff) if deff else None,
        max(0.0, part - rayon),
        min(1.0, part + rayon),
    )


def persons_bounds(effectifs: Sequence[int]) -> tuple[int, int]:
    """Combien de personnes distinctes, au moins et au plus : [max n_w, Σ n_w]."""
    return max(effectifs), sum(effectifs)
