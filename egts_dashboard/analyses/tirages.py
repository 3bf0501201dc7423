"""Ce que donneraient des tirages au sort dans la référence : le test global et sa règle graduée.

Même graine, mêmes effectifs, même nombre de tirages : même réponse, au dernier chiffre.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from egts_dashboard.analyses.representativite import (
    Parts,
    Vecteur,
    expected_tvd,
    shares,
    tvd,
    wilson,
)

TIRAGES = 99_999
GRAINE = 2014
# Les tirages se font par lots de tant de cases : la mémoire ne dépend pas de leur nombre.
CASES_PAR_LOT = 1_000_000
# Deux distances égales peuvent différer au dernier chiffre binaire.
TOLERANCE = 1e-12
RANG = 0.95
Z = 1.959963984540054
Suivi = Callable[[float], None]


@dataclass(frozen=True)
class Epreuve:
    """La distance observée à côté de celles que donneraient des tirages au sort.

    `p` : la part des tirages au moins aussi loin, l’observé compris ; `p95` : la distance que
    dix-neuf tirages sur vingt ne dépassent pas ; `attendue` : E[TVD], par formule. `p_erreur` et
    `p95_erreur` : de combien d’autres tirages les déplaceraient, à 95 %.
    """

    n: int
    tvd: float
    attendue: float
    p95: float
    p95_erreur: float
    p: float
    p_erreur: float
    tirages: int
    graine: int

    @property
    def indice(self) -> float:
        """1 − TVD : ce que les deux répartitions ont en commun."""
        return 1 - self.tvd


def try_draws(
    nb: Sequence[int],
    poids: Parts,
    tirages: int = TIRAGES,
    graine: int = GRAINE,
    suivre: Suivi | None = None,
) -> Epreuve:
    """Le test multinomial exact par Monte-Carlo, T = TVD : (1 + #{T* ≥ T}) / (B + 1).

    `suivre` reçoit la part des tirages déjà faits.
    """
    total, q = int(sum(nb)), shares(poids)
    observee = tvd(shares(nb), q)
    distances = np.empty(tirages)
    faits = 0
    for lot in _draws(total, q, tirages, graine):
        distances[faits : faits + len(lot)] = lot
        faits += len(lot)
        if suivre:
            suivre(faits / tirages)
    atteintes = int((distances >= observee - TOLERANCE).sum())
    return Epreuve(
        n=total,
        tvd=observee,
        attendue=expected_tvd(q, total),
        p95=float(np.quantile(distances, RANG)),
        p95_erreur=max(_rank_error(distances), 1 / total),
        p=(1 + atteintes) / (tirages + 1),
        p_erreur=float(np.ptp(wilson(atteintes, tirages))) / 2,
        tirages=tirages,
        graine=graine,
    )


def _draws(total: int, q: Vecteur, tirages: int, graine: int) -> Iterator[Vecteur]:
    """Les distances des tirages, par lots ; leur suite ne dépend pas de la taille des lots."""
    hasard = np.random.default_rng(graine)
    taille = max(1, CASES_PAR_LOT // len(q))
    for debut in range(0, tirages, taille):
        tires = hasard.multinomial(total, q, size=min(taille, tirages - debut))
        yield np.abs(tires / total - q).sum(axis=1) / 2


def _rank_error(distances: Vecteur) -> float:
    """De combien d’autres tirages déplaceraient le quantile : l’écart à ses voisins de rang."""
    pas = Z * np.sqrt(RANG * (1 - RANG) / len(distances))
    bas, ici, haut = np.quantile(
        distances, [max(0, RANG - pas), RANG, min(1, RANG + pas)]
    )
    return float(max(haut - ici, ici - bas))
