"""« Accueillir. La rapporteuse dit… » : des ateliers en tête de paragraphe, autant qu’annoncés."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from egts_dashboard.analyses.extraction.structures import told_numbers
from egts_dashboard.analyses.extraction.texte import plain, sentences
from egts_dashboard.analyses.extraction.titres import announced, bare, workshop
from egts_dashboard.models.bloc import Bloc

VERBE = re.compile(
    r"\b(?:a|ont|est|sont|était|étaient|avons|avaient|sera|seront|peut|doit|doivent|faut|manquent?)\b"
)
MOTS_D_UNE_TETE = 10
PHRASES_MIN = 3
FOIS_MIN = 3
# Entre deux voisins, une pause ou une citation.
BLOCS_D_ECART = 2


def headed_paragraphs(blocs: Sequence[Bloc]) -> tuple[list[Bloc], frozenset[str]]:
    """Les blocs, ces têtes détachées en titres, et leurs noms ; rien sans autant d’ateliers dits."""
    places = [place for place, bloc in enumerate(blocs) if _is_headed(bloc)]
    sont_voisins = all(b - a <= BLOCS_D_ECART for a, b in pairwise(places))
    sont_dits = len(places) >= FOIS_MIN and len(places) in told_numbers(blocs)
    if not (sont_voisins and sont_dits) or any(workshop(b.texte) for b in blocs):
        return list(blocs), frozenset()
    noms = frozenset(bare(sentences(blocs[place].texte)[0]) for place in places)
    return list(_split(blocs, set(places))), noms


def _is_headed(bloc: Bloc) -> bool:
    """Vrai pour quelques mots et un point, sans chiffre, puis de vraies phrases."""
    if bloc.sorte != "paragraphe" or bloc.rangee is not None:
        return False
    tete, *suite = sentences(bloc.texte)
    return (
        len(suite) + 1 >= PHRASES_MIN
        and tete.endswith(".")
        and len(tete.split()) <= MOTS_D_UNE_TETE
        and announced(tete) is None
        # Le paragraphe qui les annonce n’en est pas un.
        and not told_numbers([bloc])
        and not any(map(str.isdigit, tete))
        and VERBE.search(tete.casefold()) is None
        and not plain(tete).startswith(("on ", "nous ", "il ", "elle ", "je ", "ils "))
    )


def _split(blocs: Sequence[Bloc], places: set[int]) -> Iterator[Bloc]:
    for place, bloc in enumerate(blocs):
        if place not in places:
            yield bloc
            continue
        tete, *suite = sentences(bloc.texte)
        yield replace(bloc, texte=tete.rstrip("."), sorte="titre", niveau=9)
        yield replace(bloc, texte=" ".join(suite))
