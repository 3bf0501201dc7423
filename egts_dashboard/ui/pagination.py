"""Une longue liste, page par page."""

import streamlit as st

from egts_dashboard.francais import nombre


def choose_slice(total: int, par_page: int, cle: str, phrase: str) -> slice:
    """Les rangs de la page choisie ; `phrase` en dit le premier, le dernier, puis le total."""
    with st.container(horizontal=True, vertical_alignment="center"):
        page = st.pagination(-(-total // par_page), key=cle)
        debut = (page - 1) * par_page
        fin = min(debut + par_page, total)
        st.caption(phrase.format(nombre(debut + 1), nombre(fin), nombre(total)))
    return slice(debut, fin)
