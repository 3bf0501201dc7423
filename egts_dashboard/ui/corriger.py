"""De toute ligne montrée à sa correction : un lien, dans une table ou sur une fiche."""

from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from egts_dashboard.models import TABLES
from egts_dashboard.models.libelles import libelle

GESTE = "Saisir ou corriger"
# Les colonnes d’une requête qui désignent la ligne à corriger ; on ne les montre pas.
CIBLE = ("corrige_table", "corrige_ligne")
LIEN = "corriger"


def correction_url(table: str, ligne_id: str) -> str:
    """L’adresse où corriger une ligne ; sans identifiant, celle où chercher dans la table."""
    choix = {"faire": GESTE, "table": libelle("nom_table", table), "ligne": ligne_id}
    return "importer?" + urlencode({nom: mot for nom, mot in choix.items() if mot})


def addition_url(table: str) -> str:
    """L’adresse où ajouter une ligne à la table."""
    choix = {
        "faire": GESTE,
        "maniere": "Ajouter une ligne",
        "table": libelle("nom_table", table),
    }
    return "importer?" + urlencode(choix)


def show_correction_link(table: str, ligne_id: str) -> None:
    """Le lien seul, sous ce qui montre la ligne."""
    adresse = escape(correction_url(table, ligne_id))
    st.html(
        f'<p class="egts-corriger"><a href="{adresse}" target="_self">Corriger cette ligne</a></p>'
    )


def with_links(tableau: pd.DataFrame) -> pd.DataFrame:
    """Le tableau, ses colonnes de cible changées en une colonne de liens s’il en a."""
    if not set(CIBLE) <= set(tableau.columns):
        return tableau
    # Une ligne calculée n’a pas d’origine à corriger, ni une table que la construction fait.
    liens = [
        correction_url(table, ligne) if table in TABLES and pd.notna(ligne) else None
        for table, ligne in zip(
            tableau["corrige_table"], tableau["corrige_ligne"], strict=True
        )
    ]
    montre = tableau.drop(columns=list(CIBLE))
    # Après l’intitulé et sa valeur : au bout d’une table large, il faudrait la faire défiler ;
    # devant la valeur, c’est elle qui sortirait d’un petit écran.
    montre.insert(min(2, montre.shape[1]), LIEN, liens)
    return montre
