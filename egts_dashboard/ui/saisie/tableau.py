"""Corriger, ajouter et retirer beaucoup de lignes à la fois, dans une grille : un lot."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from egts_dashboard.actions.saisie import cle_de, remanier
from egts_dashboard.francais import tous
from egts_dashboard.ingest.saisie import read_added, read_edited
from egts_dashboard.ingest.validation import Cle
from egts_dashboard.models import TABLES
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.champs_nommes import field_name, name_column
from egts_dashboard.phrases import saisie as phrases
from egts_dashboard.phrases import secret
from egts_dashboard.queries import formulaire
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.confirmation import next_turn, show_confirmation, turn
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.saisie.champs import reference_labels
from egts_dashboard.ui.saisie.grille import Cases, Rendu, edit, is_touched, typed
from egts_dashboard.ui.saisie.lignes import show_one_by_one
from egts_dashboard.ui.saisie.remaniement import (
    ask_dependents,
    line_name,
    show_reworking,
)

FILTRES = {"demarche_id": "demarches", "atelier_id": "ateliers"}
Filtres = tuple[tuple[str, str], ...]


@st.fragment
def show_grid(store: Store, table: str) -> None:
    """Les filtres, la grille, les différences case par case, la confirmation."""
    modele = TABLES[table]
    filtres, mots = _choose_filters(store, modele)
    if tues := secret.hors_grille(ask(formulaire.count_hidden, store, table)):
        st.caption(tues)
    racine = f"grille_{table}_{filtres}_{mots}"
    total = ask(formulaire.count_lines, store, table, filtres, mots)
    page, cle = _choose_page(total, racine)
    lignes = _lines_seen(store, table, filtres, mots, page, cle)
    if not lignes and (filtres or mots):
        st.info("Aucune ligne pour ces choix. Relâchez un filtre.")
        return
    premiere = (page - 1) * formulaire.TABLEAU_MAX + 1
    st.caption(phrases.bounded(premiere, len(lignes), total))
    show_one_by_one(table, lignes, cle)
    st.caption(phrases.grid_help())
    montrees = [typed(ligne) for ligne in lignes]
    rendu = edit(store, modele, montrees, dict(filtres), cle)
    _show_outcome(store, modele, lignes, rendu)


def _choose_page(total: int, racine: str) -> tuple[int, str]:
    """La page de la grille, et la clé de celle-ci ; on n’en change pas au milieu d’un geste."""
    cle, pages = f"page_{racine}", max(1, -(-total // formulaire.TABLEAU_MAX))
    page = min(st.session_state.get(cle, 1), pages)
    tenue = f"{racine}_{page}_{turn()}"
    if pages == 1:
        return 1, tenue
    # Des lignes retirées ont pu emporter la dernière page.
    st.session_state[cle] = page
    est_tenue = is_touched(tenue)
    page = st.pagination(pages, key=cle, disabled=est_tenue)
    if est_tenue:
        st.caption(phrases.PAGE_TENUE)
        st.button("Annuler ces changements", on_click=next_turn, key=f"vider_{racine}")
    return page, f"{racine}_{page}_{turn()}"


def _lines_seen(
    store: Store, table: str, filtres: Filtres, mots: str, page: int, cle: str
) -> list[Enregistrement]:
    """Les lignes de la grille ; tant qu’un geste y est en cours, celles d’où il est parti.

    La grille retient ses gestes par place : si d’autres lignes prenaient ces places, ils
    tomberaient à côté.
    """
    modele, vues = TABLES[table], f"vues_{cle}"
    lues = ask(formulaire.lines, store, table, filtres, mots, page)
    lignes = [modele.model_validate(ligne) for ligne in lues]
    retenues: list[Enregistrement] = st.session_state.get(vues, lignes)
    if is_touched(cle) and retenues != lignes:
        st.warning(phrases.PERIMEES)
        st.button(
            "Repartir des lignes d’aujourd’hui",
            key=f"repartir_{table}",
            on_click=next_turn,
        )
        return retenues
    st.session_state[vues] = lignes
    return lignes


def _show_outcome(
    store: Store,
    modele: type[Enregistrement],
    lignes: Sequence[Enregistrement],
    rendu: Rendu,
) -> None:
    """Ce qui est refusé, ou ce qui change, et sa confirmation."""
    gardees = [lignes[place] for place in rendu.gardees]
    corrigees, refus = read_edited(
        gardees, [typed(ligne) for ligne in gardees], [*rendu.gardees.values()]
    )
    ajoutees, refus_neuves = read_added(
        modele, rendu.neuves, partial(_is_taken, store, modele.TABLE)
    )
    retirees = [x for place, x in enumerate(lignes) if place not in rendu.gardees]
    if refus or refus_neuves:
        noms = [line_name(gardees[place]) for place, _ in refus]
        noms += [_new_name(modele, rendu.neuves[p], p) for p, _ in refus_neuves]
        _show_refusals(modele, noms, [f for _, f in (*refus, *refus_neuves)])
    elif corrigees or ajoutees or retirees:
        avant = {cle_de(ligne): ligne for ligne in lignes}
        show_reworking(store, modele, avant, corrigees, ajoutees, retirees)
        _confirm(store, modele.TABLE, avant, corrigees, ajoutees, retirees)
    else:
        st.caption("Rien n’a changé pour l’instant.")


def _confirm(
    store: Store,
    table: str,
    avant: Mapping[Cle, Enregistrement],
    corrigees: Sequence[Enregistrement],
    ajoutees: Sequence[Enregistrement],
    retirees: Sequence[Enregistrement],
) -> None:
    dependantes = ask_dependents(store, table, retirees)
    dit = phrases.reworked(len(corrigees), len(ajoutees), len(retirees))
    show_confirmation(
        store,
        remanier(store, avant, [*corrigees, *ajoutees], retirees, dependantes),
        f"tableau_{table}",
        "Enregistrer ces changements",
        f"{dit}. Les chiffres ont suivi.",
    )


def _choose_filters(store: Store, modele: type[Enregistrement]) -> tuple[Filtres, str]:
    choisis = []
    with st.container(horizontal=True):
        for colonne, table in FILTRES.items():
            if colonne not in modele.model_fields or modele.CLE == (colonne,):
                continue
            noms = reference_labels(store, table)
            code = st.selectbox(
                field_name(modele, colonne),
                list(noms),
                index=None,
                format_func=noms.__getitem__,
                key=f"filtre_{colonne}",
                placeholder=tous(field_name(modele, colonne)),
            )
            if code:
                choisis.append((colonne, code))
        mots = st.text_input("Contenant les mots", key="filtre_mots")
    return tuple(choisis), mots


def _show_refusals(
    modele: type[Enregistrement],
    lignes: Sequence[str],
    fautes: Sequence[Mapping[str, str]],
) -> None:
    st.error("Des cases ne peuvent pas être enregistrées.")
    noms = {colonne: field_name(modele, colonne) for colonne in modele.model_fields}
    for ligne, siennes in zip(lignes, fautes, strict=True):
        for faute in phrases.faults(siennes, noms):
            st.text(f"{ligne}, {faute}")


def _is_taken(store: Store, table: str, cle: tuple[str, ...]) -> bool:
    return formulaire.row(store, table, cle) is not None


def _new_name(modele: type[Enregistrement], cases: Cases, place: int) -> str:
    return cases.get(name_column(modele) or "") or phrases.new_line(place + 1)
