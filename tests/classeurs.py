"""Des classeurs de plusieurs feuilles, comme une personne les remplit."""

import io
from typing import Any

import openpyxl

from egts_dashboard import actions
from tests.depots import octets

Feuilles = dict[str, list[list[Any]]]

# L’enfant vient avant le parent : l’ordre des feuilles ne compte pas.
REMPLI: Feuilles = {
    "Lisez-moi": [["Ce que contient ce classeur."]],
    "preconisations": [
        ["Atelier", "Préconisation", "Territoire"],
        ["Logement des jeunes", "Ouvrir des colocations", "Gironde"],
        ["Mobilité", "Financer le permis", "Charente-Maritime"],
    ],
    "ateliers": [
        ["Atelier", "Département", "Nb de séances", "Nb de participants"],
        ["Logement des jeunes", "Gironde", 3, 42],
        ["Mobilité", "Charente-Maritime", 2, 18],
    ],
    "demarches": [
        ["demarche_id", "intitule", "annee_debut", "territoire_code"],
        ["jeunesse", "Concertation jeunesse", 2026, "D33"],
    ],
    "constats": [
        ["Atelier", "Constat", "Territoire"],
        ["Mobilité", "Peu de cars le soir", "Charente-Maritime"],
    ],
    "Dépenses": [
        ["Objet de la dépense", "Montant", "État", "Territoire"],
        ["Salle", "120,50 €", "paye", "Gironde"],
    ],
    "Vide": [],
}


def livre(feuilles: Feuilles) -> openpyxl.Workbook:
    """Un classeur de ces feuilles, dans cet ordre."""
    classeur = openpyxl.Workbook()
    classeur.remove(classeur.active)
    for nom, lignes in feuilles.items():
        feuille = classeur.create_sheet(nom)
        for ligne in lignes:
            feuille.append(ligne)
    return classeur


def en_octets(feuilles: Feuilles) -> bytes:
    """Le même, tel qu’on le dépose."""
    return octets(livre(feuilles))


def modele_rempli(feuilles: Feuilles) -> bytes:
    """Notre modèle, ses exemples supprimés, ces lignes écrites sous ses intitulés.

    La première ligne de chaque feuille dit les colonnes que l’on remplit.
    """
    classeur = openpyxl.load_workbook(io.BytesIO(actions.modele_xlsx()))
    for nom, (colonnes, *lignes) in feuilles.items():
        feuille = classeur[nom]
        feuille.delete_rows(2)
        places = {case.value: case.column for case in feuille[1]}
        for rang, ligne in enumerate(lignes, 2):
            for colonne, valeur in zip(colonnes, ligne, strict=True):
                feuille.cell(rang, places[colonne], valeur)
    return octets(classeur)
