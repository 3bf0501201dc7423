"""Le chemin de tout apport : voir ce qui changerait, dire qui et pourquoi, enregistrer."""

import hashlib
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from egts_dashboard import actions
from egts_dashboard.actions import Apport
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.auteur import ask_who_and_why, remember_who
from egts_dashboard.ui.effet import compute_effect, do, show_effect

TOUR = "tour_de_saisie"


def turn() -> int:
    """Le rang de la saisie en cours : il change quand un apport est fait, et vide les champs."""
    return int(st.session_state.get(TOUR, 0))


def next_turn() -> None:
    """Vide les champs : l’apport est fait, ou abandonné."""
    st.session_state[TOUR] = turn() + 1


def show_confirmation(
    store: Store, apport: Apport, cle: str, bouton: str, phrase: str
) -> None:
    """L’effet sur demande, puis le nom, la raison et le bouton ; enregistre et relance la page.

    Changer l’apport referme l’effet : on ne confirme que ce que l’on a vu.
    """
    signature = _signature(apport)
    vu = f"effet_vu_{cle}"
    if st.session_state.get(vu) != signature:
        st.button(
            "Voir ce qui changerait",
            key=f"voir_{cle}",
            type="primary",
            on_click=_see,
            args=(vu, signature),
        )
        return
    if not show_change(apport, (signature, store.empreinte), cle):
        return
    signe = sign(apport, f"confirmer_{cle}", bouton)
    if signe and do(partial(actions.apporter, *signe), phrase):
        remember_who(signe[1])
        next_turn()
        st.rerun()


def show_change(apport: Apport, depend: tuple[Any, ...], cle: str) -> bool:
    """Montre ce que l’apport changerait ; faux, et le refus montré, s’il est impossible.

    `depend` : tout ce dont l’effet dépend, l’empreinte du magasin comprise.
    """
    effet = compute_effect(depend, lambda: actions.prevoir(apport))
    if effet is None:
        return False
    show_effect(effet, cle)
    return True


def sign(apport: Apport, formulaire: str, bouton: str) -> tuple[Apport, str] | None:
    """Demande qui et pourquoi ; le bouton pressé, l’apport avec sa raison, et son auteur."""
    with st.form(formulaire, border=False):
        auteur, raison = ask_who_and_why()
        est_demande = st.form_submit_button(bouton, type="primary")
    return (replace(apport, raison=raison), auteur) if est_demande else None


def _see(vu: str, signature: str) -> None:
    st.session_state[vu] = signature


def _signature(apport: Apport) -> str:
    quoi = repr((apport.titre, apport.tables, apport.retraits))
    return hashlib.sha256(quoi.encode()).hexdigest()
