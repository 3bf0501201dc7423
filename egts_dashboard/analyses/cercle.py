"""Dans quel ordre poser des points sur un cercle pour que leurs liens soient courts."""

import itertools
from collections.abc import Mapping, Sequence

Lien = tuple[str, str]


def length(ordre: Sequence[str], liens: Mapping[Lien, float]) -> float:
    """La longueur pesée des liens, comptée en places sur le cercle."""
    place = {point: rang for rang, point in enumerate(ordre)}
    tour = len(ordre)
    return sum(
        poids * min((place[a] - place[b]) % tour, (place[b] - place[a]) % tour)
        for (a, b), poids in liens.items()
    )


def lay_circle(points: Sequence[str], liens: Mapping[Lien, float]) -> list[str]:
    """Les points dans l’ordre du cercle : le même pour les mêmes liens, sans hasard.

    Échange deux points tant que cela raccourcit l’ensemble des liens.
    """
    ordre = list(points)
    mieux = length(ordre, liens)
    a_change = True
    while a_change:
        a_change = False
        for i, j in itertools.combinations(range(len(ordre)), 2):
            ordre[i], ordre[j] = ordre[j], ordre[i]
            essai = length(ordre, liens)
            if essai < mieux - 1e-9:
                mieux, a_change = essai, True
            else:
                ordre[i], ordre[j] = ordre[j], ordre[i]
    return ordre
