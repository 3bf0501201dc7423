"""Des textes courts notés deux à deux sur leurs mots, leurs lettres et leurs thèmes.

Les candidats partagent au moins une racine assez rare ; leur note combine deux cosinus, sur
les racines et sur les suites de 3 à 5 caractères, les rares comptant plus. Si les deux
textes sont codés, un thème commun la relève, son absence l’abaisse.
"""

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt
from scipy import sparse

# Par texte, les candidats les plus proches par leurs racines rares.
CANDIDATS_MAX = 40
POIDS_RACINES = 0.6
# Le thème départage ce que les mots laissent dans le doute ; il ne vaut rien sans eux.
POIDS_THEME = 0.15
# Une racine portée par plus d’items ne désigne plus personne.
PART_COMMUNE = 0.05
NB_COMMUN_MIN = 60
# Par tranche de tant de couples, ce que l’on garde de leurs traits reste petit.
COUPLES_A_LA_FOIS = 20_000
Rangs = npt.NDArray[np.int64]
Notes = npt.NDArray[np.float64]
# Ce dont un sac tire ses traits.
Lu = TypeVar("Lu")


@dataclass(frozen=True)
class Texte:
    """Un texte à rapprocher : ses racines, le texte replié, ses thèmes s’il est codé.

    `cle` : ce qui dit que deux textes sont le même item. `origine` : le document ou le plan
    d’où il vient. Vides si rien ne le dit.
    """

    racines: frozenset[str]
    plie: str
    themes: frozenset[str] = field(default=frozenset())
    cle: str = ""
    origine: str = ""


class Sac(Generic[Lu]):
    """Des sacs de traits pondérés par leur rareté dans l’aval, en lignes de norme 1."""

    def __init__(self, lus: Sequence[Lu]) -> None:
        presence, self.rangs = self._read(lus, {})
        self.frequences = np.bincount(presence.indices, minlength=len(self.rangs))
        self.raretes = np.log(1 + len(lus) / np.maximum(self.frequences, 1))
        # Un trait que l’aval ignore compte dans la norme : il éloigne.
        self.rarete_inconnue = math.log(1 + len(lus))
        self.matrice = self._weigh(presence)

    def project(self, lus: Iterable[Lu]) -> Any:
        """La matrice creuse de ces sacs, une ligne chacun."""
        return self._weigh(self._read(lus, self.rangs)[0])

    def rare(self, nb_max: float) -> npt.NDArray[np.bool_]:
        """Les traits que portent au plus `nb_max` textes de l’aval."""
        rares: npt.NDArray[np.bool_] = self.frequences <= nb_max
        return rares

    def _read(
        self, lus: Iterable[Lu], rangs: dict[str, int]
    ) -> tuple[Any, dict[str, int]]:
        """Quel sac a quel trait, et le rang de chaque trait, les inconnus à la suite."""
        raise NotImplementedError

    def _weigh(self, presence: Any) -> Any:
        connus = presence[:, : len(self.rangs)]
        longueurs = np.diff(connus.indptr)
        lignes = np.repeat(np.arange(len(longueurs)), longueurs)
        poids = self.raretes[connus.indices]
        carres = np.bincount(lignes, poids**2, len(longueurs)).astype(float)
        nb_inconnus = (np.diff(presence.indptr) - longueurs).astype(float)
        carres += nb_inconnus * self.rarete_inconnue**2
        normes = np.sqrt(np.where(carres > 0, carres, 1.0))
        return sparse.csr_matrix(
            (poids / normes[lignes], connus.indices, connus.indptr), connus.shape
        )


class Racines(Sac[frozenset[str]]):
    """Les racines de chaque texte."""

    def _read(
        self, lus: Iterable[frozenset[str]], rangs: dict[str, int]
    ) -> tuple[Any, dict[str, int]]:
        return _presence((sorted(sac) for sac in lus), rangs)


class Suites(Sac[str]):
    """Les suites de caractères de chaque texte ; un mot ne se découpe qu’une fois."""

    def _read(
        self, lus: Iterable[str], rangs: dict[str, int]
    ) -> tuple[Any, dict[str, int]]:
        par_texte, mots = _presence((plie.split() for plie in lus), {})
        par_mot, tous = _presence((sorted(grams(mot)) for mot in mots), rangs)
        suites = par_texte @ par_mot
        suites.data[:] = 1.0
        suites.sort_indices()
        return suites, tous


