"""Une seule fenêtre à la fois : Streamlit refuse d’en ouvrir deux dans un même affichage."""

import streamlit as st

# La fiche que l’adresse demande.
FICHE = "fiche"


def is_card_asked() -> bool:
    """L’adresse demande-t-elle une fiche ? Deux clics rapides peuvent devancer la première."""
    return FICHE in st.query_params
