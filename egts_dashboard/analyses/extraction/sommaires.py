"""Un sommaire sans numéros de page : une liste dont chaque item est le titre d’une partie à venir."""

import re
from collections.abc import Sequence

from egts_dashboard.analyses.extraction.titres import bare
from egts_dashboard.models.bloc import Bloc

ITEMS_MIN = 3
PART_MIN = 0.75
ARTICLE = re.compile(r"^(?:l[ae]s? |l'|des )")
PARENTHESE = re.compile(r"\s*\([^()]*\)\s*$")


def without_contents(blocs: Sequence[Bloc]) -> list[Bloc]:
    """Les blocs, sans les listes qui ne font qu’annoncer les titres de la suite."""
    # De la fin vers le début : un titre n’est annoncé que s’il vient après.
    titres: set[str] = set()
    rendus: list[Bloc] = []
    fin = len(blocs)
    while fin:
        debut = fin
        while debut and blocs[debut - 1].marque and _follows(blocs, debut - 1, fin):
            debut -= 1
        items = blocs[debut:fin]
        dits = sum(_name(bloc) in titres for bloc in items)
        if len(items) < ITEMS_MIN or dits < PART_MIN * len(items):
            rendus.extend(reversed(items))
            titres |= {_name(bloc) for bloc in items if bloc.sorte == "titre"}
        if debut:
            avant = blocs[debut - 1]
            rendus.append(avant)
            if avant.sorte == "titre":
                titres.add(_name(avant))
        fin = max(debut - 1, 0)
    return rendus[::-1]


def _follows(blocs: Sequence[Bloc], rang: int, fin: int) -> bool:
    """Vrai si un bloc est de la liste que ferme `fin` : la même marque."""
    return rang == fin - 1 or blocs[rang].marque == blocs[fin - 1].marque


def _name(bloc: Bloc) -> str:
    """Le nom d’une partie, tel qu’un sommaire peut le redire."""
    return ARTICLE.sub("", PARENTHESE.sub("", bare(bloc.texte))).strip(' «»“”"')