def _presence(
    sacs: Iterable[Iterable[str]], rangs: Mapping[str, int]
) -> tuple[Any, dict[str, int]]:
    """Une ligne par sac, 1 là où il a le trait ; le rang des traits, ceux de `rangs` compris."""
    tous, indices, bornes = dict(rangs), array("q"), [0]
    for sac in sacs:
        indices.extend(sorted({tous.setdefault(trait, len(tous)) for trait in sac}))
        bornes.append(len(indices))
    forme = (len(bornes) - 1, len(tous))
    donnees = (np.ones(len(indices)), np.array(indices, dtype=np.int64), bornes)
    return sparse.csr_matrix(donnees, shape=forme), tous


class Comparaison:
    """Un aval préparé une fois, auquel des blocs d’amont se comparent."""

    def __init__(self, aval: Sequence[Texte], poids_theme: float = POIDS_THEME) -> None:
        self.aval = aval
        self._poids_theme = poids_theme
        self._mots = Racines([texte.racines for texte in aval])
        self._lettres = Suites([texte.plie for texte in aval])
        rares = self._mots.rare(max(NB_COMMUN_MIN, PART_COMMUNE * len(aval)))
        cherches = self._mots.matrice @ sparse.diags(rares.astype(float))
        self._cherches = cherches.T.tocsr()

    def compare(
        self, bloc: Sequence[Texte], en_plus: tuple[Rangs, Rangs] | None = None
    ) -> tuple[Rangs, Rangs, Notes]:
        """Les couples candidats et leur note : rangs dans le bloc, rangs dans l’aval, notes.

        `en_plus` : des couples à noter aussi, qu’ils partagent un mot ou non.
        """
        mots = self._mots.project(texte.racines for texte in bloc)
        a, b = _candidates(mots @ self._cherches)
        if en_plus is not None:
            nb = max(1, len(self.aval))
            tous = np.unique(np.concatenate([a * nb + b, en_plus[0] * nb + en_plus[1]]))
            a, b = tous // nb, tous % nb
        lettres = self._lettres.project(texte.plie for texte in bloc)
        notes = _cosines(mots, self._mots.matrice, a, b) * POIDS_RACINES
        notes += _cosines(lettres, self._lettres.matrice, a, b) * (1 - POIDS_RACINES)
        return a, b, self._weigh_themes(notes, bloc, a, b)

    def _weigh_themes(
        self, notes: Notes, bloc: Sequence[Texte], a: Rangs, b: Rangs
    ) -> Notes:
        """Les notes, une part donnée au thème commun là où les deux textes sont codés."""
        poids = self._poids_theme
        if not poids:
            return notes
        codes = np.fromiter((bool(t.themes) for t in bloc), bool)[a]
        codes &= np.fromiter((bool(t.themes) for t in self.aval), bool)[b]
        communs = [
            not bloc[i].themes.isdisjoint(self.aval[j].themes)
            for i, j in zip(a[codes], b[codes], strict=True)
        ]
        pesees = notes.copy()
        pesees[codes] = (1 - poids) * notes[codes] + poids * np.array(communs, float)
        return pesees


def grams(plie: str) -> frozenset[str]:
    """Les suites de 3 à 5 caractères des mots, bords compris."""
    return frozenset(
        mot[i : i + n]
        for mot in (f" {m} " for m in plie.split())
        for n in (3, 4, 5)
        for i in range(len(mot) - n + 1)
    )


def _candidates(proches: Any) -> tuple[Rangs, Rangs]:
    """Par ligne, les colonnes les plus proches : leurs deux rangs, en parallèle."""
    lignes: list[Rangs] = []
    colonnes: list[Rangs] = []
    for ligne in range(proches.shape[0]):
        tranche = slice(proches.indptr[ligne], proches.indptr[ligne + 1])
        rangs, valeurs = proches.indices[tranche], proches.data[tranche]
        rangs, valeurs = rangs[valeurs > 0], valeurs[valeurs > 0]
        gardes = rangs[np.lexsort((rangs, -valeurs))[:CANDIDATS_MAX]]
        lignes.append(np.full(len(gardes), ligne, dtype=np.int64))
        colonnes.append(gardes.astype(np.int64))
    return np.concatenate(lignes), np.concatenate(colonnes)


def _cosines(a: Any, b: Any, rangs_a: Rangs, rangs_b: Rangs) -> Notes:
    """Le cosinus de chaque couple, sans former la matrice entière."""
    cosinus = np.zeros(len(rangs_a))
    for debut in range(0, len(rangs_a), COUPLES_A_LA_FOIS):
        tranche = slice(debut, debut + COUPLES_A_LA_FOIS)
        produits = a[rangs_a[tranche]].multiply(b[rangs_b[tranche]])
        cosinus[tranche] = np.asarray(produits.sum(axis=1), dtype=float).ravel()
    return cosinus
