"""Du brouillon au lot : ce que les codages changeraient, puis qui et pourquoi."""

from dataclasses import replace

import streamlit as st

from egts_dashboard import actions
from egts_dashboard.actions import codage as gestes
from egts_dashboard.phrases import codage as phrases
from egts_dashboard.ui.auteur import ask_who_and_why, remember_who
from egts_dashboard.ui.effet import compute_effect, do, show_effect
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.page import open_section


def show_draft(contexte: Contexte, codeur: str) -> None:
    """Le brouillon : ce qu’il changerait, puis qui et pourquoi."""
    brouillon = gestes.brouillon(codeur)
    if not brouillon:
        return
    open_section(
        "Enregistrer le brouillon", "Un seul lot, que le journal peut retirer."
    )
    apport = gestes.codages_a_ecrire(codeur)
    cle = ("codage", codeur, tuple(sorted(brouillon.items(), key=str)))
    effet = compute_effect(
        (*map(str, cle), contexte.store.empreinte), lambda: actions.prevoir(apport)
    )
    if effet is None:
        return
    show_effect(effet, "codage")
    with st.form("codage", border=False):
        auteur, raison = ask_who_and_why()
        confirme = st.form_submit_button("Enregistrer ces codages", type="primary")
    if st.button("Effacer le brouillon", type="tertiary"):
        gestes.oublier(codeur)
        st.rerun()
    geste = replace(apport, raison=raison)
    fait = phrases.saved(len(brouillon))
    if confirme and do(lambda: actions.apporter(geste, auteur), fait):
        gestes.oublier(codeur, brouillon)
        remember_who(auteur)
        st.rerun()
