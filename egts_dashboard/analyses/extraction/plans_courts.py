"""Un plan court et plat : un nom, ce qui s’y constate, « Propositions », une liste ; puis un autre nom."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from egts_dashboard.analyses.extraction.texte import begins_with_infinitive, plain
from egts_dashboard.analyses.extraction.titres import (
    announced,
    bare,
    closes_workshops,
    is_subtitle,
    workshop,
)
from egts_dashboard.models.bloc import Bloc

DES_ATELIERS = re.compile(
    r"\b(?:ateliers|groupes(?: de travail)?|sous-groupes|tables rondes|commissions)\b"
)
MOTS_D_UN_NOM = 8
MOTS_D_UN_CONSTAT = 4
CONSTATS_MAX = 3
FOIS_MIN = 2


def with_short_plans(blocs: Sequence[Bloc]) -> list[Bloc]:
    """Les blocs, où « 2. Le séchage » est un titre si un tel plan le dit."""
    noms = set(_named(blocs))
    return [
        replace(bloc, sorte="titre", niveau=9)
        if place in noms and bloc.sorte == "item"
        else bloc
        for place, bloc in enumerate(blocs)
    ]


def short_plans(blocs: Sequence[Bloc]) -> frozenset[int]:
    """Les lignes des noms d’un tel plan : la liste d’avant y finit."""
    return frozenset(blocs[place].ligne for place in _named(blocs))


def short_workshops(blocs: Sequence[Bloc]) -> Iterator[str]:
    """Ces noms, quand le rapport dit qu’il rend compte d’ateliers ou de groupes."""
    if any(DES_ATELIERS.search(plain(bloc.texte)) for bloc in blocs):
        yield from (bare(blocs[place].texte) for place in _named(blocs))


def _named(blocs: Sequence[Bloc]) -> Iterator[int]:
    """La place des noms, s’ils sont au moins deux au-dessus du même titre de propositions."""
    places: dict[str, list[int]] = defaultdict(list)
    if sum(workshop(b.texte) is not None for b in blocs if b.rangee is None) > 1:
        # Qui titre ses ateliers « Atelier 2 : Eau » n’a sous eux que des parties.
        return
    for place, bloc in enumerate(blocs):
        if _may_name(bloc) and (titre := _asks_under(blocs, place)) is not None:
            places[titre].append(place)
    for trouvees in places.values():
        if len(trouvees) >= FOIS_MIN:
            yield from trouvees


def _may_name(bloc: Bloc) -> bool:
    est_titre = bloc.sorte == "titre" and bloc.niveau == 9
    est_numerote = bloc.sorte == "item" and bloc.marque.startswith("nombre")
    return (
        (est_titre or est_numerote)
        and bloc.rangee is None
        and not bloc.est_colle
        and not is_subtitle(bloc.texte)
        and bloc.texte[:1].isupper()
        and not bloc.texte.endswith((".", ":", ";", ",", "?", "!"))
        and len(bloc.texte.split()) <= MOTS_D_UN_NOM
        and announced(bloc.texte) is None
        and not begins_with_infinitive(bloc.texte)
        and not closes_workshops(bloc.texte)
    )


def _asks_under(blocs: Sequence[Bloc], place: int) -> str | None:
    """Le titre des propositions sous ce nom, une à trois lignes plus bas ; None sans elles."""
    for rang in range(place + 1, min(place + CONSTATS_MAX + 2, len(blocs) - 1)):
        bloc = blocs[rang]
        if bloc.rangee is not None:
            return None
        if rang > place + 1 and announced(bloc.texte) == "preconisation":
            est_seul = bloc.sorte == "titre" or bloc.texte.endswith(":")
            suivie = blocs[rang + 1].sorte == "item"
            return bare(bloc.texte) if est_seul and suivie else None
        est_dite = len(bloc.texte.split()) >= MOTS_D_UN_CONSTAT
        if bloc.sorte != "item" or bloc.marque == blocs[place].marque or not est_dite:
            return None
    return None
