"""Les blocs de la page Préconisations : chercher, répartir, lister, emporter."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from egts_dashboard.exports.tableau import to_csv
from egts_dashboard.exports.tableau_xlsx import to_xlsx
from egts_dashboard.figures import preconisations as figures
from egts_dashboard.phrases import preconisations as phrases
from egts_dashboard.phrases.colonnes import shown
from egts_dashboard.queries import preconisations as questions
from egts_dashboard.queries.facettes import FACETTES, facettes
from egts_dashboard.queries.filtres import ETIQUETTES, options
from egts_dashboard.queries.preconisations import Demande
from egts_dashboard.queries.recherche import understand
from egts_dashboard.queries.recherche.mot_proche import suggest
from egts_dashboard.queries.recherche.mots import Mots
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.figure import Contexte, est_sombre, show_table
from egts_dashboard.ui.filtres import describe
from egts_dashboard.ui.liste_items import show_list
from egts_dashboard.ui.locale_plotly import CONFIG
from egts_dashboard.ui.memoire import ask, remember
from egts_dashboard.ui.mots_tapes import bound
from egts_dashboard.ui.navigation import show_link
from egts_dashboard.ui.page import say_a_retenir

STYLE = Path(__file__).parent / "preconisations.css"
FILTRES = (
    "demarche",
    "territoire",
    "niveau",
    "atelier",
    "theme",
    "nature",
    "volet",
    "annee",
    "document",
    "reprise",
)
OBJET = "preconisation"
OBJETS = {
    OBJET: "Préconisations",
    "constat": "Constats",
    "pratique": "Pratiques",
    "tout": "Tout",
}
EXPORT_MAX = 200_000
COLONNES_EXPORT = (
    "objet",
    "intitule",
    "provenance",
    "document",
    "territoire",
    "niveau",
    "annee",
    "nature",
    "volet",
    "themes",
    "localisation",
    "ligne_debut",
    "ligne_fin",
    "certitude",
    "note",
    "item_id",
)


def choose_search() -> tuple[str, str | None]:
    """La boîte de recherche et la sorte d’item cherchée (None : toutes)."""
    st.html(STYLE)
    with st.container(horizontal=True, key="recherche"):
        tape = st.text_input(
            "Chercher des mots",
            key="q",
            bind="query-params",
            placeholder="formation, place de l’usager, appels à projets…",
            help=phrases.AIDE_RECHERCHE,
        )
        objet = choose_one("Parmi", OBJETS, "objet")
    return bound(tape), None if objet == "tout" else objet


def show_suggestion(store: Store, mots: Mots, tape: str) -> None:
    """Un bouton qui remplace, dans la boîte, les mots que rien ne contient."""
    if not mots.inconnus:
        return
    if propose := ask(suggest, store, mots, tape):
        st.button(
            phrases.voulu(propose.corrections),
            key="suggestion",
            type="tertiary",
            on_click=_retype,
            args=(propose.saisie,),
        )


def _retype(saisie: str) -> None:
    st.session_state["q"] = saisie


def say_a_retenir_of(
    contexte: Contexte, demande: Demande, bilan: Mapping[str, Any], tape: str
) -> None:
    """La phrase à retenir ; le thème récurrent n’y est dit que si aucun thème n’est imposé."""
    themes = ask(facettes, contexte.store, demande)["theme"]
    if contexte.filtres.theme:
        themes = themes.head(0)
    say_a_retenir(phrases.a_retenir(bilan, themes, demande.objet, tape))


def advise(contexte: Contexte, demande: Demande, tape: str) -> str:
    """Quand rien ne répond : où chercher aussi, ou quel filtre relâcher."""
    actifs = tuple(ETIQUETTES[nom].lower() for nom in contexte.filtres.choisis())
    ailleurs = 0
    if demande.objet is not None:
        mots = ask(understand, contexte.store, tape, None)
        toutes = replace(demande, mots=mots, objet=None)
        ailleurs = ask(questions.bilan, contexte.store, toutes)["nb"]
    return phrases.conseil(actifs, tape, ailleurs)


def show_facets(contexte: Contexte, demande: Demande) -> None:
    """Où se trouvent les items retenus : une facette à la fois, chaque barre est un filtre."""
    etiquettes = {
        nom: ETIQUETTES[nom] for nom in FACETTES if _exists(contexte.store, nom)
    }
    nom = choose_one("Compter par", etiquettes, "facette")
    tableau = ask(facettes, contexte.store, demande)[nom]
    if tableau.empty:
        st.caption("Aucune de ces lignes n’a de valeur ici.")
        return
    titre = phrases.titre_repartition(tableau, nom)
    st.subheader(titre, anchor=False)
    st.caption(phrases.precision_repartition(nom, len(tableau), figures.BARRES_MAX))
    sombre = est_sombre()
    figure, _ = remember(
        ("figure", figures.repartition, id(tableau), sombre),
        lambda: (figures.repartition(tableau, sombre), tableau),
    )
    # La clé suit la demande : une fois le filtre posé, la barre touchée n’est plus choisie.
    cle = f"barres_{nom}_{abs(hash(demande))}"
    st.plotly_chart(
        figure,
        key=cle,
        alt=phrases.alt_repartition(tableau, nom),
        config=CONFIG,
        theme=None,
        on_select=lambda: _toggle(cle, nom, tableau),
        selection_mode="points",
    )
    show_table(
        contexte,
        tableau,
        cle=f"facette_{nom}",
        titre=titre,
        colonnes=("libelle", "nb_items", "nb_ateliers"),
    )


def _exists(store: Store, nom: str) -> bool:
    return nom == "theme" or not ask(options, store, nom).empty


def _toggle(cle: str, nom: str, tableau: pd.DataFrame) -> None:
    """La barre touchée entre dans le filtre, ou en sort si elle y est."""
    points = st.session_state[cle].selection.point_indices
    if not points:
        return
    code = tableau["code"].iloc[points[0]]
    code = int(code) if nom == "annee" else str(code)
    choisis = list(st.session_state.get(nom, []))
    st.session_state[nom] = (
        [c for c in choisis if c != code] if code in choisis else [*choisis, code]
    )


def open_list_and_facets() -> DeltaGenerator:
    """Le cadre qui met les facettes à côté de la liste, ou dessous quand l’écran est étroit."""
    return st.container(horizontal=True, key="liste_et_facettes", gap="medium")


def show_list_and_exports(
    contexte: Contexte, demande: Demande, tape: str, nb: int
) -> None:
    """La liste, puis de quoi l’emporter."""
    with st.container(key="liste"):
        show_list(contexte.store, demande, nb)
        show_exports(contexte, demande, tape, nb)


def show_exports(contexte: Contexte, demande: Demande, tape: str, nb: int) -> None:
    """Emporter exactement la sélection, toutes lignes, filtres écrits en tête."""
    if nb > EXPORT_MAX:
        st.caption(phrases.trop_a_emporter(EXPORT_MAX))
        return
    entete = phrases.entete_export(
        tape,
        describe(contexte.store, contexte.filtres),
        OBJETS[demande.objet or "tout"],
        nb,
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Télécharger la sélection (CSV)",
            lambda: to_csv(_all_rows(contexte.store, demande), entete),
            file_name="egts_selection.csv",
            mime="text/csv",
            on_click="ignore",
        )
        st.download_button(
            "Télécharger la sélection (Excel)",
            lambda: to_xlsx(_all_rows(contexte.store, demande), entete),
            file_name="egts_selection.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
        )
        if demande.objet == OBJET:
            show_link("importer", "Coder cette sélection", _coding_choices(tape))


def _coding_choices(tape: str) -> dict[str, list[str]]:
    """Les choix de la page, dits comme « Coder plusieurs à la fois » les attend."""
    choix = {nom: st.query_params.get_all(nom) for nom in FILTRES}
    geste = {"faire": ["Coder"], "coder": ["Plusieurs à la fois"], "mots_codes": [tape]}
    return {nom: mots for nom, mots in (choix | geste).items() if any(mots)}


def _all_rows(store: Store, demande: Demande) -> pd.DataFrame:
    # Hors mémoire partagée : une sélection entière peut être grosse et ne sert qu’une fois.
    return shown(questions.lignes(store, demande), COLONNES_EXPORT)
