"""Les modèles à remplir : un classeur XLSX à listes déroulantes, et un CSV par table."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from egts_dashboard.exports.tableau_xlsx import DATE
from egts_dashboard.models import TABLES
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.colonne import Colonne, describe
from egts_dashboard.models.exemple import EXEMPLE, FEUILLE_TERRITOIRES

CLASSEUR = "modele.xlsx"
# Ce qu’une personne remplit d’abord ; les références, livrées, se complètent au besoin.
D_ABORD = (
    "demarches",
    "sources",
    "evenements",
    "ateliers",
    "effectifs",
    "preconisations",
    "constats",
    "pratiques",
    "codages",
    "enveloppes",
    "lignes_budgetaires",
    "totaux_declares",
)
A_REMPLIR = (*D_ABORD, *(table for table in TABLES if table not in D_ABORD))
LIGNES_LISTE = 5_000
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False}
# Au-delà, Excel refuse une liste écrite dans la règle elle-même.
LISTE_MAX = 255
LISEZMOI = (
    "Modèle à remplir",
    "Une feuille par table. Remplissez celles qui vous servent, laissez les autres.",
    "Sous les intitulés, une ligne d’exemple\u00a0: supprimez-la.",
    "Une case vide veut dire «\u00a0non renseigné\u00a0», jamais zéro.",
    "En gras, les colonnes obligatoires. Passez sur un intitulé pour lire sa définition.",
    "Les identifiants manquants sont composés à l’import, à partir des intitulés.",
    "Dates\u00a0: 10/06/2014. Montants\u00a0: en euros, deux décimales au plus.",
    "D’une feuille à l’autre, un nom suffit\u00a0: une préconisation peut nommer un atelier de la feuille"
    " ateliers.",
    "Puis déposez ce fichier, une seule fois, à la page «\u00a0Importer et saisir\u00a0»\u00a0: toutes les"
    " feuilles remplies y entrent ensemble.",
    "Par commande\u00a0: python -m egts_dashboard importer modele.xlsx --simuler",
)


def write_templates(dossier: Path, territoires: Mapping[str, str]) -> list[Path]:
    """Écrit le classeur et les CSV ; rend les fichiers écrits. `territoires` : {code: nom}."""
    classeur = dossier / CLASSEUR
    write_workbook_template(classeur, territoires)
    return [classeur, *(write_csv_template(dossier, table) for table in A_REMPLIR)]


def write_workbook_template(path: Path, territoires: Mapping[str, str]) -> None:
    """Le classeur modèle : « Lisez-moi », une feuille par table, les territoires connus."""
    with xlsxwriter.Workbook(str(path), OPTIONS) as classeur:
        classeur.set_properties({"created": DATE})
        gras = classeur.add_format({"bold": True, "bottom": 1})
        simple = classeur.add_format({"bottom": 1})
        lisezmoi = classeur.add_worksheet("Lisez-moi")
        lisezmoi.set_column(0, 0, 110)
        for rang, ligne in enumerate(LISEZMOI):
            lisezmoi.write_string(rang, 0, ligne, gras if rang == 0 else None)
        for table in A_REMPLIR:
            feuille = classeur.add_worksheet(table)
            exemple = example_row(TABLES[table])
            for rang, colonne in enumerate(describe(TABLES[table])):
                style = gras if colonne.est_obligatoire else simple
                feuille.write_string(0, rang, colonne.nom, style)
                feuille.write_comment(0, rang, _comment(colonne), {"x_scale": 2})
                feuille.write_string(1, rang, exemple[colonne.nom])
                feuille.set_column(rang, rang, 40 if colonne.nom == "intitule" else 18)
                _restrict(feuille, rang, colonne, len(territoires))
            feuille.freeze_panes(1, 0)
        liste = classeur.add_worksheet(FEUILLE_TERRITOIRES)
        for rang, (code, nom) in enumerate(territoires.items()):
            liste.write_string(rang, 0, code)
            liste.write_string(rang, 1, nom)


def example_row(modele: type[Enregistrement]) -> dict[str, str]:
    """Une ligne d’exemple : ce que le modèle donne, sinon une valeur de la liste."""
    return {colonne.nom: _example(modele, colonne) for colonne in describe(modele)}


def _example(modele: type[Enregistrement], colonne: Colonne) -> str:
    if colonne.nom == modele.CLE[0]:
        return EXEMPLE
    if colonne.exemple:
        return colonne.exemple
    if colonne.valeurs:
        return colonne.valeurs[0]
    if not colonne.est_obligatoire:
        return ""
    if colonne.type in {"entier", "decimal"}:
        return str(colonne.minimum or 1)
    return "Exemple, à supprimer"


def _comment(colonne: Colonne) -> str:
    unite = f" Unité\u00a0: {colonne.unite}." if colonne.unite else ""
    renvoi = f" Renvoie à {colonne.renvoi}." if colonne.renvoi else ""
    return f"{colonne.definition}{unite}{renvoi}"


def _restrict(
    feuille: Worksheet, rang: int, colonne: Colonne, nb_territoires: int
) -> None:
    regle: dict[str, Any] | None = None
    if colonne.valeurs and len(",".join(colonne.valeurs)) <= LISTE_MAX:
        regle = {"source": list(colonne.valeurs)}
    elif colonne.renvoi == "territoires" and nb_territoires:
        regle = {"source": f"='{FEUILLE_TERRITOIRES}'!$A$1:$A${nb_territoires}"}
    if regle:
        avis = {
            "validate": "list",
            "error_title": "Valeur inconnue",
            "error_message": "Choisissez dans la liste.",
            "error_type": "warning",
        }
        feuille.data_validation(1, rang, LIGNES_LISTE, rang, avis | regle)


def write_csv_template(dossier: Path, table: str) -> Path:
    """Le modèle CSV d’une table : les intitulés et une ligne d’exemple."""
    chemin = dossier / f"{table}.csv"
    exemple = example_row(TABLES[table])
    with chemin.open("w", encoding="utf-8-sig", newline="") as fichier:
        ecrivain = csv.writer(fichier, delimiter=";", lineterminator="\r\n")
        ecrivain.writerow(exemple)
        ecrivain.writerow(exemple.values())
    return chemin
