"""La matrice des items par thèmes, en 0 et 1, pour un logiciel de statistique."""

import csv
import io
from collections.abc import Sequence

import pandas as pd

from egts_dashboard.exports.tableau import neutralize

_REPERES = ("item_id", "objet", "atelier_id", "territoire_code", "annee", "source_id")


def to_matrix(items: pd.DataFrame, themes: Sequence[str]) -> bytes:
    """CSV en UTF-8, virgules, un item par ligne, une colonne par thème ; vide : non renseigné.

    Attend les colonnes de queries.textes_selection ; `themes` : les codes, dans l’ordre du livre.
    Un item sans thème n’a que des zéros : il n’est pas codé, ou rien ne lui convient.
    """
    tampon = io.StringIO(newline="")
    ecrivain = csv.writer(tampon, lineterminator="\r\n")
    ecrivain.writerow([*_REPERES, *map(neutralize, themes)])
    for item in items.to_dict("records"):
        portes = set(item["theme_ids"])
        ecrivain.writerow(
            [
                "" if pd.isna(item[repere]) else neutralize(item[repere])
                for repere in _REPERES
            ]
            + [int(theme in portes) for theme in themes]
        )
    return tampon.getvalue().encode("utf-8")
