"""Ce que l’adresse de la page demande, et que la page ou ses données ne connaissent pas."""

from collections.abc import Collection

import streamlit as st

from egts_dashboard.francais import compte, escape_markdown
from egts_dashboard.queries.filtres import ETIQUETTES
from egts_dashboard.ui.navigation import show_link

# Une adresse peut tout contenir : on cite le début, on ne recopie pas un roman.
CITES_MAX = 3
LONGUEUR_MAX = 60
RECHERCHE = "q"
NOMMES = {RECHERCHE: "Recherche"} | ETIQUETTES


def unknown_values(parametre: str, connues: Collection[str]) -> list[str]:
    """Les valeurs de l’adresse pour ce choix qui ne sont pas parmi `connues`, dans leur ordre.

    À lire avant de montrer le choix : Streamlit ôte de l’adresse ce qu’il n’a pas reconnu.
    """
    demandees = st.query_params.get_all(parametre)
    return [valeur for valeur in demandees if valeur and valeur not in connues]


def say_ignored(inconnues: list[tuple[str, str]], offerts: Collection[str]) -> None:
    """Dit quels filtres de l’adresse sont sans effet.

    `inconnues` : (étiquette du filtre, valeur), dans l’ordre de l’écran ; `offerts` : les noms
    des filtres de cette page.
    """
    # Vide ou non, la place est là : sans elle, la suite de la page changerait de rang.
    with st.container():
        if inconnues:
            st.warning(_unknown(inconnues))
        demandes = {nom: vs for nom in NOMMES if (vs := _filled(nom))}
        ailleurs = [
            (NOMMES[nom], valeur)
            for nom, valeurs in demandes.items()
            if nom not in offerts
            for valeur in valeurs
        ]
        if ailleurs:
            st.warning(_unoffered(ailleurs))
            show_link("preconisations", "Les préconisations, avec ces choix", demandes)


def _filled(nom: str) -> list[str]:
    return [valeur for valeur in st.query_params.get_all(nom) if valeur]


def _unknown(inconnues: list[tuple[str, str]]) -> str:
    return (
        "L’adresse de cette page demande ce que ces données ne connaissent pas\u00a0:"
        f" {_cite(inconnues)}. Rien n’est filtré par là\u202f: choisissez dans la liste."
    )


def _unoffered(ailleurs: list[tuple[str, str]]) -> str:
    return (
        f"L’adresse demande ce que cette page n’offre pas\u00a0: {_cite(ailleurs)}."
        " Rien n’est filtré par là."
    )


def _cite(choix: list[tuple[str, str]]) -> str:
    """Les premiers, (étiquette, valeur), et combien d’autres."""
    cites = ", ".join(
        f"{etiquette.lower()} «\u00a0{escape_markdown(_short(valeur))}\u00a0»"
        for etiquette, valeur in choix[:CITES_MAX]
    )
    reste = len(choix) - CITES_MAX
    return cites + (f" et {compte(reste, 'autre')}" if reste > 0 else "")


def _short(valeur: str) -> str:
    return valeur if len(valeur) <= LONGUEUR_MAX else valeur[:LONGUEUR_MAX] + "…"
