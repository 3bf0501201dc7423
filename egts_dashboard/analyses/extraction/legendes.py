"""Ce qui dit de quoi est fait un tableau : la ligne juste au-dessus, son titre, sa légende."""

import re
from collections.abc import Sequence
from itertools import pairwise

from egts_dashboard.analyses.extraction.texte import plain, sentences
from egts_dashboard.models.bloc import Bloc

LEGENDE = re.compile(r"(?:tableau|tab\.|lecture|note de lecture|legende|source)\b")


def captions(blocs: Sequence[Bloc]) -> dict[int, list[str]]:
    """Première rangée de chaque tableau → ce qui le dit, de la phrase la plus proche à la plus lointaine."""
    rendues: dict[int, list[str]] = {}
    debut = 0
    for rang, (avant, bloc) in enumerate(pairwise(blocs), start=1):
        if bloc.rangee is not None and avant.rangee is None:
            debut = bloc.rangee
            rendues[debut] = _above(blocs[max(rang - 2, 0) : rang])
        elif bloc.rangee is None and avant.rangee is not None:
            if LEGENDE.match(plain(bloc.texte)):
                rendues.setdefault(debut, []).append(bloc.texte)
    return rendues


def _above(avant: Sequence[Bloc]) -> list[str]:
    """Les phrases du bloc juste au-dessus, puis le titre qui le coiffe."""
    *titres, proche = avant
    phrases = sentences(proche.texte)[::-1]
    return [
        *phrases,
        *(t.texte for t in titres if t.sorte == "titre" and t.rangee is None),
    ]
