"""Ce que la recherche des mots exacts a trouvé, et ce qu’elle n’a pas trouvé."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Introuvable:
    """Un item dont les mots exacts n’ont pas été reconnus à sa place."""

    table: str
    item_id: str
    intitule: str
    localisation: str


@dataclass(frozen=True)
class BilanVerbatims:
    """`lot` est None quand il n’y avait rien de neuf à écrire."""

    lot: Path | None
    documents: tuple[str, ...]
    absents: tuple[str, ...]
    differents: tuple[str, ...]
    remplis: int
    deja: int
    introuvables: tuple[Introuvable, ...]
