"""Ce que la page Thèmes dit en une phrase."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from egts_dashboard.francais import (
    compte,
    escape_markdown,
    guillemets,
    liste,
    nombre,
    pourcent,
)
from egts_dashboard.phrases import objets
from egts_dashboard.phrases.objets import NOMS

CODES = (("codée", "codées"), ("codé", "codés"))
# Ce qu’on dit quand il n’y a pas d’ateliers à comparer : aucun, ou un seul.
_NON_COMPTEE = (
    "Rien ici ne vient d’un atelier\u00a0: la récurrence ne se compte pas.",
    "Un seul atelier ici\u00a0: la récurrence ne se compare pas.",
)
_SUITE = "\u202f; "


def a_retenir(tableau: pd.DataFrame, base: Mapping[str, Any], objet: str) -> str:
    """Le thème qui revient dans le plus d’ateliers, et celui qui réunit le plus d’items."""
    nombreux = tableau[tableau["nb_items"] == tableau["nb_items"].max()]
    frequents = tableau[tableau["nb_ateliers"] == tableau["nb_ateliers"].max()]
    intensite = (
        f"**{objets.items(objet, nombreux['nb_items'].iloc[0])}**,"
        f" {_share(nombreux['part_pct'].iloc[0], base['nb_codes'], objet)}"
    )
    reunit = (
        "réunit le plus d’items"
        if len(nombreux) == 1
        else "réunissent le plus d’items, chacun"
    )
    if base["nb_ateliers"] < 2:
        return f"{_names(nombreux)} {reunit}\u00a0: {intensite}. {_NON_COMPTEE[base['nb_ateliers']]}"
    ateliers = f"**{nombre(frequents['nb_ateliers'].iloc[0])} sur {nombre(base['nb_ateliers'])}**"
    if list(nombreux["theme_id"]) == list(frequents["theme_id"]):
        verbe = "vient" if len(nombreux) == 1 else "viennent"
        return (
            f"{_names(nombreux)} {verbe} en tête des deux façons\u00a0: le plus d’ateliers, {ateliers},"
            f" et le plus d’items, {intensite}."
        )
    revient = "revient" if len(frequents) == 1 else "reviennent"
    return (
        f"{_names(frequents)} {revient} dans le plus d’ateliers\u00a0: {ateliers}."
        f" {_names(nombreux)} {reunit}\u00a0: {intensite}."
    )


def codes(objet: str, n: int) -> str:
    """« 372 codées », « 593 codés », « 1 codée »."""
    return compte(n, *CODES[objet == "constat"])


def _share(part: float, base: int, objet: str) -> str:
    """« 21 % des 375 codées » ; une seule est la seule."""
    if base == 1:
        return "le seul codé" if objet == "constat" else "la seule codée"
    return f"{pourcent(part / 100)} des {codes(objet, base)}"


def conseil(objets: pd.DataFrame) -> str:
    """Pourquoi rien n’est montré : aucun item retenu, ou des items sans thème."""
    if objets.empty:
        return "Relâchez un filtre\u00a0: aucun item n’y répond."
    n = int(objets["nb_items"].sum())
    return (
        f"{compte(n, 'item répond', 'items répondent')} à ces filtres, aucun n’a encore reçu de"
        " thème\u00a0: relâchez un filtre, ou codez-les."
    )


def _names(tableau: pd.DataFrame) -> str:
    noms = [escape_markdown(guillemets(n)) for n in tableau["libelle"].head(3)]
    if len(tableau) > 3:
        noms.append(f"{compte(len(tableau) - 3, 'autre thème', 'autres thèmes')}")
    return liste(noms)


def titre_barres(tableau: pd.DataFrame, objet: str) -> str:
    """Le titre du classement dit si le plus fourni est aussi le plus récurrent."""
    premier = tableau.iloc[0]
    record = tableau["nb_ateliers"].max()
    if record and premier["nb_ateliers"] < record:
        return "Le thème le plus fourni n’est pas celui qui revient le plus"
    return f"Les thèmes des {NOMS[objet][1]}, du plus au moins fourni"


def base_barres(base: Mapping[str, Any], objet: str) -> str:
    """L’unité et la base."""
    return (
        f"Nombre de {NOMS[objet][1]}\u202f; base\u00a0: {codes(objet, base['nb_codes'])}"
        f" sur {nombre(base['nb_items'])}."
    )


def precision_barres(base: Mapping[str, Any], objet: str) -> str:
    """L’unité, la base et la couleur."""
    couleur = (
        " En couleur\u00a0: le plus d’ateliers." if base["nb_ateliers"] > 1 else ""
    )
    return f"{base_barres(base, objet)}{couleur}"


def note_barres(base: Mapping[str, Any], rang: str, tableau: pd.DataFrame) -> str:
    """Ce que compte un item à plusieurs thèmes, ou hors atelier ; combien de thèmes n’en ont pas."""
    part = (
        "Chaque item compte une fois, pour son thème principal."
        if rang == "principal"
        else "Un item compte pour chacun de ses thèmes."
    )
    vides = int((tableau["nb_items"] == 0).sum())
    sans = f"Sans aucun item ici, donc sans barre\u00a0: {compte(vides, 'thème')}."
    parts = [part, _without_workshop(base), sans if vides else ""]
    return " ".join(filter(None, parts))


def _without_workshop(base: Mapping[str, Any]) -> str:
    sans = base["nb_sans_atelier"]
    if not sans:
        return ""
    return (
        f"{compte(sans, 'item')} hors atelier ({pourcent(sans / base['nb_codes'])}) :"
        " leur territoire et leur document comptent, aucun atelier."
    ).replace(" :", "\u00a0:")


def alt_barres(tableau: pd.DataFrame, objet: str) -> str:
    """L’alternative textuelle du classement."""
    parts = [
        f"{v.libelle}\u00a0: {objets.items(objet, v.nb_items)}, {compte(v.nb_ateliers, 'atelier')}"
        for v in tableau.head(5).itertuples()
    ]
    return f"Barres de {len(tableau)} thèmes. En tête\u00a0: {_SUITE.join(parts)}."
