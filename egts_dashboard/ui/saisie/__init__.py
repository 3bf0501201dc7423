"""Saisir ou corriger : le choix de la table, de la ligne, et de la manière."""

from collections.abc import Callable

import streamlit as st

from egts_dashboard.actions.saisie import cle_de, lire_ligne
from egts_dashboard.francais import escape_markdown
from egts_dashboard.models import TABLES
from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases import saisie as phrases
from egts_dashboard.phrases import secret

# Sous son nom, il serait caché par formulaire.py, d’à côté.
from egts_dashboard.queries import formulaire as questions
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.saisie.formulaire import show_form, show_withdrawal
from egts_dashboard.ui.saisie.liens import show_links
from egts_dashboard.ui.saisie.tableau import show_grid
from egts_dashboard.ui.saisie.themes import show_themes


def show_saisie(contexte: Contexte) -> None:
    """La manière choisie, et elle seule."""
    noms = {code: nom for code, (nom, _) in MANIERES.items()}
    choisie = choose_one("Comment", noms, "maniere")
    _, montrer = MANIERES[choisie]
    montrer(contexte.store)


def show_correction(store: Store) -> None:
    """Retrouver une ligne par son identifiant ou ses mots, puis la corriger ou la retirer."""
    table = choose_table()
    if not table:
        return
    cherche = st.text_input(
        "Identifiant ou mots de la ligne",
        key="ligne",
        bind="query-params",
        placeholder="celui de la fiche, ou quelques mots",
    )
    if not cherche:
        return
    ligne = lire_ligne(store, table, questions.key_of(cherche))
    if ligne is None:
        _show_found(store, table, cherche)
        return
    if (
        ask(questions.count_hidden, store, table, cle_de(ligne))
        and not _accept_reading()
    ):
        return
    show_form(store, table, ligne)
    show_withdrawal(store, ligne)


def _accept_reading() -> bool:
    """Une valeur masquée ne se lit que si l’on demande à la corriger."""
    st.caption(secret.CORRECTION)
    return st.checkbox("Lire cette valeur pour la corriger", key="lire_masquee")


def show_addition(store: Store) -> None:
    """Une ligne neuve dans la table choisie."""
    if table := choose_table():
        show_form(store, table, None)


def show_grid_of_table(store: Store) -> None:
    """Beaucoup de lignes d’une table à la fois, dans une grille."""
    if table := choose_table():
        show_grid(store, table)


def choose_table() -> str:
    """La table choisie ; vide tant qu’aucune ne l’est."""
    table = st.selectbox(
        "Table",
        ["", *TABLES],
        format_func=lambda nom: (
            libelle("nom_table", nom) if nom else "Choisir une table"
        ),
        key="table",
        bind="query-params",
    )
    if table:
        st.caption((TABLES[table].__doc__ or "").strip().splitlines()[0])
    return table or ""


def _show_found(store: Store, table: str, mots: str) -> None:
    trouvees = ask(questions.find, store, table, mots)
    if trouvees.empty:
        st.info(
            "Aucune ligne de cette table ne porte cet identifiant ni ne contient ces mots."
        )
        return
    st.caption(phrases.found(len(trouvees), questions.LIGNES_MAX))
    for ligne in trouvees.itertuples():
        with st.container(key=f"trouvee_{ligne.Index}", gap=None):
            st.button(
                escape_markdown(str(ligne.libelle)),
                key=f"prendre_{table}_{ligne.code}",
                type="tertiary",
                on_click=_take,
                args=(ligne.code,),
            )
            st.caption(escape_markdown(str(ligne.code)))


def _take(code: str) -> None:
    st.session_state["ligne"] = code


# {code: (ce que le bandeau dit, ce qui se montre)}.
MANIERES: dict[str, tuple[str, Callable[[Store], None]]] = {
    "corriger": ("Corriger une ligne", show_correction),
    "ajouter": ("Ajouter une ligne", show_addition),
    "tableau": ("Corriger en tableau", show_grid_of_table),
    "themes": ("Thèmes", show_themes),
    "items": ("Réunir ou scinder", show_links),
}
