"""Donner un thème à plusieurs items d’un coup : ceux que des filtres retiennent."""

from functools import partial

import streamlit as st

from egts_dashboard import actions
from egts_dashboard.actions import codage as gestes
from egts_dashboard.actions.roles import role_id
from egts_dashboard.francais import compte
from egts_dashboard.phrases import codage as phrases
from egts_dashboard.queries import preconisations, recherche
from egts_dashboard.queries.preconisations import Demande
from egts_dashboard.store.etapes import unfollowed
from egts_dashboard.ui.auteur import remember_who
from egts_dashboard.ui.codage.item import theme_labels
from egts_dashboard.ui.confirmation import show_change, sign
from egts_dashboard.ui.effet import do, follow_writing
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.filtres import choose_filtres
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import say
from egts_dashboard.ui.preconisations import FILTRES, OBJET

# Au-delà, l’effet se demande et l’écriture se suit : ils prennent quelques secondes.
ITEMS_SANS_DEMANDE = 500
EFFET_VU = "effet_vu_codage_lot"


def show_bulk(contexte: Contexte) -> None:
    """Chercher ou filtrer, choisir un thème, voir l’effet, confirmer."""
    store = contexte.store
    filtres = choose_filtres(store, FILTRES)
    tape, codeur, theme = _choose(contexte)
    demande = Demande(ask(recherche.understand, store, tape, OBJET), OBJET, filtres)
    nb = ask(preconisations.bilan, store, demande)["nb"]
    retenues = compte(nb, "préconisation retenue", "préconisations retenues")
    say(f"**{retenues}** par ces choix.")
    if codeur and theme and nb:
        choix = (tape, filtres, codeur, theme, store.empreinte)
        if nb <= ITEMS_SANS_DEMANDE or _is_asked(choix):
            trouvees = ask(preconisations.identifiants, store, demande)
            _confirm(contexte, codeur, theme, [(OBJET, item) for item in trouvees])
    else:
        st.caption(
            "Dites qui code et quel thème\u202f; un item déjà à trois thèmes reste tel quel."
        )


def _is_asked(choix: tuple[object, ...]) -> bool:
    """L’effet de ces choix est-il demandé ? Les changer le referme."""
    if st.session_state.get(EFFET_VU) == choix:
        return True
    if not st.button("Voir ce qui changerait", key="voir_codage_lot", type="primary"):
        st.caption(phrases.EFFET_LONG)
        return False
    st.session_state[EFFET_VU] = choix
    return True


def _choose(contexte: Contexte) -> tuple[str, str, str | None]:
    libelles = theme_labels(contexte)
    with st.container(horizontal=True):
        tape = st.text_input(
            "Mots",
            key="mots_codes",
            bind="query-params",
            placeholder="accueil stagiaires",
        )
        codeur = st.text_input("Qui code", key="codeur", bind="query-params")
        theme = st.selectbox(
            "Thème à ajouter",
            list(libelles),
            index=None,
            format_func=libelles.__getitem__,
            placeholder="Choisir un thème",
        )
    return tape, role_id(codeur), theme


def _confirm(
    contexte: Contexte, codeur: str, theme: str, items: list[tuple[str, str]]
) -> None:
    apport = gestes.ajouter_theme(codeur, theme, items)
    changes = {cle[1] for _, cle in apport.vues}
    if not changes:
        st.info("Tous ces items ont déjà ce thème, ou déjà trois.")
        return
    empreinte = contexte.store.empreinte
    cle = ("codage_lot", codeur, theme, tuple(sorted(changes)), empreinte)
    if not show_change(apport, cle, "codage_lot"):
        return
    signe = sign(apport, "codage_lot", "Enregistrer ces codages")
    if not signe:
        return
    est_long = len(changes) > ITEMS_SANS_DEMANDE
    place = st.empty()
    with place.container():
        suivre = follow_writing(phrases.ANNULER) if est_long else unfollowed
    if do(partial(actions.apporter, *signe, suivre), phrases.saved(len(changes))):
        remember_who(signe[1])
        st.rerun()
    place.empty()
