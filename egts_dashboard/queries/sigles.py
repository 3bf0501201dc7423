"""Les sigles du secteur, et où ils se lisent dans une suite de mots."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import fold, stem, stems

Racines = tuple[str, ...]


@dataclass(frozen=True)
class Lecture:
    """Un mot, ou une suite de mots que la table des sigles réunit.

    `ensembles` : les suites de racines qui disent la même chose, celle tapée d’abord.
    `sigles` : les (sigle, développement) qui ont servi.
    """

    mots: tuple[str, ...]
    ensembles: tuple[Racines, ...]
    sigles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Sigles:
    """La table des sigles, par sigle replié et par racines du développement."""

    par_sigle: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    par_racines: dict[Racines, tuple[str, str]] = field(default_factory=dict)

    def read(self, mots: Sequence[str]) -> list[Lecture]:
        """Les lectures d’une suite de mots repliés : un développement complet n’en fait qu’une."""
        lectures, rang = [], 0
        while rang < len(mots):
            lecture = self._spelt_out(mots[rang:]) or self._word(mots[rang])
            lectures.append(lecture)
            rang += len(lecture.mots)
        return lectures

    def _spelt_out(self, mots: Sequence[str]) -> Lecture | None:
        """Le plus long développement qui commence ici."""
        racines = tuple(stem(mot) for mot in mots)
        for longueur in range(len(racines), 1, -1):
            if paire := self.par_racines.get(racines[:longueur]):
                sigle = stem(fold(paire[0]))
                return Lecture(
                    tuple(mots[:longueur]), (racines[:longueur], (sigle,)), (paire,)
                )
        return None

    def _word(self, mot: str) -> Lecture:
        paires = self.par_sigle.get(mot, [])
        developpes = (_stems(developpe) for _, developpe in paires)
        ensembles = dict.fromkeys([(stem(mot),), *developpes])
        return Lecture((mot,), tuple(ensembles), tuple(paires))


@lru_cache(maxsize=8)
def _table(lignes: tuple[tuple[str, str], ...]) -> Sigles:
    table = Sigles()
    for sigle, developpe in lignes:
        table.par_sigle.setdefault(fold(sigle), []).append((sigle, developpe))
        table.par_racines.setdefault(_stems(developpe), (sigle, developpe))
    return table


@lru_cache(maxsize=4096)
def _stems(developpe: str) -> Racines:
    return tuple(dict.fromkeys(stems(developpe)))


def read_sigles(store: Store) -> Sigles:
    """La table des sigles du magasin ; les racines ne se calculent qu’une fois."""
    return _table(
        tuple(
            store.rows("SELECT sigle, developpe FROM sigles ORDER BY sigle, developpe")
        )
    )
