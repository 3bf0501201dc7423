"""« * * * », « --- », « ⁂ » : une partie finit, si du texte reprend sans titre."""

import re
from collections.abc import Sequence
from itertools import pairwise

from egts_dashboard.models.bloc import Bloc

COUPURE = re.compile(r"\s*(?:\*(?:\s?\*){2,}|[-—–_~]{3,5}|[-—–](?:\s[-—–]){2,}|⁂)\s*")


def closing_breaks(lignes: Sequence[str], blocs: Sequence[Bloc]) -> frozenset[int]:
    """Les lignes des paragraphes qui suivent une telle coupure, seule entre deux titres.

    Un filet sous une ligne la souligne ; deux coupures entre deux titres ne font qu’aérer.
    """
    coupures = [n for n in range(2, len(lignes)) if _is_break(lignes, n)]
    titres = [b.ligne for b in blocs if b.sorte == "titre" and b.rangee is None]
    bornes = sorted(
        [(ligne, False) for ligne in titres] + [(c, True) for c in coupures]
    )
    doubles = {c for a, b in pairwise(bornes) if a[1] and b[1] for c in (a[0], b[0])}
    seules = [c for c in coupures if c not in doubles]
    rendues: set[int] = set()
    rang = 0
    for avant, apres in pairwise(blocs):
        while rang < len(seules) and seules[rang] <= avant.ligne_fin:
            rang += 1
        est_entre = rang < len(seules) and seules[rang] < apres.ligne
        est_liste = avant.sorte == "item" and apres.sorte == "paragraphe"
        if est_entre and est_liste and apres.rangee is None:
            rendues.add(apres.ligne)
    return frozenset(rendues)


def _is_break(lignes: Sequence[str], numero: int) -> bool:
    """Vrai pour une coupure, une ligne vide au-dessus et une au-dessous ; `numero` compte dès 1."""
    autour = (lignes[numero - 2], lignes[numero])
    est_coupure = COUPURE.fullmatch(lignes[numero - 1][:80]) is not None
    return est_coupure and not any(map(str.strip, autour))
