"""La fiche d’un item : tout ce que le magasin en sait, ouverte par l’adresse (`?fiche=…`)."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from egts_dashboard.francais import date_longue, escape_markdown
from egts_dashboard.models import OBJETS
from egts_dashboard.phrases import fiche as phrases
from egts_dashboard.phrases import liens as phrases_liens
from egts_dashboard.queries import fiches, liens
from egts_dashboard.queries.recherche.mots import Mots
from egts_dashboard.store import carnet
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.corriger import show_correction_link
from egts_dashboard.ui.fenetre import FICHE
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.pourquoi import show_queries
from egts_dashboard.ui.surlignage import highlight_found


def open_card(item_id: str) -> None:
    """Écrit l’item dans l’adresse : la fiche s’ouvre au prochain affichage."""
    st.query_params[FICHE] = item_id


def url_of(item_id: str) -> str:
    """L’adresse de cette page, choix compris, avec la fiche de l’item ouverte."""
    choix = [
        (nom, valeur)
        for nom in st.query_params
        if nom != FICHE
        for valeur in st.query_params.get_all(nom)
    ]
    return "?" + urlencode([*choix, (FICHE, item_id)])


def show_asked_card(store: Store, mots: Mots) -> None:
    """Ouvre la fiche que l’adresse nomme, s’il y en a une."""
    item_id = st.query_params.get(FICHE)
    if item_id:
        _show(store, item_id, mots)


def _close() -> None:
    st.query_params.pop(FICHE, None)


@st.dialog("Fiche", width="medium", on_dismiss=_close)
def _show(store: Store, item_id: str, mots: Mots) -> None:
    with carnet.open_notebook() as posees:
        _show_known(store, item_id, mots)
    carnet.note_all(posees)
    show_queries("Les requêtes de cette fiche", "requetes_fiche", tuple(posees))


def _show_known(store: Store, item_id: str, mots: Mots) -> None:
    item = ask(fiches.fiche, store, item_id)
    if item is None:
        st.info("Cette fiche n’existe pas, ou plus, dans les données.")
        return
    st.html(_head(item, mots))
    ligne = (store, item["objet"], item_id)
    _show_themes(ask(fiches.themes, *ligne))
    devenue = "D’où elle vient, ce qu’elle est devenue"
    _show_list(devenue, ask(fiches.liens, *ligne), phrases.lien)
    _show_list("Réunie ou scindée", ask(liens.of_item, *ligne), phrases_liens.relation)
    _show_list("Redite ailleurs", ask(fiches.mentions, *ligne), phrases.mention)
    _show_neighbours(ask(fiches.proches, store, item["item_no"]))
    _show_list("Historique", ask(fiches.historique, *ligne), _gesture)
    show_correction_link(OBJETS[str(item["objet"])], item_id)


def _head(item: Mapping[str, Any], mots: Mots) -> str:
    verbatim = (
        f"<p>«\u00a0{highlight_found(item['verbatim'], mots)}\u00a0»</p>"
        if item["verbatim"]
        else ""
    )
    paires = "".join(
        f"<dt>{escape(nom)}</dt><dd>{escape(str(valeur))}</dd>"
        for nom, valeur in phrases.reperes(item)
    )
    return (
        f'<div class="egts-fiche"><p class="titre">{highlight_found(item["intitule"], mots)}</p>'
        f"{verbatim}<dl>{paires}</dl></div>"
    )


def _show_themes(tableau: pd.DataFrame) -> None:
    st.subheader("Thèmes", anchor=False)
    if tableau.empty:
        st.caption("Aucun thème n’a été donné à cette ligne.")
    for ligne in tableau.itertuples():
        st.markdown(f"- {phrases.theme(ligne._asdict())}")


def _show_list(
    titre: str, tableau: pd.DataFrame, dire: Callable[[Mapping[str, Any]], str]
) -> None:
    if tableau.empty:
        return
    st.subheader(titre, anchor=False)
    for ligne in tableau.itertuples():
        st.markdown(f"- {dire(ligne._asdict())}")


def _show_neighbours(tableau: pd.DataFrame) -> None:
    if tableau.empty:
        return
    st.subheader("Les plus proches", anchor=False)
    st.caption(
        "Par les mots partagés, les plus rares comptant le plus\u202f; un thème commun rapproche."
        " Ce voisinage est calculé\u00a0: personne ne l’a validé."
    )
    for ligne in tableau.itertuples():
        with st.container(key=f"proche_{ligne.item_id}", gap="small"):
            if st.button(
                escape_markdown(ligne.intitule),
                key=f"voisin_{ligne.item_id}",
                type="tertiary",
            ):
                open_card(ligne.item_id)
                st.rerun()
            st.caption(phrases.proche(ligne._asdict()))


def _gesture(ligne: Mapping[str, Any]) -> str:
    return f"{date_longue(ligne['date'])}, {phrases.geste(ligne)}"
