"""Les lignes de la grille, une à une : le chemin de qui n’a que le clavier ou l’oreille."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from egts_dashboard.actions.saisie import cle_de
from egts_dashboard.francais import escape_markdown
from egts_dashboard.ingest.fusion import SEPARATEUR_CLE
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.phrases import saisie as phrases
from egts_dashboard.ui.coches import choose_page
from egts_dashboard.ui.saisie_grille import is_touched
from egts_dashboard.ui.saisie_remaniement import line_name

Sorte = Literal["secondary", "tertiary"]


def show_one_by_one(lignes: Sequence[Enregistrement], cle: str) -> None:
    """Un repli : ajouter une ligne, ou en ouvrir une dans son formulaire."""
    repli = st.expander(phrases.UNE_A_UNE, key=f"une_a_une_{cle}", on_change="rerun")
    if not repli.open:
        return
    with repli:
        st.text(phrases.SANS_GRILLE)
        if is_touched(cle):
            st.text(phrases.GRILLE_ENTAMEE)
        _offer("Ajouter une ligne", f"ajouter_{cle}", "ajouter", "", "secondary")
        for ligne in lignes[choose_page(len(lignes), f"une_{cle}")]:
            ligne_id = SEPARATEUR_CLE.join(cle_de(ligne))
            nom = escape_markdown(line_name(ligne))
            with st.container(key=f"trouvee_{cle}_{ligne_id}", gap=None):
                _offer(
                    nom, f"ouvrir_{cle}_{ligne_id}", "corriger", ligne_id, "tertiary"
                )
                st.caption(escape_markdown(ligne_id))


def _offer(nom: str, cle: str, maniere: str, ligne_id: str, sorte: Sorte) -> None:
    if st.button(nom, key=cle, type=sorte, on_click=_go, args=(maniere, ligne_id)):
        # La manière se choisit hors de la grille : toute la page est à refaire.
        st.rerun()


def _go(maniere: str, ligne_id: str) -> None:
    st.session_state["maniere"] = maniere
    st.session_state["ligne"] = ligne_id
