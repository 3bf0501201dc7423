"""Transforme un tableau en fichier CSV qu’un tableur français ouvre d’un double-clic."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

# Une case de texte qui commence ainsi serait lue comme une formule par un tableur ; les
# apostrophes qu’elle a déjà comptent, pour que la lecture rende le même texte.
DEBUT_DE_FORMULE = re.compile(r"'*[=+\-@\t\r]")


def neutralize(case: Any) -> Any:
    """Précède d’une apostrophe un texte qu’un tableur prendrait pour une formule.

    `ingest.apostrophes.unguard` l’ôte en relisant le fichier.
    """
    if isinstance(case, str) and DEBUT_DE_FORMULE.match(case):
        return f"'{case}"
    return case


def to_csv(tableau: pd.DataFrame, entete: Sequence[str] = ()) -> bytes:
    """CSV en UTF-8 avec BOM, point-virgule, virgule décimale, lignes d’en-tête « # … ».

    `entete` dit d’où vient le tableau et quels filtres l’ont fait.
    """
    return blocks_to_csv([tableau], entete)


def blocks_to_csv(
    tableaux: Iterable[pd.DataFrame], entete: Sequence[str] = ()
) -> bytes:
    """Le même CSV, d’un tableau donné par blocs de mêmes colonnes : un seul en mémoire à la fois."""
    octets = io.BytesIO()
    tampon = io.TextIOWrapper(octets, encoding="utf-8-sig", newline="")
    ecrivain = csv.writer(tampon, delimiter=";", lineterminator="\r\n")
    for ligne in entete:
        ecrivain.writerow([f"# {ligne}"])
    for rang, tableau in enumerate(tableaux):
        if rang == 0:
            ecrivain.writerow([neutralize(str(c)) for c in tableau.columns])
        for cases in tableau.itertuples(index=False, name=None):
            ecrivain.writerow([_cell(case) for case in cases])
    tampon.flush()
    return octets.getvalue()


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
