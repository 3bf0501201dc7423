"""Le journal des lots et le dictionnaire, au bas de la page Sources et qualité."""

import streamlit as st

from egts_dashboard.queries import sources
from egts_dashboard.ui.figure import Contexte, show_table
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import say

LOTS = ("lot", "auteur", "date", "raison", "nb_ajouts", "nb_corrections", "nb_retraits")
JOURNAL = ("lot", "nom_table", "ligne_id", "geste", "champs")
DICTIONNAIRE = (
    *("colonne", "type_valeur", "definition"),
    *("unite_valeur", "valeurs", "obligatoire"),
)


def show_journal(contexte: Contexte) -> None:
    """Les lots, puis les corrections et les retraits s’il y en a eu."""
    show_table(
        contexte,
        ask(sources.lots, contexte.store),
        cle="lots",
        titre="Lots",
        colonnes=LOTS,
        ouverte=True,
    )
    tableau = ask(sources.journal, contexte.store)
    if tableau.empty:
        say("Aucune correction ni aucun retrait jusqu’ici.")
        return
    show_table(
        contexte,
        tableau,
        cle="journal",
        titre="Journal",
        colonnes=JOURNAL,
        ouverte=True,
    )


def show_dictionnaire(contexte: Contexte) -> None:
    """Les colonnes de la table choisie, telles que les modèles les définissent."""
    tables = sources.tables()
    table = st.selectbox("Table", list(tables), key="table", bind="query-params")
    st.caption(tables[table])
    show_table(
        contexte,
        ask(sources.dictionnaire, contexte.store, table),
        cle="dictionnaire",
        titre=f"Dictionnaire de la table {table}",
        colonnes=DICTIONNAIRE,
        ouverte=True,
    )
