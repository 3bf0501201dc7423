"""Les blocs du journal : les lots, leurs gestes, l’histoire d’une ligne."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from egts_dashboard import actions
from egts_dashboard.actions import Effet
from egts_dashboard.errors import EgtsError
from egts_dashboard.francais import escape_markdown
from egts_dashboard.models import TABLES
from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases import journal as phrases
from egts_dashboard.phrases.ligne_de_commande import COMMANDES
from egts_dashboard.queries import journal
from egts_dashboard.ui.figure import Contexte, show_table
from egts_dashboard.ui.magasin import suivi
from egts_dashboard.ui.memoire import ask, remember
from egts_dashboard.ui.page import say
from egts_dashboard.ui.table import show_rows

LOTS = (
    *("lot", "etat_lot", "nb_ajouts", "nb_corrections", "nb_retraits"),
    *("auteur", "quand", "raison"),
)
VERSIONS = ("quand", "geste", "changement", "auteur", "raison", "lot", "nom_table")
LIGNES = ("geste", "nom_table", "ligne_id", "changement")
LIGNES_MONTREES = 100
FAIT = "journal_fait"
AUTEUR = "journal_auteur"


def show_done() -> None:
    """Dit le geste qui vient d’être fait, une fois."""
    if FAIT in st.session_state:
        st.success(escape_markdown(st.session_state.pop(FAIT)))


def say_how_to_import() -> None:
    """Dit comment importer, tant que cette page ne le fait pas elle-même."""
    if "importer" not in COMMANDES:
        say("Cette page ne reçoit pas encore de fichier\u00a0: elle tient le journal.")
        return
    say(
        "Cette page ne reçoit pas encore de fichier. L’import se fait par la commande\u00a0:"
    )
    st.code(
        "python -m egts_dashboard importer FICHIER --table TABLE --simuler",
        language=None,
    )


def show_lots(contexte: Contexte) -> None:
    """Les lots, par table et par personne."""
    store = contexte.store
    with st.container(horizontal=True):
        table = _choose_table("Table touchée", "table")
        auteur = st.selectbox(
            "Personne",
            ["", *ask(journal.auteurs, store)],
            format_func=lambda nom: nom or "Toutes",
            key="personne",
            bind="query-params",
        )
    tableau = ask(journal.lots, store, table, auteur)
    if tableau.empty:
        say("Aucun lot pour ces choix.")
        return
    show_table(contexte, tableau, cle="lots", titre="Lots", colonnes=LOTS, ouverte=True)


def show_gesture(contexte: Contexte) -> None:
    """Le choix d’un lot, ce que le geste changerait, puis qui et pourquoi."""
    lots = ask(journal.lots, contexte.store)
    choisis = lots[lots["etat_lot"] != "geste"].set_index("lot_id")
    lot_id = st.selectbox(
        "Lot",
        list(choisis.index),
        index=None,
        format_func=lambda nom: f"{choisis.at[nom, 'lot']} ({nom})",
        placeholder="Choisir un lot",
        key="lot",
        bind="query-params",
    )
    if lot_id is None:
        return
    est_retrait = choisis.at[lot_id, "etat_lot"] == "applique"
    prevoir = (
        actions.effet_du_retrait if est_retrait else actions.effet_du_retablissement
    )
    effet = _compute(
        ("geste", lot_id, contexte.store.empreinte), lambda: prevoir(lot_id)
    )
    if effet is None:
        return
    _show_effect(effet, "geste")
    _ask_confirmation(lot_id, str(choisis.at[lot_id, "lot"]), est_retrait=est_retrait)


def show_history(contexte: Contexte) -> None:
    """Les versions d’une ligne nommée par son identifiant."""
    with st.container(horizontal=True):
        ligne_id = st.text_input(
            "Identifiant de la ligne",
            key="ligne",
            bind="query-params",
            placeholder="celui de la fiche, ou de la colonne Ligne du journal",
        )
        table = _choose_table("Table de la ligne", "table_ligne")
    if not ligne_id:
        return
    tableau = ask(journal.histoire, contexte.store, ligne_id.strip(), table)
    if tableau.empty:
        say("Aucune ligne ne porte cet identifiant. Vérifiez-le, ou relâchez la table.")
        return
    show_table(
        contexte,
        tableau,
        cle="histoire",
        titre="Histoire de la ligne",
        colonnes=VERSIONS,
        ouverte=True,
    )


def show_since(contexte: Contexte) -> None:
    """Ce qui sépare l’état d’une date de celui d’aujourd’hui."""
    jour = st.date_input(
        "Depuis le",
        value=None,
        format="DD/MM/YYYY",
        min_value=dt.date(2000, 1, 1),
        key="depuis",
        bind="query-params",
    )
    if jour is None:
        return
    instant = dt.datetime.combine(jour, dt.time())
    effet = _compute(
        ("depuis", instant, contexte.store.empreinte), lambda: actions.depuis(instant)
    )
    if effet is not None:
        _show_effect(effet, "depuis")


def _choose_table(etiquette: str, cle: str) -> str:
    return st.selectbox(
        etiquette,
        ["", *TABLES],
        format_func=lambda nom: libelle("nom_table", nom) if nom else "Toutes",
        key=cle,
        bind="query-params",
    )


def _compute(
    cle: tuple[Any, ...], calcul: Callable[[], Effet]
) -> Mapping[str, Any] | None:
    """L’effet, retenu ; None, et le refus montré, quand le geste n’est pas possible."""
    try:
        with st.spinner("Calcul de ce qui changerait…"):
            return remember(("effet", *cle), lambda: calcul().to_data())
    except EgtsError as refus:
        st.error("Ce geste n’est pas possible.")
        st.text(str(refus))
        return None


def _show_effect(effet: Mapping[str, Any], cle: str) -> None:
    say(f"**{phrases.sentence(effet['lignes'])}**")
    with st.container(horizontal=True):
        for intitule, avant, apres in phrases.headline(effet["chiffres"]):
            suite = "inchangé" if avant == apres else f"{avant} avant"
            st.metric(intitule, apres, suite, delta_color="off", delta_arrow="off")
    lignes = effet["lignes"][:LIGNES_MONTREES]
    if not lignes:
        return
    repli = st.expander(
        "Les lignes qui changent", on_change="rerun", key=f"lignes_{cle}"
    )
    if repli.open:
        with repli:
            if len(effet["lignes"]) > LIGNES_MONTREES:
                st.caption(phrases.first_lines(LIGNES_MONTREES, len(effet["lignes"])))
            show_rows(_lines(lignes), LIGNES, "Les lignes qui changent")


def _lines(lignes: list[Mapping[str, Any]]) -> pd.DataFrame:
    tableau = pd.DataFrame(lignes)
    return tableau.assign(changement=[journal.in_words(c) for c in tableau["champs"]])


def _ask_confirmation(lot_id: str, titre: str, *, est_retrait: bool) -> None:
    with st.form("geste", border=False):
        auteur = st.text_input("Votre nom", value=st.session_state.get(AUTEUR, ""))
        raison = st.text_input(
            "Raison", placeholder="Pourquoi\u202f? Le journal la garde."
        )
        verbe = "Retirer ce lot" if est_retrait else "Rétablir ce lot"
        est_demande = st.form_submit_button(verbe, type="primary")
    if not est_demande:
        return
    faire = actions.retirer if est_retrait else actions.retablir
    try:
        faire(lot_id, auteur, raison)
        suivi().reload()
    except EgtsError as refus:
        st.error("Le geste n’a pas été fait.")
        st.text(str(refus))
        return
    st.session_state[AUTEUR] = auteur
    st.session_state[FAIT] = phrases.done(titre, est_retrait=est_retrait)
    st.rerun()
