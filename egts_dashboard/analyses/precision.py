"""Ce que valent des propositions notées : précision et rappel à chaque seuil."""

from collections.abc import Sequence

import pandas as pd

from egts_dashboard.analyses.representativite import wilson

SEUILS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)
Notes = Sequence[tuple[float, bool]]


def precision(
    notes: Notes, nb_juges: int, seuils: Sequence[float] = SEUILS
) -> pd.DataFrame:
    """Une ligne par seuil, en ordre. `notes` : (note, est un lien jugé) ; `nb_juges` : tous.

    Colonnes : seuil, nb_proposes, nb_justes, nb_juges, precision_pct, precision_bas_pct,
    precision_haut_pct, rappel_pct, rappel_bas_pct, rappel_haut_pct (Wilson à 95 %) ; vides
    quand il n’y a rien à diviser.
    """
    colonnes = ["precision_pct", "precision_bas_pct", "precision_haut_pct"]
    colonnes += [c.replace("precision", "rappel") for c in colonnes]
    lignes = []
    for seuil in seuils:
        proposes = [est_juste for note, est_juste in notes if note >= seuil]
        justes = sum(proposes)
        lignes.append(
            [
                *(seuil, len(proposes), justes, nb_juges),
                *_share(justes, len(proposes)),
                *_share(justes, nb_juges),
            ]
        )
    entete = ["seuil", "nb_proposes", "nb_justes", "nb_juges", *colonnes]
    return pd.DataFrame(lignes, columns=entete)


def _share(nb: int, base: int) -> list[float]:
    if not base:
        return [float("nan")] * 3
    bas, haut = wilson(nb, base)
    return [100 * nb / base, 100 * bas, 100 * haut]
