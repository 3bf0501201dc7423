"""Les sigles du secteur, et où ils se lisent dans une suite de mots."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import fold, stem, words

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
    """La table des sigles, par sigle replié et par racines du développement.

    `racines` : {sigle replié: sa racine dans l’index, ou de quoi n’y rien trouver}.
    """

    par_sigle: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    par_racines: dict[Racines, tuple[str, str]] = field(default_factory=dict)
    racines: dict[str, str] = field(default_factory=dict)

    def stem(self, mot: str) -> str:
        """La racine d’un mot replié ; celle d’un sigle est celle que l’index lui connaît."""
        return self.racines.get(mot) or stem(mot)

    def stems(self, developpe: str) -> Racines:
        """Les racines d’un développement, sans répétition."""
        return tuple(dict.fromkeys(map(self.stem, words(developpe))))

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
        racines = tuple(self.stem(mot) for mot in mots)
        for longueur in range(len(racines), 1, -1):
            if paire := self.par_racines.get(racines[:longueur]):
                sigle = self.stem(fold(paire[0]))
                return Lecture(
                    tuple(mots[:longueur]), (racines[:longueur], (sigle,)), (paire,)
                )
        return None

    def _word(self, mot: str) -> Lecture:
        paires = self.par_sigle.get(mot, [])
        developpes = (self.stems(developpe) for _, developpe in paires)
        ensembles = dict.fromkeys([(self.stem(mot),), *developpes])
        return Lecture((mot,), tuple(ensembles), tuple(paires))


@lru_cache(maxsize=8)
def _table(lignes: tuple[tuple[str, str, str | None], ...]) -> Sigles:
    table = Sigles()
    # Les racines sont en minuscules : un sigle qu’aucun texte n’a n’y trouve rien d’autre.
    table.racines.update((fold(s), racine or s.upper()) for s, _, racine in lignes)
    for sigle, developpe, _ in lignes:
        table.par_sigle.setdefault(fold(sigle), []).append((sigle, developpe))
        table.par_racines.setdefault(table.stems(developpe), (sigle, developpe))
    return table


def read_sigles(store: Store) -> Sigles:
    """La table des sigles du magasin ; les racines ne se calculent qu’une fois."""
    return _table(
        tuple(
            store.rows(
                """
                SELECT sigle, developpe, racine FROM sigles
                LEFT JOIN vocabulaire ON mot = lower(strip_accents(sigle))
                ORDER BY sigle, developpe
                """
            )
        )
    )
