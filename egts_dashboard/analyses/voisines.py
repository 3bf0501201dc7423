"""Des demandes dont les mots se ressemblent : une proposition à lire, jamais un fait.

Deux textes se ressemblent par les racines qu’ils partagent, les plus rares comptant plus
(cosinus TF-IDF).
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

# En dessous, les mots partagés ne suffisent plus à faire une demande commune.
RESSEMBLANCE_MIN = 0.28


@dataclass(frozen=True)
class Voisinage:
    """Des textes voisins : leurs positions, leur ressemblance moyenne, les racines partagées."""

    positions: tuple[int, ...]
    ressemblance: float
    partagees: tuple[str, ...]


def ressemblances(textes: Sequence[Sequence[str]]) -> npt.NDArray[np.float64]:
    """La matrice des cosinus TF-IDF entre textes, chacun donné par ses racines."""
    ensembles = [set(racines) for racines in textes]
    frequences = Counter(racine for racines in ensembles for racine in racines)
    rangs = {racine: rang for rang, racine in enumerate(frequences)}
    poids = np.zeros((len(textes), max(len(rangs), 1)))
    for ligne, racines in enumerate(ensembles):
        for racine in racines:
            poids[ligne, rangs[racine]] = math.log(1 + len(textes) / frequences[racine])
    normes = np.linalg.norm(poids, axis=1, keepdims=True)
    poids = np.divide(poids, normes, out=np.zeros_like(poids), where=normes > 0)
    cosinus: npt.NDArray[np.float64] = poids @ poids.T
    return cosinus


def voisinages(
    textes: Sequence[Sequence[str]],
    origines: Sequence[str],
    seuil: float = RESSEMBLANCE_MIN,
) -> list[Voisinage]:
    """Les groupes de textes voisins venus d’au moins deux origines.

    Les plus partagés d’abord (nombre d’origines), puis les plus ressemblants.
    """
    if len(textes) < 2:
        return []
    proches = ressemblances(textes)
    distances = np.clip(1 - proches, 0, None)
    np.fill_diagonal(distances, 0)
    groupes = fcluster(
        linkage(squareform(distances, checks=False), "average"), 1 - seuil, "distance"
    )
    trouves = []
    for groupe in np.unique(groupes):
        positions = [int(p) for p in np.flatnonzero(groupes == groupe)]
        if len({origines[p] for p in positions}) > 1:
            trouves.append(_describe(textes, proches, positions))
    return sorted(
        trouves,
        key=lambda v: (
            -len({origines[p] for p in v.positions}),
            -v.ressemblance,
            v.positions,
        ),
    )


def _describe(
    textes: Sequence[Sequence[str]],
    proches: npt.NDArray[np.float64],
    positions: Sequence[int],
) -> Voisinage:
    paires = proches[np.ix_(positions, positions)][np.triu_indices(len(positions), 1)]
    comptes = Counter(r for p in positions for r in set(textes[p]))
    partagees = sorted(r for r, nombre in comptes.items() if nombre > 1)
    return Voisinage(tuple(positions), float(paires.mean()), tuple(partagees))
