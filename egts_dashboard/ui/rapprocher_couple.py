"""Un couple proposé, côte à côte : accepter, refuser, passer ; ou plusieurs d’un coup."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from egts_dashboard.actions import jugement
from egts_dashboard.analyses.precision import SEUILS
from egts_dashboard.errors import EgtsError
from egts_dashboard.francais import nombre
from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.phrases import rapprochement as phrases
from egts_dashboard.queries import codage
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.auteur import SIGNES_RAISON
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import say
from egts_dashboard.ui.remontees_lecture import side_by_side

PASSES = "couples_passes"
NATURES = LIBELLES["nature_remontee"]
CONFIANCES = LIBELLES["confiance"]


def show_couple(store: Store, codeur: str, couple: Mapping[str, Any]) -> None:
    """Les deux textes, ce qu’ils partagent, et la décision."""
    grille = ask(codage.codebook, store)
    themes = dict(zip(grille["theme_id"], grille["libelle"], strict=True))
    cle = f"{couple['amont_id']}_{couple['aval_id']}"
    with st.form(f"couple_{cle}"):
        st.html(side_by_side(couple["amont"], couple["aval"]))
        say(phrases.couple(couple, themes))
        with st.container(horizontal=True):
            nature, confiance = _choose_link(cle)
        note = st.text_input(
            "Raison, en une ligne",
            key=f"note_{cle}",
            placeholder="Même demande, élargie à…",
            max_chars=SIGNES_RAISON,
        )
        with st.container(horizontal=True):
            accepte = st.form_submit_button("Accepter", type="primary")
            refuse = st.form_submit_button("Refuser")
            passe = st.form_submit_button("Passer", type="tertiary")
    if passe:
        bouts = ("amont_objet", "amont_id", "aval_objet", "aval_id")
        st.session_state[PASSES].add(tuple(couple[c] for c in bouts))
        st.rerun()
    if refuse and _keep(codeur, [couple], est_accepte=False, note=note):
        st.rerun()
    if accepte and _keep(
        codeur,
        [couple],
        est_accepte=True,
        nature=nature,
        confiance=confiance,
        note=note,
    ):
        st.rerun()


def _choose_link(cle: str) -> tuple[str, str]:
    nature = st.selectbox(
        "Nature du lien",
        list(NATURES),
        index=list(NATURES).index("meme_demande"),
        format_func=NATURES.__getitem__,
        key=f"nature_{cle}",
    )
    confiance = st.selectbox(
        "Confiance",
        list(CONFIANCES),
        index=list(CONFIANCES).index("probable"),
        format_func=CONFIANCES.__getitem__,
        key=f"confiance_{cle}",
    )
    return nature, confiance


def show_bulk(codeur: str, restants: Sequence[Mapping[str, Any]]) -> None:
    """Accepter ou refuser tout ce qui dépasse une note, ou reste au-dessous."""
    repli = st.expander(
        "Décider de plusieurs d’un coup", key="en_bloc", on_change="rerun"
    )
    if not repli.open:
        return
    with repli, st.form("en_bloc_form", border=False):
        note, nature, raison = _choose_bulk()
        with st.container(horizontal=True):
            accepte = st.form_submit_button("Accepter ceux qui l’atteignent")
            refuse = st.form_submit_button("Refuser ceux qui sont au-dessous")
    if not (accepte or refuse):
        return
    vises = [c for c in restants if (c["score"] >= note) == accepte]
    if not vises:
        st.info("Aucun couple à lire n’est dans ce cas.")
    elif _keep(
        codeur,
        vises,
        est_accepte=accepte,
        nature=nature if accepte else jugement.NATURE_D_UN_REFUS,
        confiance="incertaine",
        note=raison,
    ):
        st.rerun()


def _choose_bulk() -> tuple[float, str, str]:
    st.caption(phrases.EN_BLOC)
    with st.container(horizontal=True):
        note = st.selectbox(
            "Note",
            SEUILS,
            index=SEUILS.index(0.6),
            format_func=lambda s: nombre(s, 2),
            key="note_bloc",
        )
        nature = st.selectbox(
            "Nature du lien",
            list(NATURES),
            index=list(NATURES).index("meme_demande"),
            format_func=NATURES.__getitem__,
            key="nature_bloc",
        )
    raison = st.text_input(
        "Raison, en une ligne", key="raison_bloc", max_chars=SIGNES_RAISON
    )
    return float(note), nature, raison


def _keep(codeur: str, couples: Sequence[Mapping[str, Any]], **decision: Any) -> bool:
    try:
        jugement.retenir(codeur, couples, **decision)
    except EgtsError as refus:
        st.error(str(refus))
        return False
    return True
