"""L’accord de deux codeurs qui ont lu les mêmes items sans se voir.

κ de Cohen (1960), thème par thème : (Po − Pe) / (1 − Pe), Pe étant la somme des produits des
marges. α de Krippendorff (2011) : 1 − Do / De, sur le thème principal (distance nominale) et
sur l’ensemble des thèmes (distance MASI, Passonneau 2006). Intervalles par rééchantillonnage
des items, graine fixe.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

TIRAGES = 2_000
GRAINE = 2014
# En deçà, un rééchantillonnage ne dit rien : on donne la valeur, sans intervalle.
NB_ITEMS_MIN = 10
MARGE_PCT = 2.5
Valeur = TypeVar("Valeur", bound=Hashable)
Distance = Callable[[Valeur, Valeur], float]


@dataclass(frozen=True)
class Accord:
    """Une mesure d’accord. `valeur` vide : rien à mesurer (une seule réponse partout).

    `bas` et `haut` vides : moins de dix items, ou un κ dont l’un des codeurs n’a jamais changé
    de réponse. `n` : items lus par les deux.
    """

    valeur: float | None
    bas: float | None
    haut: float | None
    n: int


def kappa(a: Sequence[bool], b: Sequence[bool]) -> Accord:
    """κ de Cohen d’un oui ou non donné aux mêmes items par deux codeurs."""
    cases = 2 * np.asarray(a, dtype=int) + np.asarray(b, dtype=int)
    poids = np.eye(4)[cases] if len(cases) else np.zeros((0, 4))
    mesure = _measure(poids, _kappa_of)
    # Un codeur qui répond toujours la même chose donne 0 à tout rééchantillon : [0 ; 0] mentirait.
    constant = len({*a}) < 2 or len({*b}) < 2
    return replace(mesure, bas=None, haut=None) if constant else mesure


def alpha(
    a: Sequence[Valeur], b: Sequence[Valeur], distance: Distance[Valeur]
) -> Accord:
    """α de Krippendorff pour deux codeurs et une distance entre réponses, de 0 à 1."""
    valeurs = list(Counter([*a, *b]))
    rangs = {valeur: rang for rang, valeur in enumerate(valeurs)}
    ecarts = np.array([[distance(x, y) for y in valeurs] for x in valeurs])
    paires = Counter((rangs[x], rangs[y]) for x, y in zip(a, b, strict=True))
    sortes = {paire: rang for rang, paire in enumerate(paires)}
    lus = [sortes[rangs[x], rangs[y]] for x, y in zip(a, b, strict=True)]
    poids = np.eye(len(sortes))[lus] if lus else np.zeros((0, 0))
    entre = np.array([ecarts[paire] for paire in sortes])
    nommees = np.zeros((len(sortes), len(valeurs)))
    for (x, y), rang in sortes.items():
        nommees[rang, x] += 1
        nommees[rang, y] += 1

    def alpha_of(comptes: np.ndarray) -> np.ndarray:
        n = comptes.sum(axis=-1)
        citees = comptes @ nommees
        attendu = np.einsum("...i,ij,...j->...", citees, ecarts, citees)
        attendu = attendu / (2 * n * (2 * n - 1))
        observe = comptes @ entre / n
        return _one_minus(observe, attendu)

    return _measure(poids, alpha_of)


def nominal(x: Hashable, y: Hashable) -> float:
    """0 si les deux réponses sont la même, 1 sinon."""
    return float(x != y)


def masi(x: frozenset[str], y: frozenset[str]) -> float:
    """1 − Jaccard × M ; M vaut 1 (égaux), 2/3 (l’un contient l’autre), 1/3 (se croisent), 0."""
    if x == y:
        return 0.0
    commun = x & y
    if not commun:
        return 1.0
    mesure = 2 / 3 if x <= y or y <= x else 1 / 3
    return 1 - len(commun) / len(x | y) * mesure


def _kappa_of(comptes: np.ndarray) -> np.ndarray:
    n = comptes.sum(axis=-1)
    non_oui, oui_non, oui_oui = np.moveaxis(comptes[..., 1:], -1, 0)
    oui_a, oui_b = (oui_non + oui_oui) / n, (non_oui + oui_oui) / n
    attendu = oui_a * oui_b + (1 - oui_a) * (1 - oui_b)
    desaccord = (non_oui + oui_non) / n
    return _one_minus(desaccord, 1 - attendu)


def _one_minus(observe: np.ndarray, attendu: np.ndarray) -> np.ndarray:
    """1 − observé / attendu ; indéfini quand aucun désaccord n’était possible."""
    possible = attendu > 0
    return np.where(possible, 1 - observe / np.where(possible, attendu, 1), np.nan)


def _measure(poids: np.ndarray, mesure: Callable[[np.ndarray], np.ndarray]) -> Accord:
    """La mesure, et son intervalle à 95 % quand il y a assez d’items."""
    n = len(poids)
    if n == 0:
        return Accord(None, None, None, 0)
    comptes = poids.sum(axis=0)
    valeur = float(mesure(comptes))
    if np.isnan(valeur):
        return Accord(None, None, None, n)
    if n < NB_ITEMS_MIN:
        return Accord(valeur, None, None, n)
    # Tirer n items avec remise, c’est tirer les sortes de couples selon leurs fréquences.
    tirages = np.random.default_rng(GRAINE).multinomial(n, comptes / n, size=TIRAGES)
    essais = mesure(tirages.astype(float))
    bas, haut = np.nanpercentile(essais, [MARGE_PCT, 100 - MARGE_PCT])
    return Accord(valeur, float(bas), float(haut), n)
