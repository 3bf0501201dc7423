"""Sauvegarder tous ses lots en un fichier, et les restaurer d’un fichier déposé."""

import streamlit as st

from egts_dashboard.actions.sauvegarde_page import (
    NOM,
    restaurer_octets,
    sauvegarde_en_octets,
)
from egts_dashboard.phrases import journal as phrases
from egts_dashboard.ui.confirmation import TOUR, turn
from egts_dashboard.ui.effet import do


def show_backup() -> None:
    """Le fichier à télécharger, puis le dépôt d’un fichier à restaurer."""
    st.download_button(
        "Télécharger une sauvegarde",
        sauvegarde_en_octets,
        file_name=NOM,
        mime="application/zip",
        key="sauvegarder",
        on_click="ignore",
    )
    depose = st.file_uploader(
        "Restaurer d’une sauvegarde", type="zip", key=f"restaurer_{turn()}"
    )
    if depose is None:
        return
    dits: list[str] = []

    def restore() -> None:
        fait = restaurer_octets(depose.name, depose.getvalue())
        nombres = (fait.ecrits, fait.deja_la, fait.gardes)
        dits.append(phrases.restored(*map(len, nombres)))

    if st.button("Restaurer cette sauvegarde", type="primary"):
        if do(restore, lambda: dits[0]):
            st.session_state[TOUR] = turn() + 1
            st.rerun()
