"""Les blocs du journal : les lots, leurs gestes, l’histoire d’une ligne."""

import datetime as dt

import streamlit as st

from egts_dashboard import actions
from egts_dashboard.models import TABLES
from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases import journal as phrases
from egts_dashboard.queries import journal
from egts_dashboard.ui.auteur import ask_who_and_why, remember_who
from egts_dashboard.ui.effet import compute_effect, do, show_effect
from egts_dashboard.ui.figure import Contexte, show_table
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import open_section, say

LOTS = (
    *("lot", "etat_lot", "nb_ajouts", "nb_corrections", "nb_retraits"),
    *("auteur", "quand", "raison"),
)
VERSIONS = ("quand", "geste", "changement", "auteur", "raison", "lot", "nom_table")


def show_journal(contexte: Contexte) -> None:
    """Les lots, leurs gestes, l’histoire d’une ligne, ce qui a changé depuis une date."""
    open_section(
        "Les lots",
        "Un lot est un apport entier. Rien n’est modifié en place\u00a0: un lot s’ajoute, un autre"
        " le retire ou le rétablit.",
    )
    show_lots(contexte)
    open_section("Retirer ou rétablir un lot", "Voir d’abord ce qui changerait.")
    show_gesture(contexte)
    open_section(
        "L’histoire d’une ligne", "Ses versions, de la première à la dernière."
    )
    show_history(contexte)
    open_section("Depuis le…", "Ce qui a changé à partir de ce jour, ce jour compris.")
    show_since(contexte)


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
    effet = compute_effect(
        ("geste", lot_id, contexte.store.empreinte), lambda: prevoir(lot_id)
    )
    if effet is None:
        return
    show_effect(effet, "geste")
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
    effet = compute_effect(
        ("depuis", instant, contexte.store.empreinte), lambda: actions.depuis(instant)
    )
    if effet is not None:
        show_effect(effet, "depuis")


def _choose_table(etiquette: str, cle: str) -> str:
    return st.selectbox(
        etiquette,
        ["", *TABLES],
        format_func=lambda nom: libelle("nom_table", nom) if nom else "Toutes",
        key=cle,
        bind="query-params",
    )


def _ask_confirmation(lot_id: str, titre: str, *, est_retrait: bool) -> None:
    with st.form("geste", border=False):
        auteur, raison = ask_who_and_why()
        verbe = "Retirer ce lot" if est_retrait else "Rétablir ce lot"
        est_demande = st.form_submit_button(verbe, type="primary")
    faire = actions.retirer if est_retrait else actions.retablir
    fait = phrases.done(titre, est_retrait=est_retrait)
    if est_demande and do(lambda: faire(lot_id, auteur, raison), fait):
        remember_who(auteur)
        st.rerun()
