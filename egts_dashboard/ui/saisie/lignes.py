"""Les lignes de la grille, une à une : le chemin de qui n’a que le clavier ou l’oreille."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from egts_dashboard.actions.saisie import cle_de
from egts_dashboard.ingest.fusion import SEPARATEUR_CLE
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.phrases import saisie as phrases
from egts_dashboard.ui.coches import choose_page
from egts_dashboard.ui.corriger import addition_url, correction_url
from egts_dashboard.ui.saisie.grille import is_touched
from egts_dashboard.ui.saisie.remaniement import line_name


def show_one_by_one(table: str, lignes: Sequence[Enregistrement], cle: str) -> None:
    """Un repli de liens : chaque ligne de la grille dans son formulaire, et une ligne neuve."""
    repli = st.expander(phrases.UNE_A_UNE, key=f"une_a_une_{cle}", on_change="rerun")
    if not repli.open:
        return
    with repli:
        st.text(phrases.SANS_GRILLE)
        if is_touched(cle):
            st.text(phrases.GRILLE_ENTAMEE)
        st.html(f"<p>{_link(addition_url(table), 'Ajouter une ligne')}</p>")
        montrees = lignes[choose_page(len(lignes), f"une_{cle}")]
        st.html(f"<ul>{''.join(_item(table, ligne) for ligne in montrees)}</ul>")


def _item(table: str, ligne: Enregistrement) -> str:
    ligne_id = SEPARATEUR_CLE.join(cle_de(ligne))
    lien = _link(correction_url(table, ligne_id), line_name(ligne))
    return f"<li>{lien}<br><small>{escape(ligne_id)}</small></li>"


def _link(adresse: str, nom: str) -> str:
    return f'<a href="{escape(adresse)}" target="_self">{escape(nom)}</a>'
