"""Quels rangs tiennent quand on retire un atelier, puis un autre, à tour de rôle ?"""

import numpy as np
import pandas as pd

from egts_dashboard.analyses.ateliers_themes import Grille, Vecteur, ranks

ITEMS = "items"


def leave_one_out(
    grille: Grille, hors: Vecteur | None = None, critere: str = ITEMS
) -> pd.DataFrame:
    """Le rang de chaque thème, et ceux qu’il prend quand un atelier manque.

    `critere` : items (nombre d’items, ceux hors atelier, `hors`, restant toujours) ou ateliers
    (nombre d’ateliers où il est). Colonnes : theme_id, valeur, rang, rang_min, rang_max,
    etendue, nb_changes (retraits où le rang change), nb_retraits, change_pct.
    """
    poids = grille.items if critere == ITEMS else grille.presences.astype(float)
    total = poids.sum(axis=0)
    if critere == ITEMS and hors is not None:
        total = total + hors
    complet = ranks(total)
    sans = ranks(total[None, :] - poids)
    changes = (sans != complet[None, :]).sum(axis=0)
    rang_min = np.minimum(complet, sans.min(axis=0))
    rang_max = np.maximum(complet, sans.max(axis=0))
    return pd.DataFrame(
        {
            "theme_id": grille.themes,
            "valeur": total.astype(int),
            "rang": complet,
            "rang_min": rang_min,
            "rang_max": rang_max,
            "etendue": rang_max - rang_min,
            "nb_changes": changes,
            "nb_retraits": len(grille.ateliers),
            "change_pct": 100 * changes / len(grille.ateliers),
        }
    )
