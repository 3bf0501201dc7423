"""L’écart entre qui est venu et une référence : des nombres en entrée, des nombres en sortie.

Personne n’a été tiré au sort : un intervalle ou une probabilité mesure ici la distance à ce
que donnerait un tirage au sort dans la référence, et rien d’autre.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd
import scipy

from egts_dashboard import config

# scipy.stats n’est chargé qu’à son premier emploi : c’était plus du tiers du démarrage de
# chaque commande, pour une seule qui s’en sert.
Vecteur = npt.NDArray[np.float64]
Parts = Sequence[float] | Vecteur
CONFIANCE = 0.95
WILSON, GOODMAN = "wilson", "goodman"


def shares(poids: Parts) -> Vecteur:
    """Les parts, de somme 1."""
    valeurs = np.asarray(poids, dtype=float)
    parts: Vecteur = valeurs / valeurs.sum()
    return parts


def tvd(p: Parts, q: Parts) -> float:
    """La distance en variation totale : la part à déplacer pour passer de p à q."""
    return float(np.abs(np.subtract(p, q)).sum() / 2)


def expected_tvd(q: Parts, n: int) -> float:
    """La distance moyenne qu’un tirage au sort de n donnerait : Σ √(q(1−q)/(2πn))."""
    parts = np.asarray(q)
    return float(np.sqrt(parts * (1 - parts) / (2 * np.pi * n)).sum())


def wilson(nb: int, total: int) -> tuple[float, float]:
    """L’intervalle de Wilson à 95 % d’une part : celui de Goodman, pour une seule modalité.

    Écrit ici : `scipy.stats.binomtest` le donne aussi, mais calcule d’abord un test exact.
    """
    n, seuil = float(nb), goodman_threshold(1)
    rayon = math.sqrt(seuil * (seuil + 4 * n * (total - n) / total))
    bas = (seuil + 2 * n - rayon) / (2 * (total + seuil))
    haut = (seuil + 2 * n + rayon) / (2 * (total + seuil))
    return bas if n else 0.0, haut if n < total else 1.0


@lru_cache
def goodman_threshold(nb_modalites: int) -> float:
    """Le quantile du χ² à un degré qui tient toutes les modalités ensemble à 95 %."""
    return float(scipy.stats.chi2.ppf(1 - (1 - CONFIANCE) / nb_modalites, 1))


def goodman(nb: Sequence[int]) -> list[tuple[float, float]]:
    """Les intervalles simultanés de Goodman : toutes les parts d’une figure à la fois."""
    n = np.asarray(nb, dtype=float)
    total = n.sum()
    seuil = goodman_threshold(len(n))
    rayon = np.sqrt(seuil * (seuil + 4 * n * (total - n) / total))
    bas = (seuil + 2 * n - rayon) / (2 * (total + seuil))
    haut = (seuil + 2 * n + rayon) / (2 * (total + seuil))
    return list(zip(bas.tolist(), haut.tolist(), strict=True))


def exact_p(nb: Sequence[int], q: Sequence[float]) -> list[float]:
    """Pour chaque modalité, la probabilité binomiale exacte d’un écart au moins aussi rare."""
    total = sum(nb)
    return [
        float(scipy.stats.binomtest(int(n), int(total), float(part)).pvalue)
        for n, part in zip(nb, q, strict=True)
    ]


def benjamini_hochberg(probabilites: Sequence[float]) -> list[float]:
    """Les probabilités corrigées du nombre de tests."""
    corrigees = scipy.stats.false_discovery_control(probabilites, method="bh")
    return [float(p) for p in corrigees]


def unknown_band(nb: int, total: int, inconnus: int) -> tuple[float, float]:
    """La part si aucun inconnu n’est de cette modalité, puis si tous en sont.

    `total` compte les inconnus.
    """
    return nb / total, (nb + inconnus) / total


def missing(nb: int, total: int, q: float) -> float:
    """Combien il en manque, à total constant ; négatif : en trop."""
    return q * total - nb


def added(nb: int, total: int, q: float) -> float:
    """Combien il faudrait en ajouter, sans retirer personne."""
    return (q * total - nb) / (1 - q) if q < 1 else 0.0


def intervals(nb: Sequence[int], methode: str = WILSON) -> list[tuple[float, float]]:
    """L’intervalle de chaque part : une à une (Wilson) ou toutes à la fois (Goodman)."""
    if methode == GOODMAN:
        return goodman(nb)
    total = sum(nb)
    return [wilson(n, total) for n in nb]


def is_enough(attendu: float) -> bool:
    """L’effectif attendu N·q suffit-il pour qualifier un écart ?"""
    return attendu >= config.SEUIL_EFFECTIF_ATTENDU


def in_sessions(tableau: pd.DataFrame) -> pd.Series:
    """Ce qui manque, en séances de la taille moyenne. Attend nb, nb_seances et manque."""
    tenues = tableau[tableau["nb_seances"] > 0]
    return tableau["manque"] / (tenues["nb"].sum() / tenues["nb_seances"].sum())


def gaps(tableau: pd.DataFrame, inconnus: int, methode: str = WILSON) -> pd.DataFrame:
    """Le face-à-face, avec tous ses écarts. Attend les colonnes nb et poids, poids positif.

    Ajoute : part_pct, reference_pct, ratio, ratio_bas, ratio_haut (selon `methode`),
    inconnu_bas, inconnu_haut (rapports), ecart_points, manque, ajout, attendu, p_exact, p_bh,
    lecture (insuffisant, non_assure, au_dessus, au_dessous, proche). Même ordre.
    """
    nb, q = [int(n) for n in tableau["nb"]], shares(tableau["poids"])
    total = sum(nb)
    bornes = intervals(nb, methode)
    lignes = pd.DataFrame(
        [
            _gap(n, float(part), total, inconnus, borne)
            for n, part, borne in zip(nb, q, bornes, strict=True)
        ]
    )
    lignes["p_exact"] = exact_p(nb, q.tolist())
    lignes["p_bh"] = benjamini_hochberg(lignes["p_exact"].tolist())
    return pd.concat([tableau.reset_index(drop=True), lignes], axis=1)


def _gap(
    nb: int, q: float, total: int, inconnus: int, borne: tuple[float, float]
) -> dict[str, float | str]:
    part = nb / total
    bas, haut = borne
    inconnu_bas, inconnu_haut = unknown_band(nb, total + inconnus, inconnus)
    return {
        "part_pct": 100 * part,
        "reference_pct": 100 * q,
        "ratio": part / q,
        "ratio_bas": bas / q,
        "ratio_haut": haut / q,
        "inconnu_bas": inconnu_bas / q,
        "inconnu_haut": inconnu_haut / q,
        "ecart_points": 100 * (part - q),
        "manque": missing(nb, total, q),
        "ajout": added(nb, total, q),
        "attendu": total * q,
        "lecture": reading(
            total * q, (bas / q, haut / q), (inconnu_bas / q, inconnu_haut / q)
        ),
    }


def reading(
    attendu: float, intervalle: tuple[float, float], inconnu: tuple[float, float]
) -> str:
    """Ce qu’on peut dire d’un rapport : rien si l’attendu est trop petit ou l’inconnu trop grand."""
    if not is_enough(attendu):
        return "insuffisant"
    if intervalle[0] > 1:
        return "au_dessus" if inconnu[0] > 1 else "non_assure"
    if intervalle[1] < 1:
        return "au_dessous" if inconnu[1] < 1 else "non_assure"
    return "proche"
