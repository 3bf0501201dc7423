"""Emporter une sélection vers d’autres logiciels : chaque fichier se fabrique au clic."""

from collections.abc import Callable

import streamlit as st

from egts_dashboard.exports.corpus_iramuteq import to_corpus
from egts_dashboard.exports.livre_refi import to_codebook
from egts_dashboard.exports.matrice_themes import to_matrix
from egts_dashboard.phrases import mots as phrases
from egts_dashboard.queries.mots_selection import Selection, etendue
from egts_dashboard.queries.textes_selection import NB_ITEMS_MAX, textes
from egts_dashboard.queries.themes import livre_de_codes
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import open_section, say


def show_emporter(store: Store, selection: Selection) -> None:
    """Le corpus, la matrice, le livre de codes."""
    nb = ask(etendue, store, selection).nb_dans
    open_section("Emporter la sélection", phrases.a_emporter(nb, selection.objet))
    if nb > NB_ITEMS_MAX:
        say(phrases.trop_a_emporter(NB_ITEMS_MAX))
        return
    boutons: dict[str, tuple[str, str, Callable[[], bytes]]] = {
        "Corpus IRaMuTeQ (.txt)": (
            "egts_corpus_iramuteq.txt",
            "text/plain",
            lambda: to_corpus(textes(store, selection)),
        ),
        "Matrice items × thèmes (.csv)": (
            "egts_items_themes.csv",
            "text/csv",
            lambda: to_matrix(
                textes(store, selection), livre_de_codes(store)["theme_id"].tolist()
            ),
        ),
        "Livre de codes REFI-QDA (.qdc)": (
            "egts_livre_de_codes.qdc",
            "application/xml",
            lambda: to_codebook(livre_de_codes(store)),
        ),
    }
    with st.container(horizontal=True, key="emporter"):
        for etiquette, (fichier, mime, contenu) in boutons.items():
            st.download_button(
                etiquette,
                contenu,
                file_name=fichier,
                mime=mime,
                key=f"emporter_{fichier}",
                on_click="ignore",
            )
    with st.expander("Ce que contient chaque fichier"):
        for paragraphe in phrases.FICHIERS:
            st.markdown(paragraphe)
