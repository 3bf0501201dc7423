"""Le classeur Excel : une feuille « Lisez-moi », les sources, puis une feuille par table."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from egts_dashboard.exports.lisezmoi import LIGNES_MAX, Ligne, readme_lines
from egts_dashboard.exports.tables import EXPORTEES
from egts_dashboard.models.colonne import Colonne, describe

FEUILLE_SOURCES = "Sources"
# La limite d’Excel pour une case ; le CSV, lui, porte tout.
SIGNES_MAX = 32_767
COUPURE = "… [coupé\u00a0: voir le CSV]"

OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LARGEURS = {"entier": 11, "decimal": 14, "date": 12, "date_heure": 18, "booleen": 9}
LARGEUR_CODE, LARGEUR_TEXTE = 20, 60
FORMATS_NOMBRE = {
    "decimal": "#,##0.00",
    "date": "dd/mm/yyyy",
    "date_heure": "dd/mm/yyyy hh:mm:ss",
}


@dataclass(frozen=True)
class _Styles:
    """Les formats de cellule du classeur, par type de colonne."""

    entete: Format
    titre: Format
    texte: Format
    par_type: dict[str, Format]


def write_workbook(
    tableaux: Mapping[str, pa.Table], path: Path, titre: str, date: dt.datetime
) -> None:
    """Écrit le classeur. `titre` et `date` sont ceux des données : deux exports égaux font deux fichiers égaux."""
    with xlsxwriter.Workbook(str(path), OPTIONS) as classeur:
        classeur.set_properties({"title": titre, "created": date})
        styles = _styles(classeur)
        comptes = {sheet_name(t): (t, len(tableaux[t])) for t in _sheet_order(tableaux)}
        lisez_moi = classeur.add_worksheet("Lisez-moi")
        _write_readme(lisez_moi, readme_lines(titre, comptes, date), styles)
        for table in _sheet_order(tableaux):
            feuille = classeur.add_worksheet(sheet_name(table))
            colonnes = describe(EXPORTEES[table])
            _write_header(feuille, colonnes, len(tableaux[table]), styles)
            for rang, colonne in enumerate(colonnes):
                cases = tableaux[table].column(colonne.nom).slice(0, LIGNES_MAX)
                _write_column(feuille, rang, colonne, cases.to_pylist(), styles)


def sheet_name(table: str) -> str:
    """Le nom de la feuille d’une table : le sien, sauf « Sources », en tête du classeur."""
    return FEUILLE_SOURCES if table == "sources" else table


def _sheet_order(tableaux: Mapping[str, pa.Table]) -> list[str]:
    return sorted(tableaux, key=lambda table: table != "sources")


def _styles(classeur: Workbook) -> _Styles:
    haut: dict[str, Any] = {"valign": "top"}
    return _Styles(
        entete=classeur.add_format({"bold": True, "bottom": 1, "valign": "top"}),
        titre=classeur.add_format({"bold": True, "font_size": 14}),
        texte=classeur.add_format(haut | {"text_wrap": True}),
        par_type={
            nom: classeur.add_format(
                haut | {"num_format": FORMATS_NOMBRE.get(nom, "0")}
            )
            for nom in LARGEURS
        },
    )


def _write_readme(feuille: Worksheet, lignes: Sequence[Ligne], styles: _Styles) -> None:
    feuille.set_column(0, 0, 28)
    feuille.set_column(1, 2, 60, styles.texte)
    for ligne, cases in enumerate(lignes):
        for rang, case in enumerate(cases):
            style = styles.titre if ligne == 0 else None
            if isinstance(case, int):
                feuille.write_number(ligne, rang, case, styles.par_type["entier"])
            else:
                feuille.write_string(ligne, rang, case, style)


def _write_header(
    feuille: Worksheet, colonnes: list[Colonne], nb_lignes: int, styles: _Styles
) -> None:
    for rang, colonne in enumerate(colonnes):
        feuille.write_string(0, rang, colonne.nom, styles.entete)
        feuille.write_comment(
            0, rang, _comment(colonne), {"x_scale": 2, "y_scale": 1.5}
        )
        feuille.set_column(rang, rang, _width(colonne))
    feuille.freeze_panes(1, 1)
    feuille.autofilter(0, 0, min(nb_lignes, LIGNES_MAX), len(colonnes) - 1)


def _comment(colonne: Colonne) -> str:
    lignes = [colonne.definition]
    if colonne.unite:
        lignes.append(f"Unité\u00a0: {colonne.unite}.")
    if colonne.valeurs:
        lignes.append(f"Valeurs\u00a0: {', '.join(colonne.valeurs)}.")
    if colonne.renvoi:
        lignes.append(f"Renvoie à la feuille {sheet_name(colonne.renvoi)}.")
    lignes.append(
        "Obligatoire." if colonne.est_obligatoire else "Vide\u00a0: non renseigné."
    )
    return "\n".join(lignes)


def _width(colonne: Colonne) -> int:
    est_code = bool(colonne.valeurs or colonne.motif or colonne.renvoi)
    return LARGEURS.get(colonne.type, LARGEUR_CODE if est_code else LARGEUR_TEXTE)


def _write_column(
    feuille: Worksheet, rang: int, colonne: Colonne, cases: list[Any], styles: _Styles
) -> None:
    style = styles.par_type.get(colonne.type, styles.texte)
    for ligne, case in enumerate(cases, start=1):
        match case:
            case None:
                pass
            case bool():
                feuille.write_boolean(ligne, rang, case, style)
            case int() | Decimal():
                feuille.write_number(ligne, rang, case, style)
            case dt.date():
                feuille.write_datetime(ligne, rang, case, style)
            case _:
                feuille.write_string(ligne, rang, _fit(case), style)


def _fit(texte: str) -> str:
    """Le texte, coupé et marqué comme tel s’il dépasse ce qu’une case d’Excel peut tenir."""
    if len(texte) <= SIGNES_MAX:
        return texte
    return texte[: SIGNES_MAX - len(COUPURE)] + COUPURE
