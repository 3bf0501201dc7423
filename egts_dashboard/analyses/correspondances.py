"""L’analyse des correspondances d’un tableau de comptes : quels thèmes vont avec quelles colonnes.

Décomposition en valeurs singulières des écarts à l’indépendance (Benzécri ; Greenacre). Rien
n’est tiré au sort dans les données : rééchantillonner dit ce qui tiendrait à peu de codages.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Tableau = npt.NDArray[np.float64]

# En dessous, un thème ou une colonne tient à trop peu de codages pour avoir une place : deux
# points rares qui vont ensemble feraient un axe à eux seuls.
NB_CODAGES_MIN = 8
NB_MODALITES_MIN = 5
NB_TOTAL_MIN = 100
# Une inertie plus petite est un zéro de calcul.
NULLE = 1e-10


@dataclass(frozen=True)
class Nuage:
    """Les points d’un côté du tableau, un par ligne, un axe par colonne.

    `contributions` : la part de chaque point dans l’inertie de l’axe (somme 1 par axe) ;
    `cos2` : la part de l’inertie du point que l’axe montre (somme 1 par point).
    """

    masses: Tableau
    coordonnees: Tableau
    contributions: Tableau
    cos2: Tableau


@dataclass(frozen=True)
class Correspondances:
    """L’analyse : inertie de chaque axe, lignes et colonnes en coordonnées principales."""

    effectif: int
    inerties: Tableau
    lignes: Nuage
    colonnes: Nuage

    @property
    def inertie(self) -> float:
        """L’inertie totale : le χ² du tableau divisé par son effectif."""
        return float(self.inerties.sum())

    @property
    def parts(self) -> Tableau:
        """La part de chaque axe dans l’inertie."""
        return np.asarray(self.inerties / self.inerties.sum())


def keep_provided(
    tableau: Tableau,
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Les lignes et les colonnes d’au moins huit codages, une fois les autres ôtées."""
    lignes, colonnes = np.arange(tableau.shape[0]), np.arange(tableau.shape[1])
    while True:
        reste = tableau[np.ix_(lignes, colonnes)]
        garde_l = reste.sum(axis=1) >= NB_CODAGES_MIN
        garde_c = reste.sum(axis=0) >= NB_CODAGES_MIN
        if garde_l.all() and garde_c.all():
            return lignes, colonnes
        lignes, colonnes = lignes[garde_l], colonnes[garde_c]


def is_enough(tableau: Tableau) -> bool:
    """Le tableau, une fois réduit, a-t-il de quoi placer des points sur un plan ?"""
    if min(tableau.shape) < NB_MODALITES_MIN or tableau.sum() < NB_TOTAL_MIN:
        return False
    return bool(correspondances(tableau).inerties[1] > NULLE)


def correspondances(tableau: Tableau) -> Correspondances:
    """L’analyse d’un tableau de comptes sans ligne ni colonne vide.

    Le sens d’un axe est arbitraire : la ligne qui y contribue le plus y est positive.
    """
    effectif = tableau.sum()
    p = tableau / effectif
    r, c = p.sum(axis=1), p.sum(axis=0)
    independance = np.outer(r, c)
    u, s, vt = np.linalg.svd(
        (p - independance) / np.sqrt(independance), full_matrices=False
    )
    nb_axes = min(tableau.shape) - 1
    u, s, v = u[:, :nb_axes], s[:nb_axes], vt[:nb_axes].T
    sens = np.sign(u[np.abs(u).argmax(axis=0), np.arange(nb_axes)])
    return Correspondances(
        int(effectif), s**2, _cloud(r, u * sens, s), _cloud(c, v * sens, s)
    )


def _cloud(masses: Tableau, vecteurs: Tableau, s: Tableau) -> Nuage:
    coordonnees = vecteurs * s / np.sqrt(masses)[:, None]
    distances = (coordonnees**2).sum(axis=1, keepdims=True)
    cos2 = np.divide(
        coordonnees**2,
        distances,
        out=np.zeros_like(coordonnees),
        where=distances > NULLE,
    )
    return Nuage(masses, coordonnees, vecteurs**2, cos2)
