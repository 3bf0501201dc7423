"""La note de méthode d’un calcul, repliée : ses formules, ses sources, ses nombres bruts."""

from collections.abc import Sequence
from typing import Any

import streamlit as st


def show_methode(
    cle: str, paragraphes: Sequence[str], sql: str, parametres: Sequence[Any]
) -> None:
    """Comment c’est calculé, et la requête qui redonne les nombres dont le calcul part."""
    repli = st.expander(
        "Comment c’est calculé, et sur quels nombres",
        key=f"methode_{cle}",
        on_change="rerun",
    )
    if not repli.open:
        return
    with repli:
        for paragraphe in paragraphes:
            st.markdown(paragraphe)
        st.markdown("**La requête qui donne les nombres bruts.**")
        st.code(sql.strip(), language=None)
        if parametres:
            st.text(f"Paramètres\u00a0: {tuple(parametres)}")
