"""Ce que l’adresse de la page demande, et que les données ne connaissent pas."""

from collections.abc import Collection

import streamlit as st

from egts_dashboard.francais import compte, escape_markdown

# Une adresse peut tout contenir : on cite le début, on ne recopie pas un roman.
CITES_MAX = 3
LONGUEUR_MAX = 60


def unknown_values(parametre: str, connues: Collection[str]) -> list[str]:
    """Les valeurs de l’adresse pour ce choix qui ne sont pas parmi `connues`, dans leur ordre.

    À lire avant de montrer le choix : Streamlit ôte de l’adresse ce qu’il n’a pas reconnu.
    """
    demandees = st.query_params.get_all(parametre)
    return [valeur for valeur in demandees if valeur and valeur not in connues]


def say_unknown(inconnues: list[tuple[str, str]]) -> None:
    """Dit quels filtres de l’adresse sont sans effet.

    `inconnues` : (étiquette du filtre, valeur), dans l’ordre de l’écran.
    """
    # Vide ou non, la place est là : sans elle, la suite de la page changerait de rang.
    with st.container():
        if inconnues:
            st.warning(_sentence(inconnues))


def _sentence(inconnues: list[tuple[str, str]]) -> str:
    cites = ", ".join(
        f"{etiquette.lower()} «\u00a0{escape_markdown(_short(valeur))}\u00a0»"
        for etiquette, valeur in inconnues[:CITES_MAX]
    )
    reste = len(inconnues) - CITES_MAX
    suite = f" et {compte(reste, 'autre')}" if reste > 0 else ""
    return (
        f"L’adresse de cette page demande ce que ces données ne connaissent pas\u00a0: {cites}"
        f"{suite}. Rien n’est filtré par là\u202f: choisissez dans la liste."
    )


def _short(valeur: str) -> str:
    return valeur if len(valeur) <= LONGUEUR_MAX else valeur[:LONGUEUR_MAX] + "…"
