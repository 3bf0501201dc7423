"""Un sommaire que rien n’annonce : chacune de ses lignes est le titre d’une partie à venir."""

import re
from collections.abc import Sequence
from itertools import groupby

from egts_dashboard.analyses.extraction.titres import announced, bare
from egts_dashboard.models.bloc import Bloc

ITEMS_MIN = 3
PART_MIN = 0.75
ARTICLE = re.compile(r"^(?:l[ae]s? |l'|des )")
# « Atelier 2 – Le verger 5 ».
PAGE_EN_FIN = re.compile(r"\s+(\d{1,3})$")
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


def without_paged_contents(blocs: Sequence[Bloc]) -> list[Bloc]:
    """Les blocs, sans les titres à la suite qui finissent par un numéro de page croissant."""
    titres = {_name(bloc): rang for rang, bloc in enumerate(blocs) if _is_title(bloc)}
    rendus: list[Bloc] = []
    for a_une_page, groupe in groupby(enumerate(blocs), key=lambda b: _is_paged(b[1])):
        suite = list(groupe)
        pages = [
            int(PAGE_EN_FIN.findall(bloc.texte)[0]) for _, bloc in suite if a_une_page
        ]
        annonces = sum(
            titres.get(PAGE_EN_FIN.sub("", _name(bloc)), -1) > rang
            for rang, bloc in suite
        )
        est_titre = bool(rendus) and announced(rendus[-1].texte) == "sommaire"
        est_sommaire = pages == sorted(pages) and len(pages) >= ITEMS_MIN
        # Sous « Sommaire », la lecture retient les titres, et sait où il finit.
        if est_sommaire and not est_titre and annonces >= PART_MIN * len(pages):
            continue
        rendus.extend(bloc for _, bloc in suite)
    return rendus


def _is_title(bloc: Bloc) -> bool:
    return bloc.sorte == "titre" and bloc.rangee is None


def _is_paged(bloc: Bloc) -> bool:
    return bloc.rangee is None and PAGE_EN_FIN.search(bloc.texte) is not None


def _follows(blocs: Sequence[Bloc], rang: int, fin: int) -> bool:
    """Vrai si un bloc est de la liste que ferme `fin` : la même marque."""
    return rang == fin - 1 or blocs[rang].marque == blocs[fin - 1].marque


def _name(bloc: Bloc) -> str:
    """Le nom d’une partie, tel qu’un sommaire peut le redire."""
    return ARTICLE.sub("", PARENTHESE.sub("", bare(bloc.texte))).strip(' «»“”"')
