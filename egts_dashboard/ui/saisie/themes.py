"""Renommer, réunir ou scinder des thèmes : un geste, un lot, que le journal sait défaire."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from egts_dashboard.actions.saisie import lire_ligne
from egts_dashboard.actions.themes import reunir_themes, scinder_theme
from egts_dashboard.ingest.identifiants import propose_id
from egts_dashboard.ingest.saisie import read_typed
from egts_dashboard.models.colonne import describe
from egts_dashboard.models.libelles import libelle
from egts_dashboard.models.theme import Theme
from egts_dashboard.phrases import gestes_themes as phrases
from egts_dashboard.queries import codages_themes, formulaire
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.coches import (
    CASES_PAR_PAGE,
    choose_page,
    chosen,
    show_boxes,
    tick,
    untick_all,
)
from egts_dashboard.ui.confirmation import show_confirmation, turn
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.saisie.champs import reference_labels, show_field
from egts_dashboard.ui.saisie.formulaire import show_form

TABLE = "themes"
SAISIS = ("libelle", "definition", "inclut", "exclut")


def show_themes(store: Store) -> None:
    """Le geste choisi sur les thèmes."""
    noms = {code: nom for code, (nom, _) in GESTES.items()}
    choisi = choose_one("Geste", noms, "geste_theme")
    GESTES[choisi][1](store)


def show_renaming(store: Store) -> None:
    """Le thème choisi, dans son formulaire : son nom, sa définition, ce qu’il inclut."""
    if theme_id := _choose(store, "Thème", "theme_renomme"):
        theme = lire_ligne(store, TABLE, (theme_id,))
        if theme is not None:
            show_form(store, TABLE, theme)


def show_merging(store: Store) -> None:
    """Le thème qui reste, celui qui le rejoint, et ce que les codages deviennent."""
    garde = _choose(store, "Thème qui reste", "theme_garde")
    retire = _choose(store, "Thème qui le rejoint", "theme_reuni")
    if not (garde and retire):
        return
    if garde == retire:
        st.caption("Choisissez deux thèmes différents.")
        return
    noms = reference_labels(store, TABLE)
    comptes = ask(codages_themes.overlap, store, garde, retire)
    st.text(phrases.merging(comptes, noms[garde], noms[retire]))
    show_confirmation(
        store,
        reunir_themes(store, garde, retire),
        "reunir_themes",
        "Réunir ces thèmes",
        phrases.merged(noms[garde], noms[retire]),
    )


def show_splitting(store: Store) -> None:
    """Le thème à scinder, le nouveau qui en naît, et les items qui y passent."""
    theme_id = _choose(store, "Thème à scinder", "theme_scinde")
    if not theme_id:
        return
    _split(store, theme_id)


@st.fragment
def _split(store: Store, theme_id: str) -> None:
    ancien = reference_labels(store, TABLE)[theme_id]
    st.header("Le nouveau thème", anchor=False)
    nouveau = _ask_new(store, theme_id)
    st.header("Ce qui y passe", anchor=False)
    passent = _ask_moving(store, theme_id, ancien)
    if nouveau is None or not passent:
        st.caption(
            "Nommez et définissez le nouveau thème, et choisissez ce qui y passe."
        )
        return
    show_confirmation(
        store,
        scinder_theme(store, theme_id, nouveau, passent),
        "scinder_theme",
        "Scinder ce thème",
        phrases.split(ancien, nouveau.libelle),
    )


def _ask_new(store: Store, theme_id: str) -> Theme | None:
    racine = f"scinder_{theme_id}_{turn()}"
    cases: dict[str, str | None] = {}
    for colonne in describe(Theme):
        if colonne.nom in SAISIS:
            cases[colonne.nom] = show_field(
                store, Theme, colonne, cases, None, f"{racine}_{colonne.nom}"
            )
    pris = partial(_is_taken, store)
    propose = propose_id(Theme, cases, pris)
    tape = st.text_input("Code court", key=f"{racine}_code", placeholder=propose)
    cases |= {
        "theme_id": tape or propose,
        "ordre": str(ask(codages_themes.last_order, store) + 1),
    }
    if tape and pris(tape):
        st.error("Un thème porte déjà ce code. Donnez-en un autre.")
        return None
    ligne = read_typed(Theme, cases).enregistrement
    return ligne if isinstance(ligne, Theme) else None


def _ask_moving(
    store: Store, theme_id: str, ancien: str
) -> tuple[tuple[str, ...], ...]:
    """Les codages qui passent : cochés un à un, ou tous ceux qui contiennent des mots."""
    cle = f"passent_{theme_id}_{turn()}"
    mots = st.text_input("Contenant les mots", key=f"mots_{cle}")
    trouves = ask(codages_themes.count_of_theme, store, theme_id, mots)
    with st.container(horizontal=True):
        st.button(
            phrases.pick_all(trouves),
            key=f"tous_{cle}",
            disabled=not (mots and trouves),
            on_click=_pick,
            args=(cle, store, theme_id, mots),
        )
        st.button(
            "N’en choisir aucun",
            key=f"aucun_{cle}",
            disabled=not chosen(cle),
            on_click=untick_all,
            args=(cle,),
        )
    page = choose_page(trouves, f"{cle}_{mots}")
    codages = ask(
        codages_themes.of_theme, store, theme_id, mots, page.start, CASES_PAR_PAGE
    )
    show_boxes({_key(ligne): _shown(ligne) for ligne in codages.itertuples()}, cle)
    total = ask(codages_themes.count_of_theme, store, theme_id)
    st.caption(phrases.moving(len(chosen(cle)), total, ancien))
    return tuple(sorted(chosen(cle)))


def _pick(cle: str, store: Store, theme_id: str, mots: str) -> None:
    tick(cle, codages_themes.keys_of_theme(store, theme_id, mots))


def _key(ligne: object) -> tuple[str, str, str]:
    return ligne.objet, ligne.objet_id, ligne.codeur  # type: ignore[attr-defined]


def _shown(ligne: object) -> str:
    sorte = libelle("objet", ligne.objet).lower()  # type: ignore[attr-defined]
    return f"{ligne.intitule} ({sorte})"  # type: ignore[attr-defined]


def _is_taken(store: Store, code: str) -> bool:
    return formulaire.row(store, TABLE, (code,)) is not None


def _choose(store: Store, etiquette: str, cle: str) -> str | None:
    noms = reference_labels(store, TABLE)
    return st.selectbox(
        etiquette,
        list(noms),
        index=None,
        format_func=lambda code: noms.get(code, str(code)),
        key=f"{cle}_{turn()}",
        placeholder="Choisir un thème",
    )


# {code: (ce que le bandeau dit, ce qui se montre)}.
GESTES: dict[str, tuple[str, Callable[[Store], None]]] = {
    "renommer": ("Renommer ou redéfinir", show_renaming),
    "reunir": ("Réunir deux thèmes", show_merging),
    "scinder": ("Scinder un thème", show_splitting),
}
