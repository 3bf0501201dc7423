"""Des lignes d’une même table tenues en colonnes, du fichier lu au magasin."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Any, overload

import pyarrow as pa
import pyarrow.compute as pc

from egts_dashboard.ingest.lignes_textes import is_all_distinct
from egts_dashboard.ingest.validation import Cle
from egts_dashboard.models import renvois
from egts_dashboard.models.base import Enregistrement

# Un pa.Array ; une liste là où la forme d’un nombre compte (décimaux).
Suite = Any


class Bloc(Sequence[Enregistrement]):
    """Une suite de lignes valides : aucune ne devient un enregistrement sans qu’on la demande.

    `suites` : {colonne: valeurs}, toutes celles du modèle, dans son ordre ; `donnees` : celles
    que le fichier ou ses règles donnent ; `a_part` : {rang: enregistrement} des lignes lues une
    à une, rendues telles quelles.
    """

    def __init__(
        self,
        modele: type[Enregistrement],
        suites: Mapping[str, Suite],
        donnees: AbstractSet[str],
        a_part: Mapping[int, Enregistrement] | None = None,
    ):
        self.modele, self.suites = modele, suites
        self._donnees, self._a_part = donnees, a_part or {}

    def __len__(self) -> int:
        return len(self.suites[self.modele.CLE[0]])

    @overload
    def __getitem__(self, rang: int) -> Enregistrement: ...
    @overload
    def __getitem__(self, rang: slice) -> "Bloc": ...
    def __getitem__(self, rang: int | slice) -> "Enregistrement | Bloc":
        rangs = range(len(self))[rang]
        if isinstance(rangs, range):
            return self.take(rangs)
        if (connu := self._a_part.get(rangs)) is not None:
            return connu
        seule = {c: suite[rangs : rangs + 1] for c, suite in self.suites.items()}
        return self._build({c: to_list(suite)[0] for c, suite in seule.items()})

    def __iter__(self) -> Iterator[Enregistrement]:
        listes = [to_list(suite) for suite in self.suites.values()]
        for rang, valeurs in enumerate(zip(*listes, strict=True)):
            connu = self._a_part.get(rang)
            yield connu or self._build(dict(zip(self.suites, valeurs, strict=True)))

    def __eq__(self, autre: object) -> bool:
        return isinstance(autre, Sequence) and list(self) == list(autre)

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def table(self) -> pa.Table:
        """Les mêmes colonnes, comme le lot les écrit et comme le magasin les verse."""
        return pa.table(dict(self.suites))

    def keys(self) -> list[Cle]:
        """Les clés des lignes, dans l’ordre."""
        suites = [map(str, to_list(self.suites[c])) for c in self.modele.CLE]
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
        suites = {c: _taken(suite, rangs) for c, suite in self.suites.items()}
        return Bloc(self.modele, suites, self._donnees, a_part)

    def _build(self, valeurs: dict[str, Any]) -> Enregistrement:
        # Ce que fait model_construct, sans revoir chaque champ de chaque ligne.
        modele = self.modele
        neuf = modele.__new__(modele)
        object.__setattr__(neuf, "__dict__", valeurs)
        object.__setattr__(neuf, "__pydantic_fields_set__", set(self._donnees))
        object.__setattr__(neuf, "__pydantic_extra__", None)
        object.__setattr__(neuf, "__pydantic_private__", None)
        return neuf


def constant(valeur: Any, nombre: int) -> pa.Array:
    """La même valeur, ou son absence, autant de fois."""
    return pa.nulls(nombre) if valeur is None else pa.repeat(valeur, nombre)


def to_list(suite: Suite) -> list[Any]:
    """Les valeurs d’une colonne, en objets de Python."""
    return suite if isinstance(suite, list) else suite.to_pylist()


def _taken(suite: Suite, rangs: Sequence[int]) -> Suite:
    if isinstance(suite, list):
        return [suite[rang] for rang in rangs]
    return suite.take(pa.array(rangs, pa.int64()))


def _is_text(suite: Suite) -> bool:
    return isinstance(suite, pa.Array) and bool(suite.type == pa.string())


def known_ranks(suites: Sequence[Suite], connues: Collection[Cle]) -> list[int]:
    """Les rangs, croissants, des lignes dont la clé, en ces colonnes, est déjà connue."""
    if len(suites) == 1 and _is_text(suites[0]):
        siennes = pa.array([cle for (cle,) in connues], pa.string())
        trouves: list[int] = pc.indices_nonzero(
            pc.is_in(suites[0], siennes, skip_nulls=True)
        ).to_pylist()
        return trouves
    cles = zip(*[map(str, to_list(suite)) for suite in suites], strict=True)
    return [rang for rang, cle in enumerate(cles) if cle in connues]


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


def has_distinct_keys(lignes: Sequence[Enregistrement]) -> bool:
    """Vrai si aucune clé ne s’y répète."""
    if isinstance(lignes, Bloc) and len(lignes.modele.CLE) == 1:
        return is_all_distinct(lignes.suites[lignes.modele.CLE[0]])
    return len(set(keys_of(lignes))) == len(lignes)


def known_among(
    lignes: Sequence[Enregistrement], connues: Collection[Cle]
) -> list[int]:
    """Les rangs, croissants, des lignes dont la clé est déjà connue."""
    if isinstance(lignes, Bloc):
        return known_ranks([lignes.suites[c] for c in lignes.modele.CLE], connues)
    return [rang for rang, cle in enumerate(keys_of(lignes)) if cle in connues]


def column(lignes: Sequence[Enregistrement], nom: str) -> Sequence[Any]:
    """Les valeurs d’une colonne, ligne par ligne."""
    if isinstance(lignes, Bloc):
        return to_list(lignes.suites[nom])
    return [vars(ligne)[nom] for ligne in lignes]


def distinct(lignes: Sequence[Enregistrement], nom: str) -> set[Any]:
    """Les valeurs d’une colonne, une fois chacune."""
    if isinstance(lignes, Bloc) and _is_text(lignes.suites[nom]):
        return set(pc.unique(lignes.suites[nom]).to_pylist())
    return set(column(lignes, nom))


def cited(suites: Iterable[Sequence[Enregistrement]], table: str) -> set[Cle]:
    """Les clés de la table que ces suites de lignes nomment."""
    return {
        (valeur,)
        for suite in suites
        if suite
        for colonne, cible in renvois(type(suite[0])).items()
        if cible == table
        for valeur in distinct(suite, colonne)
    }
