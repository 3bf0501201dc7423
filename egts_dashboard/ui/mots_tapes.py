"""Les mots que l’on cherche : un texte collé trop long se coupe entre deux mots, et cela se dit.

Un champ borné par Streamlit refuse ce qui dépasse en entier, sans un mot : rien ne s’y colle.
"""

import streamlit as st

from egts_dashboard.phrases.mots import recherche_coupee

SIGNES_MAX = 500


def bound(tape: str | None) -> str:
    """Ce qui sera cherché : le texte tapé, ou son début ; dit, s’il est coupé, où il l’est."""
    entier = tape or ""
    # Vide ou non, la place est là : sans elle, la suite de la page changerait de rang.
    with st.container():
        if len(entier) <= SIGNES_MAX:
            return entier
        garde = entier[: SIGNES_MAX + 1].rpartition(" ")[0] or entier[:SIGNES_MAX]
        dernier = garde.rpartition(" ")[2]
        st.warning(recherche_coupee(len(entier), len(garde), dernier))
    return garde
