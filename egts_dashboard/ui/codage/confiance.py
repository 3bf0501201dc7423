"""« Pourquoi cette confiance ? » : les traits d’un texte, leur apport à la note, et la requête."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from egts_dashboard.actions import suggestions
from egts_dashboard.analyses.suggestions import Coefficients
from egts_dashboard.phrases import suggestions as phrases
from egts_dashboard.phrases.calculs import REJOUER
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.table import show_passing_rows

POURQUOI = "Pourquoi cette confiance\u202f?"
_TRAITS = (
    "trait",
    "sorte_trait",
    "apport",
    "poids_texte",
    "poids_appris",
    "nb_textes",
)
_SOMMES = ("terme", "ici", "obtenu")


def offer_confidence(
    store: Store,
    proposees: pd.DataFrame,
    coefficients: Mapping[str, Coefficients],
    libelles: Mapping[str, str],
) -> None:
    """Le bouton qui ouvre le calcul d’une confiance ; la proposition se choisit dans la fenêtre."""
    if st.button(POURQUOI, key="requetes_confiance", type="tertiary"):
        _explain(store, proposees, coefficients, libelles)


@st.dialog(POURQUOI, width="large")
def _explain(
    store: Store,
    proposees: pd.DataFrame,
    coefficients: Mapping[str, Coefficients],
    libelles: Mapping[str, str],
) -> None:
    lignes = [*proposees.itertuples()]
    noms = [
        phrases.proposal(libelles[x.theme_id], x.confiance, x.intitule) for x in lignes
    ]
    rang = st.selectbox(
        "Proposition à expliquer",
        range(len(noms)),
        format_func=noms.__getitem__,
        key="proposition",
    )
    ligne = lignes[rang]
    trouves = coefficients[ligne.theme_id]
    requete = suggestions.refaire(trouves, (ligne.objet, ligne.item_id, ligne.theme_id))
    with st.container(key="calcul_confiance"):
        _show(store.frame(requete), trouves)
    st.caption(REJOUER)
    st.code(requete, language=None)


def _show(lignes: pd.DataFrame, trouves: Coefficients) -> None:
    """Les traits, puis l’addition, puis ce qui est donné et ce qui est prouvé."""
    sont_traits = lignes["sorte_trait"].notna()
    traits, suite = lignes[sont_traits], lignes[~sont_traits]
    if traits.empty:
        st.info(phrases.SANS_TRAIT)
    else:
        show_passing_rows(traits, _TRAITS, "Les traits qui pèsent le plus")
    show_passing_rows(phrases.sums(suite), _SOMMES, "De la note à la confiance")
    for paragraphe in phrases.CONFIANCE:
        st.markdown(paragraphe)
    valeurs = suite.set_index("trait")["apport"]
    st.markdown(
        phrases.proven(
            *(trouves.duaux.shape[1], len(trouves.duaux)),
            *(valeurs["Écart aux régressions"], valeurs["Écart au calibrage"]),
            int(valeurs["Ateliers à cheval"]),
        )
    )
