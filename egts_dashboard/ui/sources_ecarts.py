"""La liste entière des écarts que la page dit d’une seule ligne : page par page, ou en fichier."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from egts_dashboard.exports.tableau import blocks_to_csv
from egts_dashboard.phrases import sources as phrases
from egts_dashboard.phrases.colonnes import shown
from egts_dashboard.queries import ecarts_entiers as questions
from egts_dashboard.ui.choix import choose_row
from egts_dashboard.ui.corriger import with_links
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.filtres import describe
from egts_dashboard.ui.memoire import ask, once
from egts_dashboard.ui.pourquoi import offer_queries
from egts_dashboard.ui.table import LIGNES_PAR_PAGE, show_rows

# Ce qu’un tableur ouvre.
FICHIER_MAX = 1_000_000
EMPORTEES = (
    "message",
    "severite",
    "valeur_a",
    "lieu_a",
    "valeur_b",
    "lieu_b",
    "explication",
)


def show_whole_lists(contexte: Contexte) -> None:
    """Un repli, s’il y a des règles résumées : laquelle lire, ses écarts, le fichier."""
    regles = ask(questions.regles_resumees, contexte.store, contexte.filtres)
    if not regles:
        return
    repli = st.expander(
        phrases.liste_entiere(sum(regle["nb"] for regle in regles)),
        key="ecarts_entiers",
        on_change="rerun",
    )
    if repli.open:
        with repli:
            regle = choose_row("Règle", regles, "controle", "regle_entiere")
            if regle is not None:
                _show_list(contexte, regle)


def _show_list(contexte: Contexte, regle: Mapping[str, Any]) -> None:
    total, debut = regle["nb"], 0
    with st.container(horizontal=True, vertical_alignment="center"):
        if total > LIGNES_PAR_PAGE:
            page = st.pagination(
                -(-total // LIGNES_PAR_PAGE), key=f"page_{regle['controle_id']}"
            )
            debut = (page - 1) * LIGNES_PAR_PAGE
        place = st.empty()
    tableau = ask(
        questions.ecarts,
        contexte.store,
        regle["controle_id"],
        debut,
        LIGNES_PAR_PAGE,
        contexte.filtres,
    )
    place.caption(phrases.lignes_lues(debut, len(tableau), total))
    show_rows(once(with_links, tableau), (*EMPORTEES, "corriger"), regle["controle"])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Télécharger la liste entière (CSV)",
            lambda: _write(contexte, regle),
            file_name=f"egts_ecarts_{regle['controle_id']}.csv",
            mime="text/csv",
            key="csv_ecarts_entiers",
            on_click="ignore",
        )
        offer_queries(tableau, "ecarts_entiers", regle["controle"])
    if total > FICHIER_MAX:
        st.caption(phrases.fichier_borne(FICHIER_MAX, regle["controle_id"]))


def _write(contexte: Contexte, regle: Mapping[str, Any]) -> bytes:
    lus = questions.blocs(
        contexte.store, regle["controle_id"], FICHIER_MAX, contexte.filtres
    )
    entete = [regle["controle"], *describe(contexte.store, contexte.filtres)]
    return blocks_to_csv((shown(bloc, EMPORTEES) for bloc in lus), entete)
