"""« Pourquoi ces chiffres ? » : les requêtes dont une figure ou une table est faite."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from egts_dashboard.phrases.calculs import NOMBRES_CITES, REFAIRE, REJOUER, methode_of
from egts_dashboard.queries.recalculs import redo
from egts_dashboard.store import carnet
from egts_dashboard.store.carnet import Requete, Requetes, queries_of
from egts_dashboard.store.litteraux import write_out
from egts_dashboard.ui.fenetre import is_card_asked

# Ce que la phrase au-dessus d’une figure mesure, des mêmes requêtes.
SUITES = {
    "accord": ("alphas",),
    "marges": ("croisement",),
    "correspondances": ("independance", "restants"),
    "voix": ("accords", "bases"),
}
ORIGINE = "D’où vient cette phrase\u202f?"
POURQUOI = "Pourquoi ces chiffres\u202f?"


def show_query(requete: Requete) -> None:
    """Une requête et ses valeurs, prête à coller dans DuckDB."""
    st.code(write_out(requete), language=None)


def offer_queries(tableau: pd.DataFrame, cle: str, titre: str) -> None:
    """Le bouton qui ouvre les requêtes d’un tableau ; rien s’il ne vient pas du magasin."""
    if queries_of(tableau):
        _offer(tableau, cle, titre)


def _offer(tableau: pd.DataFrame, cle: str, titre: str) -> None:
    demande = st.button(POURQUOI, key=f"requetes_{cle}", type="tertiary")
    if demande and not is_card_asked():
        _explain(tableau, cle, titre)


def offer_phrase(phrase: str, refaites: Mapping[str, pd.DataFrame]) -> None:
    """Le bouton qui ouvre les requêtes posées pour écrire une phrase, et les calculs à refaire."""
    posees = carnet.noted_since()
    demande = posees and st.button(ORIGINE, key="requetes_phrase", type="tertiary")
    if demande and not is_card_asked():
        _trace(phrase, posees, refaites)


def show_all_queries() -> None:
    """Au bas d’une page, repliées : toutes les questions posées pour l’écrire, phrases comprises."""
    show_queries("Toutes les requêtes de cette page", "requetes_page", carnet.noted())


def show_queries(titre: str, cle: str, requetes: Requetes) -> None:
    """Des requêtes, repliées : rien ne s’en écrit avant qu’on ouvre."""
    repli = st.expander(titre, key=cle, on_change="rerun")
    if repli.open:
        with repli:
            st.caption(REJOUER)
            for requete in requetes:
                show_query(requete)


@st.dialog(POURQUOI, width="large")
def _explain(tableau: pd.DataFrame, cle: str, titre: str) -> None:
    st.subheader(titre, anchor=False)
    for paragraphe in methode_of(cle):
        st.markdown(paragraphe)
    st.caption(REJOUER)
    for requete in queries_of(tableau):
        show_query(requete)
    for recalcul in (cle, *SUITES.get(cle, ())):
        if refaite := recalculated(tableau, recalcul):
            st.markdown(REFAIRE)
            st.code(refaite, language=None)


@st.dialog(ORIGINE, width="large")
def _trace(phrase: str, posees: Requetes, refaites: Mapping[str, pd.DataFrame]) -> None:
    st.markdown(phrase)
    st.caption(f"{NOMBRES_CITES} {REJOUER}")
    for requete in posees:
        show_query(requete)
    for cle, tableau in refaites.items():
        st.markdown(REFAIRE)
        st.code(recalculated(tableau, cle), language=None)


def recalculated(tableau: pd.DataFrame, cle: str) -> str:
    """La requête qui refait en SQL ce qui a été calculé hors de la base ; vide s’il n’y en a pas."""
    requetes = list(map(write_out, queries_of(tableau)))
    return redo(cle, requetes, {str(k): v for k, v in tableau.attrs.items()})
