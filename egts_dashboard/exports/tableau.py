"""Transforme un tableau en fichier CSV qu’un tableur français ouvre d’un double-clic."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

# Une case de texte qui commence ainsi serait lue comme une formule par un tableur.
DEBUTS_DE_FORMULE = ("=", "+", "-", "@", "\t", "\r")


def neutralize(case: Any) -> Any:
    """Précède d’une apostrophe un texte qu’un tableur prendrait pour une formule."""
    if isinstance(case, str) and case.startswith(DEBUTS_DE_FORMULE):
        return f"'{case}"
    return case


def to_csv(tableau: pd.DataFrame, entete: Sequence[str] = ()) -> bytes:
    """CSV en UTF-8 avec BOM, point-virgule, virgule décimale, lignes d’en-tête « # … ».

    `entete` dit d’où vient le tableau et quels filtres l’ont fait.
    """
    tampon = io.StringIO(newline="")
    ecrivain = csv.writer(tampon, delimiter=";", lineterminator="\r\n")
    for ligne in entete:
        ecrivain.writerow([f"# {ligne}"])
    ecrivain.writerow([neutralize(str(c)) for c in tableau.columns])
    for cases in tableau.itertuples(index=False, name=None):
        ecrivain.writerow([_cell(case) for case in cases])
    return tampon.getvalue().encode("utf-8-sig")


def _cell(case: Any) -> Any:
    if (
        case is None
        or (isinstance(case, float) and case != case)
        or case is pd.NaT
        or case is pd.NA
    ):
        return ""
    if isinstance(case, (float, Decimal)):
        return str(case).replace(".", ",")
    if isinstance(case, pd.Timestamp):
        return case.date().isoformat()
    return neutralize(case)
