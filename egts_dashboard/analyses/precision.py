"""Ce que valent des propositions notées : précision et rappel à chaque seuil."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from egts_dashboard.analyses.representativite import wilson

SEUILS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)


class Note(NamedTuple):
    """Un couple proposé, et les numéros de ses deux items.

    `est_juste` : une personne l’a lié ; `est_lu` : sans qu’on le propose.
    """

    note: float
    est_juste: bool
    est_lu: bool
    numeros: tuple[int, int]


def precision(
    notes: Sequence[Note], nb_juges: int, seuils: Sequence[float] = SEUILS
) -> pd.DataFrame:
    """Une ligne par seuil, en ordre. `nb_juges` : tous les liens lus sans proposition.

    Colonnes : seuil, nb_proposes, nb_justes, nb_retrouves, nb_juges, precision_pct,
    precision_bas_pct, precision_haut_pct (justes sur proposés), rappel_pct, rappel_bas_pct,
    rappel_haut_pct (retrouvés sur lus ; Wilson à 95 %) ; vides quand il n’y a rien à diviser.
    """
    colonnes = ["precision_pct", "precision_bas_pct", "precision_haut_pct"]
    colonnes += [c.replace("precision", "rappel") for c in colonnes]
    lignes = []
    for seuil in seuils:
        proposes = [note for note in notes if note.note >= seuil]
        justes = sum(note.est_juste for note in proposes)
        retrouves = sum(note.est_lu for note in proposes)
        lignes.append(
            [
                *(seuil, len(proposes), justes, retrouves, nb_juges),
                *_share(justes, len(proposes)),
                *_share(retrouves, nb_juges),
            ]
        )
    entete = ["seuil", "nb_proposes", "nb_justes", "nb_retrouves", "nb_juges"]
    entete += colonnes
    return pd.DataFrame(lignes, columns=entete)


def _share(nb: int, base: int) -> list[float]:
    if not base:
        return [float("nan")] * 3
    bas, haut = wilson(nb, base)
    return [100 * nb / base, 100 * bas, 100 * haut]
