"""Réunir des items qui disent la même chose, ou en scinder un qui en dit plusieurs."""

from collections.abc import Callable

import streamlit as st

from egts_dashboard.actions.liens import reunir_items, scinder_item
from egts_dashboard.actions.saisie import lire_ligne
from egts_dashboard.errors import LotRefuse
from egts_dashboard.models import OBJETS
from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.phrases import liens as phrases
from egts_dashboard.queries import formulaire
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.confirmation import show_confirmation, turn
from egts_dashboard.ui.saisie.champs import reference_labels

LIES = ("preconisation", "constat", "pratique")
FORMULATIONS_MAX = 10
LONGUEUR_MAX = 140


def show_links(store: Store) -> None:
    """Le geste choisi, sur la sorte d’item choisie."""
    noms = {code: nom for code, (nom, _) in GESTES.items()}
    with st.container(horizontal=True):
        choisi = choose_one("Geste", noms, "geste_item")
        objet = choose_one("Sorte", {o: LIBELLES["objet"][o] for o in LIES}, "sorte")
    GESTES[choisi][1](store, objet)


@st.fragment
def show_merging(store: Store, objet: str) -> None:
    """L’item qui les dit tous, ceux qui s’y rattachent."""
    principal = _choose(store, objet, "Item qui les dit tous", "principal")
    if not principal:
        return
    cle = f"reunis_{objet}_{turn()}"
    mots = st.text_input("Chercher les autres", key=f"{cle}_mots", live="0.5s")
    deja = list(st.session_state.get(cle, []))
    noms = _labels(store, objet, mots, deja)
    noms.pop(principal, None)
    autres = st.multiselect(
        "Items qui s’y rattachent",
        list(noms),
        format_func=lambda code: noms.get(code, str(code)),
        key=cle,
        placeholder="Choisir des items",
    )
    if not autres:
        return
    st.text(phrases.merging(len(autres)))
    try:
        apport = reunir_items(store, objet, principal, autres)
    except LotRefuse as refus:
        st.error("Ce geste n’est pas possible.")
        st.text(str(refus))
        return
    show_confirmation(
        store, apport, "reunir_items", "Réunir ces items", phrases.merged(len(autres))
    )


@st.fragment
def show_splitting(store: Store, objet: str) -> None:
    """L’item à scinder, et ses formulations, une par ligne."""
    item_id = _choose(store, objet, "Item à scinder", "scinde")
    ligne = lire_ligne(store, OBJETS[objet], (item_id,)) if item_id else None
    if item_id is None or ligne is None:
        return
    texte = st.text_area(
        "Formulations, une par ligne",
        str(getattr(ligne, "intitule", "")),
        key=f"formulations_{item_id}_{turn()}",
        help="La première reste à l’item\u202f; chacune des suivantes fait un item neuf.",
    )
    formulations = [mots.strip() for mots in texte.splitlines() if mots.strip()]
    if faute := _fault(formulations):
        st.caption(faute)
        return
    st.text(phrases.splitting(len(formulations)))
    show_confirmation(
        store,
        scinder_item(store, objet, item_id, formulations),
        "scinder_item",
        "Scinder cet item",
        phrases.split(len(formulations)),
    )


def _fault(formulations: list[str]) -> str:
    if len(formulations) < 2:
        return "Écrivez une seconde formulation sur une nouvelle ligne."
    if len(formulations) > FORMULATIONS_MAX:
        return f"Au plus {FORMULATIONS_MAX} formulations à la fois."
    if any(len(mots) > LONGUEUR_MAX for mots in formulations):
        return f"Une formulation tient en {LONGUEUR_MAX} signes."
    return ""


def _choose(store: Store, objet: str, etiquette: str, cle: str) -> str | None:
    cle = f"{cle}_{objet}_{turn()}"
    mots = st.text_input(f"Chercher\u00a0: {etiquette}", key=f"{cle}_mots", live="0.5s")
    deja = st.session_state.get(cle)
    noms = _labels(store, objet, mots, [deja] if deja else [])
    return st.selectbox(
        etiquette,
        list(noms),
        index=None,
        format_func=lambda code: noms.get(code, str(code)),
        key=cle,
        placeholder="Choisir un item",
    )


def _labels(store: Store, objet: str, mots: str, deja: list[str]) -> dict[str, str]:
    """Les choix, ceux déjà faits d’abord : une recherche ne doit pas les perdre."""
    table = OBJETS[objet]
    gardes = {code: formulaire.label(store, table, code) for code in deja}
    return gardes | reference_labels(store, table, mots)


# {code: (ce que le bandeau dit, ce qui se montre)}.
GESTES: dict[str, tuple[str, Callable[[Store, str], None]]] = {
    "reunir": ("Réunir des items", show_merging),
    "scinder": ("Scinder un item", show_splitting),
}
