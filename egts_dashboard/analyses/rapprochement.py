"""Des couples d’items qui se ressemblent, proposés à la lecture : jamais des faits.

Les candidats partagent au moins une racine assez rare ; leur note combine deux cosinus, sur
les racines et sur les suites de 3 à 5 caractères, les rares comptant plus. Si les deux
textes sont codés, un thème commun la relève, son absence l’abaisse. L’amont se lit par blocs :
la mémoire ne dépend que de l’aval et de la taille d’un bloc.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

# Choisi sur les liens jugés : voir benchmarks/rapprochement.py.
SEUIL = 0.4
BLOC = 1_000
# Par item d’amont, les candidats les plus proches par leurs racines rares.
CANDIDATS_MAX = 40
POIDS_RACINES = 0.6
# Le thème départage ce que les mots laissent dans le doute ; il ne vaut rien sans eux.
POIDS_THEME = 0.15
# Une racine portée par plus d’items ne désigne plus personne.
PART_COMMUNE = 0.05
NB_COMMUN_MIN = 60


@dataclass(frozen=True)
class Texte:
    """Un texte à rapprocher : ses racines, le texte replié, ses thèmes s’il est codé."""

    racines: frozenset[str]
    plie: str
    themes: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True)
class Paire:
    """Deux textes proches : leurs positions, leur note de 0 à 1, les racines partagées."""

    amont: int
    aval: int
    score: float
    partagees: tuple[str, ...]


class Sac:
    """Des sacs de traits pondérés par leur rareté dans l’aval, en lignes de norme 1."""

    def __init__(self, sacs: Sequence[frozenset[str]]) -> None:
        self.frequences = Counter(trait for sac in sacs for trait in sac)
        self.rangs = {trait: rang for rang, trait in enumerate(self.frequences)}
        nb = np.fromiter(self.frequences.values(), float, len(self.frequences))
        self.raretes = np.log(1 + len(sacs) / nb) if len(nb) else nb
        # Un trait que l’aval ignore compte dans la norme : il éloigne.
        self.rarete_inconnue = math.log(1 + len(sacs))
        self.matrice = self.project(sacs)

    def project(self, sacs: Iterable[frozenset[str]]) -> Any:
        """La matrice creuse de ces sacs, une ligne chacun."""
        indices: list[int] = []
        bornes, normes = [0], []
        for sac in sacs:
            connus = sorted(self.rangs[trait] for trait in sac if trait in self.rangs)
            carres = float((self.raretes[connus] ** 2).sum()) if connus else 0.0
            carres += (len(sac) - len(connus)) * self.rarete_inconnue**2
            indices += connus
            bornes.append(len(indices))
            normes.append(math.sqrt(carres) or 1.0)
        longueurs = np.diff(bornes)
        poids = self.raretes[indices] / np.repeat(normes, longueurs)
        forme = (len(normes), len(self.rangs))
        return sparse.csr_matrix((poids, indices, bornes), shape=forme)

    def rare(self, nb_max: float) -> npt.NDArray[np.bool_]:
        """Les traits que portent au plus `nb_max` textes de l’aval."""
        nb = np.fromiter(self.frequences.values(), float, len(self.frequences))
        rares: npt.NDArray[np.bool_] = nb <= nb_max
        return rares


def grams(plie: str) -> frozenset[str]:
    """Les suites de 3 à 5 caractères des mots, bords compris."""
    return frozenset(
        mot[i : i + n]
        for mot in (f" {m} " for m in plie.split())
        for n in (3, 4, 5)
        for i in range(len(mot) - n + 1)
    )


def rapprocher(
    amont: Sequence[Texte],
    aval: Sequence[Texte],
    seuil: float = SEUIL,
    avancer: Callable[[float], None] | None = None,
    poids_theme: float = POIDS_THEME,
) -> Iterator[Paire]:
    """Les couples de note ≥ `seuil`, par item d’amont, le plus proche d’abord.

    `avancer` reçoit la part faite, après chaque bloc. `poids_theme` : la part de la note que
    décide le thème commun, quand les deux textes sont codés.
    """
    if not amont or not aval:
        return
    mots = Sac([texte.racines for texte in aval])
    if not mots.rangs:
        return
    lettres = Sac([grams(texte.plie) for texte in aval])
    rares = mots.rare(max(NB_COMMUN_MIN, PART_COMMUNE * len(aval)))
    cherches = (mots.matrice @ sparse.diags(rares.astype(float))).T.tocsr()
    for debut in range(0, len(amont), BLOC):
        bloc = amont[debut : debut + BLOC]
        projetes = mots.project(texte.racines for texte in bloc)
        rangs_a, rangs_b = _candidates(projetes @ cherches)
        notes = _cosines(projetes, mots.matrice, rangs_a, rangs_b) * POIDS_RACINES
        par_lettres = lettres.project(grams(texte.plie) for texte in bloc)
        notes += _cosines(par_lettres, lettres.matrice, rangs_a, rangs_b) * (
            1 - POIDS_RACINES
        )
        notes = _weigh_themes(notes, bloc, aval, rangs_a, rangs_b, poids_theme)
        ordre = np.lexsort((rangs_b, -notes, rangs_a))
        for place in ordre[notes[ordre] >= seuil]:
            a, b = int(rangs_a[place]), int(rangs_b[place])
            communes = tuple(sorted(bloc[a].racines & aval[b].racines))
            yield Paire(debut + a, b, float(notes[place]), communes)
        if avancer:
            avancer(min(1.0, (debut + BLOC) / len(amont)))


def _candidates(
    proches: Any,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Par ligne, les colonnes les plus proches : leurs deux rangs, en parallèle."""
    lignes: list[npt.NDArray[np.int64]] = []
    colonnes: list[npt.NDArray[np.int64]] = []
    for ligne in range(proches.shape[0]):
        tranche = slice(proches.indptr[ligne], proches.indptr[ligne + 1])
        rangs, valeurs = proches.indices[tranche], proches.data[tranche]
        rangs, valeurs = rangs[valeurs > 0], valeurs[valeurs > 0]
        gardes = rangs[np.lexsort((rangs, -valeurs))[:CANDIDATS_MAX]]
        lignes.append(np.full(len(gardes), ligne, dtype=np.int64))
        colonnes.append(gardes.astype(np.int64))
    return np.concatenate(lignes), np.concatenate(colonnes)


def _weigh_themes(
    notes: npt.NDArray[np.float64],
    bloc: Sequence[Texte],
    aval: Sequence[Texte],
    rangs_a: npt.NDArray[np.int64],
    rangs_b: npt.NDArray[np.int64],
    poids: float,
) -> npt.NDArray[np.float64]:
    """Les notes, une part donnée au thème commun là où les deux textes sont codés."""
    if not poids:
        return notes
    codes = np.fromiter((bool(t.themes) for t in bloc), bool)[rangs_a]
    codes &= np.fromiter((bool(t.themes) for t in aval), bool)[rangs_b]
    communs = [
        not bloc[a].themes.isdisjoint(aval[b].themes)
        for a, b in zip(rangs_a[codes], rangs_b[codes], strict=True)
    ]
    pesees = notes.copy()
    pesees[codes] = (1 - poids) * notes[codes] + poids * np.array(communs, float)
    return pesees


def _cosines(
    a: Any, b: Any, rangs_a: npt.NDArray[np.int64], rangs_b: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Le cosinus de chaque couple, sans former la matrice entière."""
    produits = a[rangs_a].multiply(b[rangs_b]).sum(axis=1)
    cosinus: npt.NDArray[np.float64] = np.asarray(produits, dtype=float).ravel()
    return cosinus
