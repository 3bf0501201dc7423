"""Les thèmes d’un item : le choix, le mémo, le brouillon."""

from collections.abc import Mapping, Sequence

import streamlit as st

from egts_dashboard.actions import codage as gestes
from egts_dashboard.errors import EgtsError
from egts_dashboard.models.brouillon import THEMES_MAX
from egts_dashboard.queries import codage as questions
from egts_dashboard.ui.auteur import SIGNES_RAISON
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.memoire import ask


def choose_themes(
    contexte: Contexte, cle: str, deja: Sequence[str]
) -> tuple[list[str], str]:
    """Un à trois thèmes, le principal d’abord, et un mémo."""
    libelles = theme_labels(contexte)
    themes = st.multiselect(
        "Thèmes, le principal d’abord",
        list(libelles),
        default=[theme for theme in deja if theme in libelles],
        format_func=libelles.__getitem__,
        max_selections=THEMES_MAX,
        key=f"themes_{cle}",
        placeholder="De un à trois thèmes",
    )
    note = st.text_input(
        "Mémo",
        key=f"memo_{cle}",
        placeholder="Pourquoi, si le choix se discute",
        max_chars=SIGNES_RAISON,
    )
    return themes, note


def theme_labels(contexte: Contexte) -> Mapping[str, str]:
    """{thème: libellé}, dans l’ordre de la grille."""
    grille = ask(questions.codebook, contexte.store)
    return dict(zip(grille["theme_id"], grille["libelle"], strict=True))


def keep(codeur: str, objet: str, item_id: str, themes: list[str], note: str) -> bool:
    """Ajoute au brouillon ; sinon dit pourquoi non."""
    try:
        gestes.retenir(codeur, objet, item_id, themes, note)
    except EgtsError as refus:
        st.error(str(refus))
        return False
    return True
