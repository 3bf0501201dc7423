"""Ce que la page Thèmes dit de la trame et de ses trous."""

import pandas as pd

from egts_dashboard.francais import compte, liste, nombre
from egts_dashboard.phrases.objets import items

PAR = {
    "ensemble": "Dans l’ensemble",
    "demarche": "Par démarche",
    "territoire": "Par territoire",
    "atelier": "Par atelier",
}


def sans_codage(objets: pd.DataFrame) -> str:
    """Ce qui n’est pas encore codé ; vide si tout l’est."""
    parts = [
        f"{items(v.objet, v.nb_items - v.nb_codes)} sur {nombre(v.nb_items)}"
        for v in objets.itertuples()
        if v.nb_codes < v.nb_items
    ]
    return f"Pas encore codés\u00a0: {liste(parts)}." if parts else ""


def trous(tableau: pd.DataFrame, codes: list[str]) -> str:
    """Les thèmes qui ont des constats sans préconisation, et l’inverse."""
    if not {"constat", "preconisation"} <= set(codes):
        return ""
    sans_reponse = tableau[(tableau["constat"] > 0) & (tableau["preconisation"] == 0)]
    sans_constat = tableau[(tableau["constat"] == 0) & (tableau["preconisation"] > 0)]
    return (
        f"{compte(len(sans_reponse), 'thème constaté', 'thèmes constatés')} sans préconisation\u202f;"
        f" {compte(len(sans_constat), 'thème préconisé', 'thèmes préconisés')} sans constat."
    )


def trous_listes(tableau: pd.DataFrame, par: str) -> str:
    """Combien de trous de chaque sorte, et si la liste est coupée."""
    if tableau.empty:
        return f"Aucun trou ({PAR[par].lower()})."
    sortes = tableau.drop_duplicates("trou")
    dits = [f"**{nombre(v.nb_du_trou)}** {v.trou}" for v in sortes.itertuples()]
    total = int(sortes["nb_du_trou"].sum())
    coupe = (
        f" La liste montre les {nombre(len(tableau))} plus fournis."
        if total > len(tableau)
        else ""
    )
    return f"Thèmes, {PAR[par].lower()}\u00a0: {liste(dits)}.{coupe}"


def precision_trous(par: str) -> str:
    """Ce qu’on tient pour un trou, et où l’on ne cherche pas."""
    pratiques = (
        " Une pratique n’a pas d’atelier\u00a0: elle n’y est pas cherchée."
        if par == "atelier"
        else ""
    )
    return (
        "Un thème présent d’un côté et absent de l’autre, au même endroit. On ne cherche que là où"
        f" constats et préconisations sont codés l’un et l’autre.{pratiques} Un trou est une question à"
        " poser, pas une faute\u00a0: une demande peut répondre à un constat d’un autre thème."
    )
