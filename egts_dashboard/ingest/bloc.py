"""Des lignes d’une même table tenues en colonnes, du fichier lu au magasin."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Any, overload

import pyarrow as pa

from egts_dashboard.ingest.validation import Cle
from egts_dashboard.models import renvois
from egts_dashboard.models.base import Enregistrement

Numerotee = tuple[int, Enregistrement]


class Bloc(Sequence[Enregistrement]):
    """Une suite de lignes valides : aucune ne devient un enregistrement sans qu’on la demande.

    `colonnes` : {colonne: valeurs}, toutes celles du modèle, dans son ordre ; `donnees` : celles
    que le fichier ou ses règles donnent ; `a_part` : {rang: enregistrement} des lignes lues une
    à une, rendues telles quelles.
    """

    def __init__(
        self,
        modele: type[Enregistrement],
        colonnes: Mapping[str, Sequence[Any]],
        donnees: AbstractSet[str],
        a_part: Mapping[int, Enregistrement] | None = None,
    ):
        self.modele, self.colonnes = modele, colonnes
        self._donnees, self._a_part = donnees, a_part or {}

    def __len__(self) -> int:
        return len(self.colonnes[self.modele.CLE[0]])

    @overload
    def __getitem__(self, rang: int) -> Enregistrement: ...
    @overload
    def __getitem__(self, rang: slice) -> "Bloc": ...
    def __getitem__(self, rang: int | slice) -> "Enregistrement | Bloc":
        rangs = range(len(self))[rang]
        if isinstance(rangs, range):
            return self.take(rangs)
        connu = self._a_part.get(rangs)
        if connu is not None:
            return connu
        return self._build({c: suite[rangs] for c, suite in self.colonnes.items()})

    def __iter__(self) -> Iterator[Enregistrement]:
        for rang, valeurs in enumerate(zip(*self.colonnes.values(), strict=True)):
            connu = self._a_part.get(rang)
            yield connu or self._build(dict(zip(self.colonnes, valeurs, strict=True)))

    def __eq__(self, autre: object) -> bool:
        return isinstance(autre, Sequence) and list(self) == list(autre)

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def table(self) -> pa.Table:
        """Les mêmes colonnes, comme le lot les écrit et comme le magasin les verse."""
        return pa.table(dict(self.colonnes))

    def keys(self) -> list[Cle]:
        """Les clés des lignes, dans l’ordre."""
        suites = [map(str, self.colonnes[c]) for c in self.modele.CLE]
        return list(zip(*suites, strict=True))

    def take(self, rangs: Sequence[int]) -> "Bloc":
        """Les lignes de ces rangs, dans cet ordre."""
        if len(rangs) == len(self) and list(rangs) == list(range(len(self))):
            return self
        a_part = {
            neuf: self._a_part[rang]
            for neuf, rang in enumerate(rangs)
            if rang in self._a_part
        }
        colonnes = {c: [x[r] for r in rangs] for c, x in self.colonnes.items()}
        return Bloc(self.modele, colonnes, self._donnees, a_part)

    def _build(self, valeurs: dict[str, Any]) -> Enregistrement:
        # Ce que fait model_construct, sans revoir chaque champ de chaque ligne.
        modele = self.modele
        neuf = modele.__new__(modele)
        object.__setattr__(neuf, "__dict__", valeurs)
        object.__setattr__(neuf, "__pydantic_fields_set__", set(self._donnees))
        object.__setattr__(neuf, "__pydantic_extra__", None)
        object.__setattr__(neuf, "__pydantic_private__", None)
        return neuf


class Numerotees(Sequence[Numerotee]):
    """Les lignes d’un bloc, chacune avec son numéro dans le fichier."""

    def __init__(self, numeros: Sequence[int], bloc: Bloc):
        self.numeros, self.bloc = numeros, bloc

    def __len__(self) -> int:
        return len(self.numeros)

    @overload
    def __getitem__(self, rang: int) -> Numerotee: ...
    @overload
    def __getitem__(self, rang: slice) -> "Numerotees": ...
    def __getitem__(self, rang: int | slice) -> "Numerotee | Numerotees":
        if isinstance(rang, slice):
            return Numerotees(self.numeros[rang], self.bloc[rang])
        return self.numeros[rang], self.bloc[rang]

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


def take(
    lignes: Sequence[Enregistrement], rangs: Sequence[int]
) -> Sequence[Enregistrement]:
    """Les lignes de ces rangs, en colonnes si elles l’étaient."""
    if isinstance(lignes, Bloc):
        return lignes.take(rangs)
    return [lignes[rang] for rang in rangs]


def keys_of(lignes: Sequence[Enregistrement]) -> list[Cle]:
    """Les clés de lignes d’une même table, dans l’ordre."""
    if isinstance(lignes, Bloc):
        return lignes.keys()
    if not lignes:
        return []
    suites = [[str(vars(x)[c]) for x in lignes] for c in lignes[0].CLE]
    return list(zip(*suites, strict=True))


def column(lignes: Sequence[Enregistrement], nom: str) -> Sequence[Any]:
    """Les valeurs d’une colonne, ligne par ligne."""
    if isinstance(lignes, Bloc):
        return lignes.colonnes[nom]
    return [vars(ligne)[nom] for ligne in lignes]


def cited(suites: Iterable[Sequence[Enregistrement]], table: str) -> set[Cle]:
    """Les clés de la table que ces suites de lignes nomment."""
    return {
        (valeur,)
        for suite in suites
        if suite
        for colonne, cible in renvois(type(suite[0])).items()
        if cible == table
        for valeur in set(column(suite, colonne))
    }
