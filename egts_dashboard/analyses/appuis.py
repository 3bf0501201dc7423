"""Ce que des liens déjà jugés disent d’un couple que personne n’a jugé.

Si A ressemble à X, B à Y, et qu’une lecture a lié X à Y, le couple A–B a un appui : le produit
des deux proximités. Un item est à 1 de lui-même, à 0,6 de ceux qu’une lecture lui a liés, et
des autres à leur ressemblance. Les liens entre les deux documents que l’on rapproche ne
comptent pas : qui les a lus a déjà vu leurs voisins.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from egts_dashboard.analyses.ressemblance import Comparaison, Notes, Rangs, Texte

# Plus loin, une ressemblance ne dit plus rien.
PROCHE_MIN = 0.25
# Ce que vaut un lien jugé, et un appui : voir benchmarks/rapprochement.py.
LIE = 0.6
POIDS_APPUI = 0.7
# Par item, les bouts de liens les plus proches ; par bout, les items les plus proches.
PROCHES_MAX = 20
# Par item, les chemins les plus forts : la mémoire ne dépend pas d’un item mille fois lié.
CHEMINS_MAX = 60


@dataclass(frozen=True)
class Liens:
    """Des liens jugés : leurs bouts, chacun une fois et avec sa clé, et les positions liées."""

    bouts: Sequence[Texte]
    couples: Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Proches:
    """Des textes et des bouts proches, en parallèle ; `par_lien` : une lecture les a liés."""

    textes: Rangs
    bouts: Rangs
    forces: Notes
    par_lien: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Force:
    """Des couples appuyés, en parallèle : rangs, force de 0 à 1, et le lien qui appuie."""

    a: Rangs
    b: Rangs
    forces: Notes
    depuis: Rangs
    vers: Rangs


Paquet = TypeVar("Paquet", Proches, Force)


class Appuis:
    """Un aval et des liens préparés une fois, auxquels des blocs d’amont se confrontent."""

    def __init__(self, liens: Liens, aval: Sequence[Texte]) -> None:
        self._rangs = {texte.cle: rang for rang, texte in enumerate(liens.bouts)}
        couples = np.array(sorted(set(liens.couples)), dtype=np.int64).reshape(-1, 2)
        self._liens = np.unique(np.vstack([couples, couples[:, ::-1]]), axis=0)
        self._bouts = Comparaison(liens.bouts)
        self._codes = {"": -1}
        self._origines = self._code(liens.bouts)
        proches = self._near(aval)
        self._aval = _take(
            proches, _best_first(proches.bouts, proches.forces, PROCHES_MAX)
        )
        self._origines_aval = self._code(aval)

    def of(self, bloc: Sequence[Texte]) -> Force:
        """Les couples appuyés d’un bloc d’amont, le meilleur appui de chacun."""
        ici = self._near(bloc)
        ici = _take(ici, _best_first(ici.textes, ici.forces, PROCHES_MAX))
        gauche, droite = _join(ici.bouts, self._liens[:, 0])
        ici, vers = _take(ici, gauche), self._liens[droite, 1]
        ordre = _best_first(ici.textes, ici.forces, CHEMINS_MAX)
        ici, vers = _take(ici, ordre), vers[ordre]
        gauche, droite = _join(vers, self._aval.bouts)
        ici, la = _take(ici, gauche), _take(self._aval, droite)
        vus = self._is_seen(ici, la, self._code(bloc)[ici.textes])
        force = Force(
            ici.textes, la.textes, ici.forces * la.forces, ici.bouts, la.bouts
        )
        force = _take(force, np.flatnonzero(~vus))
        return _take(force, _strongest(force.a, force.b, force.forces))

    def _is_seen(
        self, ici: Proches, la: Proches, depuis: Rangs
    ) -> npt.NDArray[np.bool_]:
        """Les chemins qui passent par un lien entre les deux documents rapprochés."""
        vers = self._origines_aval[la.textes]
        bout_ici, bout_la = self._origines[ici.bouts], self._origines[la.bouts]
        direct = (bout_ici == depuis) & (bout_la == vers)
        direct |= (bout_ici == vers) & (bout_la == depuis)
        par_lien = (ici.par_lien & (bout_ici == vers)) | (
            la.par_lien & (bout_la == depuis)
        )
        vus: npt.NDArray[np.bool_] = (direct | par_lien) & (depuis >= 0) & (vers >= 0)
        return vus

    def _code(self, textes: Sequence[Texte]) -> Rangs:
        """Un nombre par origine, le même pour la même ; −1 si elle n’est pas connue."""
        codes = [
            self._codes.setdefault(t.origine, len(self._codes) - 1) for t in textes
        ]
        return np.array(codes, dtype=np.int64)

    def _near(self, textes: Sequence[Texte]) -> Proches:
        """Les bouts proches de chaque texte : lui-même, ceux qui lui sont liés ou ressemblent."""
        a, b, notes = self._bouts.compare(textes)
        places = np.array([self._rangs.get(t.cle, -1) for t in textes], dtype=np.int64)
        loin = (notes >= PROCHE_MIN) & (places[a] != b)
        connus = np.flatnonzero(places >= 0)
        gauche, droite = _join(places[connus], self._liens[:, 0])
        nb = loin.sum(), len(connus), len(gauche)
        return Proches(
            np.concatenate([a[loin], connus, connus[gauche]]),
            np.concatenate([b[loin], places[connus], self._liens[droite, 1]]),
            np.concatenate([notes[loin], np.ones(nb[1]), np.full(nb[2], LIE)]),
            np.repeat([False, False, True], nb),
        )


def reinforce(notes: Notes, forces: Notes) -> Notes:
    """La note d’un couple, relevée par son appui ; inchangée sans appui."""
    return 1 - (1 - notes) * (1 - POIDS_APPUI * forces)


def _take(paquet: Paquet, rangs: Rangs) -> Paquet:
    return type(paquet)(*(getattr(paquet, f.name)[rangs] for f in fields(paquet)))


def _join(cles: Rangs, triees: Rangs) -> tuple[Rangs, Rangs]:
    """Les couples (i, j) où cles[i] == triees[j] ; `triees` va croissant."""
    debuts = np.searchsorted(triees, cles, "left")
    nb = np.searchsorted(triees, cles, "right") - debuts
    gauche = np.repeat(np.arange(len(cles)), nb)
    pas = np.arange(len(gauche)) - np.repeat(np.cumsum(nb) - nb, nb)
    return gauche, np.repeat(debuts, nb) + pas


def _best_first(groupes: Rangs, valeurs: Notes, nb: int) -> Rangs:
    """Les positions des `nb` plus fortes valeurs de chaque groupe, groupes en ordre."""
    ordre = np.lexsort((np.arange(len(groupes)), -valeurs, groupes))
    tries = groupes[ordre]
    rang = np.arange(len(ordre)) - np.searchsorted(tries, tries, "left")
    return ordre[rang < nb]


def _strongest(a: Rangs, b: Rangs, valeurs: Notes) -> Rangs:
    """Pour chaque couple (a, b), la position de sa plus forte valeur ; couples en ordre."""
    ordre = np.lexsort((-valeurs, b, a))
    change = np.ones(len(ordre), bool)
    change[1:] = (np.diff(a[ordre]) != 0) | (np.diff(b[ordre]) != 0)
    return ordre[change]
