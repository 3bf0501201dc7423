"""Ce que dit la fiche d’un item. Tout texte venu des données y est échappé."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from egts_dashboard.francais import escape_markdown, guillemets
from egts_dashboard.models.libelles import libelle

Ligne = Mapping[str, Any]

METHODES = {
    "lecture": "par lecture",
    "suggestion_acceptee": "suggéré puis accepté",
    "calcul": "par calcul",
}
SENS = {"amont": "Vient de", "aval": "Devient"}
NATURES_LIEN = {
    "identique": "mot pour mot",
    "reformulee": "reformulée",
    "fusionnee": "fusionnée avec d’autres",
    "meme_demande": "même demande",
}
STATUTS = {"proposee": "lien proposé, à vérifier", "validee": "lien validé"}
GESTES = {"ajout": "ajout", "correction": "correction", "retrait": "retrait"}


def reperes(item: Ligne) -> list[tuple[str, str]]:
    """Ce qu’est l’item et où le lire : (nom, valeur) dans l’ordre. À échapper à l’affichage."""
    paires = [
        ("Nature", item["nature"]),
        (
            "Territoire",
            f"{item['territoire']} ({libelle('niveau', item['niveau']).lower()})",
        ),
        ("Année", item["annee"]),
        ("Atelier", item["atelier"]),
        ("Document", f"{item['producteur']}, {guillemets(item['document'])}"),
        ("Place", f"{item['localisation']}{_lines(item)}"),
        ("Volet", item["volet"]),
        ("Angle", libelle("angle", item["angle"]) if item["angle"] else None),
        ("Certitude", libelle("certitude", item["certitude"])),
        ("Note", item["note"]),
        ("Identifiant", item["item_id"]),
    ]
    return [(nom, str(valeur)) for nom, valeur in paires if valeur is not None]


def _lines(item: Ligne) -> str:
    debut, fin = item["ligne_debut"], item["ligne_fin"]
    if debut is None:
        return ""
    if fin is None or fin == debut:
        return f", ligne {debut} du fichier texte"
    return f", lignes {debut} à {fin} du fichier texte"


def theme(ligne: Ligne) -> str:
    """Un thème, qui l’a donné et comment."""
    rang = " (principal)" if ligne["rang"] == 1 else ""
    methode = METHODES.get(ligne["methode"], ligne["methode"])
    return (
        f"{escape_markdown(ligne['theme'])}{rang}, codé {methode}"
        f" (codeur {guillemets(escape_markdown(ligne['codeur']))}){_note(ligne)}"
    )


def lien(ligne: Ligne) -> str:
    """Un lien d’amont ou d’aval, sa force et son statut."""
    sorte = libelle("objet", ligne["objet"]).lower()
    return (
        f"{SENS[ligne['sens']]} {guillemets(escape_markdown(ligne['intitule']))} ({sorte},"
        f" {NATURES_LIEN[ligne['nature']]}, {STATUTS[ligne['statut']]}){_note(ligne)}"
    )


def mention(ligne: Ligne) -> str:
    """Un autre endroit qui redit l’item."""
    place = escape_markdown(ligne["localisation"])
    debut = (
        f", ligne {int(ligne['ligne_debut'])}" if pd.notna(ligne["ligne_debut"]) else ""
    )
    return f"{guillemets(escape_markdown(ligne['document']))}, {place}{debut}{_note(ligne)}"


def proche(ligne: Ligne) -> str:
    """Où se lit un voisin, et ce qu’il partage."""
    partage = f"Mots partagés\u00a0: {escape_markdown(ligne['mots'])}"
    if pd.notna(ligne["themes"]):
        partage += f"\u202f; thème commun\u00a0: {escape_markdown(ligne['themes'])}"
    ou = escape_markdown(f"{ligne['provenance']}, {ligne['territoire']}")
    return f"{ou}. {partage}."


def geste(ligne: Ligne) -> str:
    """Ce qu’un lot a fait de l’item."""
    dit = ligne["changement"]
    champs = f" ({escape_markdown(dit)})" if dit else ""
    return (
        f"{GESTES[ligne['geste']]}{champs} par le lot {guillemets(escape_markdown(ligne['lot']))}"
        f" ({escape_markdown(ligne['auteur'])}). {escape_markdown(ligne['raison'])}"
    )


def _note(ligne: Ligne) -> str:
    return f". {escape_markdown(ligne['note'])}" if pd.notna(ligne["note"]) else ""
