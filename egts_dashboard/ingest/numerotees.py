"""Des lignes et leurs numéros dans leur fichier, en colonnes si un bloc les tient."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Self, TypeVar, overload

from egts_dashboard.ingest.bloc import Bloc
from egts_dashboard.models.base import Enregistrement

Numerotee = tuple[int, Enregistrement]
Ligne = TypeVar("Ligne")


class Situees(Sequence[Ligne]):
    """Les lignes d’un bloc et leurs numéros dans le fichier ; `__iter__` dit ce qu’est chacune."""

    def __init__(self, numeros: Sequence[int], bloc: Bloc):
        self.numeros, self.bloc = numeros, bloc

    def __len__(self) -> int:
        return len(self.numeros)

    @overload
    def __getitem__(self, rang: int) -> Ligne: ...
    @overload
    def __getitem__(self, rang: slice) -> Self: ...
    def __getitem__(self, rang: int | slice) -> Ligne | Self:
        if isinstance(rang, slice):
            return type(self)(self.numeros[rang], self.bloc[rang])
        place = range(len(self))[rang]
        [ligne] = self[place : place + 1]
        return ligne


class Numerotees(Situees[Numerotee]):
    """Les lignes d’un bloc, chacune avec son numéro."""

    def __iter__(self) -> Iterator[Numerotee]:
        return zip(self.numeros, self.bloc, strict=True)

    def __eq__(self, autre: object) -> bool:
        return isinstance(autre, Sequence) and list(self) == list(autre)

    __hash__ = None  # type: ignore[assignment]

    def take(self, rangs: Sequence[int]) -> "Numerotees":
        """Les lignes de ces rangs, dans cet ordre."""
        return Numerotees([self.numeros[r] for r in rangs], self.bloc.take(rangs))


def numbers(lignes: Sequence[Numerotee]) -> Sequence[int]:
    """Les numéros des lignes, sans en faire d’enregistrement."""
    if isinstance(lignes, Numerotees):
        return lignes.numeros
    return [numero for numero, _ in lignes]


def unnumbered(lignes: Sequence[Numerotee]) -> Sequence[Enregistrement]:
    """Les lignes, sans leurs numéros."""
    if isinstance(lignes, Numerotees):
        return lignes.bloc
    return [ligne for _, ligne in lignes]


def take_numbered(
    lignes: Sequence[Numerotee], rangs: Sequence[int]
) -> Sequence[Numerotee]:
    """Les lignes numérotées de ces rangs, en colonnes si elles l’étaient."""
    if isinstance(lignes, Numerotees):
        return lignes.take(rangs)
    return [lignes[rang] for rang in rangs]


def keep(lignes: Sequence[Numerotee], gardes: AbstractSet[int]) -> Sequence[Numerotee]:
    """Les lignes dont le numéro est gardé, en colonnes si elles l’étaient."""
    rangs = [r for r, numero in enumerate(numbers(lignes)) if numero in gardes]
    return take_numbered(lignes, rangs)
