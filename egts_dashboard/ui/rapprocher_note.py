"""« Pourquoi cette note ? » : chaque terme de la note d’un couple, son poids, et la requête."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from egts_dashboard.phrases import rapprochement as phrases
from egts_dashboard.phrases.calculs import REJOUER
from egts_dashboard.queries.rapprochement import Ensemble
from egts_dashboard.queries.recalculs.couple import note_refaite
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.table import show_passing_rows

POURQUOI = "Pourquoi cette note\u202f?"
_COLONNES = ("terme", "valeur_terme", "poids")


def offer_note(store: Store, couple: Mapping[str, Any], aval: Ensemble) -> None:
    """Le bouton qui ouvre le calcul de la note ; rien ne se calcule avant."""
    if st.button(POURQUOI, key="requetes_note", type="tertiary"):
        _explain(store, couple, aval)


@st.dialog(POURQUOI, width="large")
def _explain(store: Store, couple: Mapping[str, Any], aval: Ensemble) -> None:
    requete = note_refaite(store, couple, aval)
    termes = store.frame(requete).dropna(subset=["valeur_terme"])
    show_passing_rows(termes, _COLONNES, "Les termes de la note")
    for paragraphe in phrases.NOTE:
        st.markdown(paragraphe)
    st.caption(REJOUER)
    st.code(requete, language=None)
