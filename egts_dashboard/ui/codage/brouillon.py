"""Du brouillon au lot : ce que les codages changeraient, puis qui et pourquoi."""

from collections.abc import Iterable
from functools import partial

import streamlit as st

from egts_dashboard import actions
from egts_dashboard.actions import Apport
from egts_dashboard.actions import codage as gestes
from egts_dashboard.phrases import codage as phrases
from egts_dashboard.ui.auteur import remember_who
from egts_dashboard.ui.confirmation import show_change, sign
from egts_dashboard.ui.effet import do
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
    if not show_change(apport, (*map(str, cle), contexte.store.empreinte), "codage"):
        return
    signe = sign(apport, "codage", "Enregistrer ces codages")
    if st.button("Effacer le brouillon", type="tertiary"):
        gestes.oublier(codeur)
        st.rerun()
    fait = phrases.saved(len(brouillon))
    if signe and do(partial(_save, codeur, brouillon, *signe), fait):
        remember_who(signe[1])
        st.rerun()


def _save(codeur: str, brouillon: Iterable[str], apport: Apport, auteur: str) -> None:
    """Enregistre le brouillon, puis l’oublie : l’un ne va pas sans l’autre."""
    actions.apporter(apport, auteur)
    gestes.oublier(codeur, brouillon)
