"""Confronte les lignes d’un document aux passages que le magasin dit en tenir."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from egts_dashboard.models.couverture import LigneCouverte, Passage

# Ce qui sépare des items collés dans une même ligne. Les puces des diaporamas arrivent
# dans la zone d’usage privé d’Unicode.
PUCES = (
    re.compile("[\ue000-\uf8ff•▪●◦‣►➔]"),
    re.compile("«\\s*»"),
    re.compile("(?:^|(?<=[\\s>]))- +(?=[A-ZÀ-Þ])"),
    re.compile("<li\\b"),
    re.compile("<p\\b"),
)


def count_bullets(texte: str) -> int:
    """Le nombre d’items d’une ligne, d’après la sorte de puce qui y revient le plus."""
    return max(len(puce.findall(texte)) for puce in PUCES)


def cover(
    lignes: Sequence[str], passages: Iterable[Passage]
) -> tuple[list[LigneCouverte], list[Passage]]:
    """Les lignes non vides avec ce qui les couvre, et les passages qui n’en visent aucune."""
    tous = list(passages)
    par_ligne = defaultdict(list)
    for passage in tous:
        fin = min(passage.ligne_fin, len(lignes))
        for numero in range(passage.ligne_debut, fin + 1):
            par_ligne[numero].append(passage)
    couvertes = [
        LigneCouverte(numero, texte, count_bullets(texte), tuple(par_ligne[numero]))
        for numero, texte in enumerate(lignes, start=1)
        if texte.strip()
    ]
    touches = {id(passage) for ligne in couvertes for passage in ligne.passages}
    return couvertes, [passage for passage in tous if id(passage) not in touches]
