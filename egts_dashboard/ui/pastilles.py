"""Les filtres actifs, à côté du titre : chacun une pastille que l’on touche pour l’enlever."""

from collections.abc import Sequence

import streamlit as st

from egts_dashboard.francais import escape_markdown
from egts_dashboard.queries.filtres import Filtres

PLACE = "place_des_pastilles"
# Au-delà, la pastille ne tiendrait plus à côté du titre ; le reste se lit au survol.
LARGEUR = 40


def reserve_chips() -> None:
    """Garde leur place, dans le bandeau du titre.

    Vide ou non, le cadre est là : sans lui tout le reste de la page changerait de rang, et le
    navigateur le redessinerait.
    """
    st.session_state[PLACE] = st.container(horizontal=True, key="pastilles")


def show_chips(filtres: Filtres, libelles: Sequence[str]) -> None:
    """Une pastille par choix ; `libelles` : « Territoire : Limousin », dans leur ordre."""
    actifs = [(nom, code) for nom, codes in filtres.choisis().items() for code in codes]
    with st.session_state[PLACE]:
        for (nom, code), libelle in zip(actifs, libelles, strict=True):
            st.button(
                f"{escape_markdown(_shorten(libelle))} ✕",
                key=f"retirer_{nom}_{code}",
                help=_help(libelle),
                on_click=_remove,
                args=(nom, code),
            )


def _help(libelle: str) -> str:
    if len(libelle) <= LARGEUR:
        return "Retirer ce filtre"
    return f"Retirer ce filtre ({escape_markdown(libelle)})"


def _shorten(libelle: str) -> str:
    if len(libelle) <= LARGEUR:
        return libelle
    return f"{libelle[:LARGEUR].rsplit(' ', 1)[0].rstrip(' ,')}…"


def _remove(nom: str, code: str) -> None:
    st.session_state[nom] = [c for c in st.session_state[nom] if c != code]
