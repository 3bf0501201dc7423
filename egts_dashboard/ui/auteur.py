"""Qui fait ce geste, et pourquoi : demandé une fois, retenu le temps de la visite."""

import streamlit as st

AUTEUR = "auteur_du_geste"
SIGNES_NOM = 120
SIGNES_RAISON = 500


def ask_who_and_why(
    placeholder: str = "Pourquoi\u202f? Le journal la garde.",
) -> tuple[str, str]:
    """Le nom et la raison, à poser dans le formulaire du geste."""
    auteur = st.text_input(
        "Votre nom", value=st.session_state.get(AUTEUR, ""), max_chars=SIGNES_NOM
    )
    raison = st.text_input("Raison", placeholder=placeholder, max_chars=SIGNES_RAISON)
    return auteur, raison


def remember_who(auteur: str) -> None:
    """Retient le nom pour le prochain geste."""
    st.session_state[AUTEUR] = auteur
