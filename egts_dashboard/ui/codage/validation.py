"""« D’où viennent ces propositions ? » : la validation croisée d’un thème, refaite en SQL."""

from collections.abc import Mapping

import streamlit as st

from egts_dashboard.actions.suggestions import Epreuve
from egts_dashboard.phrases import suggestions as phrases
from egts_dashboard.phrases.calculs import REJOUER
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.table import show_passing_rows

ORIGINE = "D’où viennent ces propositions\u202f?"
_COLONNES = ("pli", "nb_vrais", "nb_faux", "nb_tenus", "nb_appris")


def offer_validation(
    store: Store, epreuve: Epreuve, seuil: float, libelles: Mapping[str, str]
) -> None:
    """Le bouton qui ouvre le calcul ; le thème se choisit dans la fenêtre."""
    if st.button(ORIGINE, key="requetes_validation", type="tertiary"):
        _explain(store, epreuve, seuil, libelles)


@st.dialog(ORIGINE, width="large")
def _explain(
    store: Store, epreuve: Epreuve, seuil: float, libelles: Mapping[str, str]
) -> None:
    themes = [epreuve.themes[rang] for rang in epreuve.appris]
    theme = st.selectbox(
        "Thème à expliquer", themes, format_func=libelles.__getitem__, key="valide"
    )
    requete = epreuve.redo(theme, seuil)
    if not requete:
        st.info(phrases.AUCUN_PLI)
        return
    plis = store.frame(requete)
    show_passing_rows(plis, _COLONNES, "Pli par pli")
    st.markdown(
        phrases.folds(
            *(len(plis), len(epreuve.modeles)),
            *(int(plis["nb_vrais"].sum()), int(plis["nb_faux"].sum())),
        )
    )
    st.markdown(
        phrases.proven(
            *(len(epreuve.items), int(plis["nb_regressions"].sum())),
            *(plis["residu"].max(), plis["correction"].max()),
            int(plis["a_cheval"].sum()),
        )
    )
    st.caption(REJOUER)
    st.code(requete, language=None, height=400)
