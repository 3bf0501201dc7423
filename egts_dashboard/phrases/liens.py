"""Ce que disent les gestes qui réunissent ou scindent des items, et la fiche d’un item lié."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from egts_dashboard.francais import compte, escape_markdown, guillemets

# (sens, nature) → ce que l’on dit de l’autre item.
DITS = {
    ("vers", "reunie"): "Réunie à",
    ("de", "reunie"): "Réunit aussi",
    ("voisin", "reunie"): "Réunie avec",
    ("vers", "scindee"): "Scindée de",
    ("de", "scindee"): "A donné, par scission,",
    ("voisin", "scindee"): "Autre partie\u00a0:",
}


def relation(ligne: Mapping[str, Any]) -> str:
    """Un item lié, en Markdown."""
    note = f". {escape_markdown(ligne['note'])}" if pd.notna(ligne["note"]) else ""
    dit = DITS[ligne["sens"], ligne["nature"]]
    return f"{dit} {guillemets(escape_markdown(ligne['intitule']))}{note}"


def merging(nombre: int) -> str:
    """Ce que réunir fera des comptes."""
    return (
        f"{compte(nombre, 'item se rattache', 'items se rattachent')} à celui qui les dit tous."
        " Rien ne s’efface et les comptes ne changent pas\u00a0: chacun a été dit à sa place. La"
        " fiche de chacun montre le lien."
    )


def splitting(nombre: int) -> str:
    """Ce que scinder fera des comptes."""
    return (
        f"L’item garde la première formulation\u202f; {compte(nombre - 1, 'item neuf', 'items neufs')}"
        " se rattachent à lui. Le compte augmente d’autant. Les items neufs gardent sa place dans"
        " le document et n’ont pas encore de thème."
    )


def merged(nombre: int) -> str:
    """Ce qui vient d’être réuni."""
    return f"{compte(nombre + 1, 'item est réuni', 'items sont réunis')}. Leurs fiches le disent."


def split(nombre: int) -> str:
    """Ce qui vient d’être scindé."""
    return f"L’item en fait maintenant {nombre}. Les chiffres ont suivi."
