"""Des lignes de texte de même largeur tenues en colonnes, chacune avec son numéro."""

from collections.abc import Collection, Iterator, Sequence
from typing import overload

import pyarrow as pa
import pyarrow.compute as pc

from egts_dashboard.ingest.encodage import ENREGISTRER, ILLISIBLE, REGLES
from egts_dashboard.ingest.grille import FichierRefuse

Ligne = tuple[int, Sequence[str]]


class Lignes(Sequence[Ligne]):
    """Les lignes d’une grille : une suite de (numéro, cases), que l’on parcourt comme une liste.

    `numeros` : ceux du fichier ; `suites` : les cases, une colonne de textes par rang.
    """

    def __init__(self, numeros: Sequence[int], suites: Sequence[pa.Array]):
        self.numeros, self.suites = numeros, suites

    @classmethod
    def of(cls, lignes: Sequence[Ligne], largeur: int) -> "Lignes":
        """Les mêmes lignes, en colonnes. Lève FichierRefuse si un texte n’en est pas un."""
        cases = zip(*[cases for _, cases in lignes], strict=True)
        suites = list(cases) or [()] * largeur
        try:
            colonnes = [pa.array(suite, pa.string()) for suite in suites]
        except UnicodeEncodeError as refus:
            # Un classeur peut porter la moitié d’un signe : rien ne saurait l’écrire.
            raise FichierRefuse(REGLES[ILLISIBLE], ENREGISTRER) from refus
        return cls([numero for numero, _ in lignes], colonnes)

    def __len__(self) -> int:
        return len(self.numeros)

    @overload
    def __getitem__(self, rang: int) -> Ligne: ...
    @overload
    def __getitem__(self, rang: slice) -> "Lignes": ...
    def __getitem__(self, rang: int | slice) -> "Ligne | Lignes":
        if isinstance(rang, int):
            return self.numeros[rang], [suite[rang].as_py() for suite in self.suites]
        debut, fin, pas = rang.indices(len(self))
        if pas != 1:
            return self.take(range(debut, fin, pas))
        suites = [suite.slice(debut, max(fin - debut, 0)) for suite in self.suites]
        return Lignes(self.numeros[rang], suites)

    def __iter__(self) -> Iterator[Ligne]:
        cases = zip(*[suite.to_pylist() for suite in self.suites], strict=True)
        return zip(self.numeros, cases, strict=True)

    def __eq__(self, autre: object) -> bool:
        return isinstance(autre, Sequence) and [(n, [*c]) for n, c in self] == [
            (n, [*c]) for n, c in autre
        ]

    __hash__ = None  # type: ignore[assignment]

    def take(self, rangs: Sequence[int]) -> "Lignes":
        """Les lignes de ces rangs, dans cet ordre."""
        voulus = pa.array(rangs, pa.int64())
        suites = [suite.take(voulus) for suite in self.suites]
        return Lignes([self.numeros[rang] for rang in rangs], suites)

    def without(self, rangs: Collection[int]) -> "Lignes":
        """Les lignes, sans celles de ces rangs."""
        if not rangs:
            return self
        return self.take([rang for rang in range(len(self)) if rang not in rangs])

    def pick(self, places: Sequence[int]) -> "Lignes":
        """Les mêmes lignes, réduites à ces colonnes."""
        return Lignes(self.numeros, [self.suites[place] for place in places])


def blanks(suite: pa.Array) -> pa.Array:
    """Vrai pour chaque case qui n’a que des espaces, au sens où Python l’entend."""
    return pc.equal(pc.utf8_trim_whitespace(suite), "")


def ranks(est_vrai: pa.Array) -> list[int]:
    """Les rangs, croissants, de ce qui est vrai."""
    trouves: list[int] = pc.indices_nonzero(est_vrai).to_pylist()
    return trouves


def is_all_blank(suite: pa.Array) -> bool:
    """Vrai si aucune case ne dit rien."""
    # La première suffit presque toujours à savoir que non.
    premiere = not len(suite) or not suite[0].as_py().strip()
    return premiere and bool(pc.all(blanks(suite)).as_py())


def is_all_distinct(suite: pa.Array) -> bool:
    """Vrai si rien ne s’y répète."""
    return bool(len(pc.unique(suite)) == len(suite))
