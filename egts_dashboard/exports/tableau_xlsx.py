"""Transforme un tableau en classeur Excel d’une feuille, filtres écrits en tête."""

import io
from collections.abc import Sequence
from datetime import datetime
from numbers import Number
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
SIGNES_MAX = 32_767
LARGEURS = (10, 60)
# Un classeur dit l’heure où il a été fait : la même table donnerait chaque fois d’autres octets.
DATE = datetime(1980, 1, 1)


def to_xlsx(tableau: pd.DataFrame, entete: Sequence[str] = ()) -> bytes:
    """Classeur XLSX : `entete` d’abord (d’où vient le tableau, quels filtres), puis la table.

    Tout texte reste du texte : rien n’y devient formule ni lien. Les nombres restent des
    nombres, une case vide reste vide.
    """
    tampon = io.BytesIO()
    with xlsxwriter.Workbook(tampon, OPTIONS) as classeur:
        classeur.set_properties({"created": DATE})
        gras = classeur.add_format({"bold": True, "bottom": 1, "valign": "top"})
        texte = classeur.add_format({"text_wrap": True, "valign": "top"})
        feuille = classeur.add_worksheet("Sélection")
        for rang, ligne in enumerate(entete):
            feuille.write_string(rang, 0, ligne[:SIGNES_MAX])
        haut = len(entete) + 1 if entete else 0
        for colonne, nom in enumerate(tableau.columns):
            feuille.write_string(haut, colonne, str(nom), gras)
            feuille.set_column(
                colonne, colonne, _width(tableau.iloc[:, colonne]), texte
            )
        for rang, cases in enumerate(
            tableau.itertuples(index=False, name=None), haut + 1
        ):
            for colonne, case in enumerate(cases):
                _write(feuille, rang, colonne, case)
        feuille.freeze_panes(haut + 1, 1)
        if len(tableau):
            feuille.autofilter(haut, 0, haut + len(tableau), len(tableau.columns) - 1)
    return tampon.getvalue()


def _width(colonne: "pd.Series[Any]") -> float:
    plus_long = colonne.head(200).astype(str).str.len().max() if len(colonne) else 0
    return float(min(max(plus_long, LARGEURS[0]), LARGEURS[1]))


def _write(feuille: Worksheet, rang: int, colonne: int, case: Any) -> None:
    if pd.isna(case):
        return
    if isinstance(case, Number):
        feuille.write_number(rang, colonne, case)
    elif isinstance(case, pd.Timestamp):
        feuille.write_string(rang, colonne, case.date().isoformat())
    else:
        feuille.write_string(rang, colonne, str(case)[:SIGNES_MAX])
