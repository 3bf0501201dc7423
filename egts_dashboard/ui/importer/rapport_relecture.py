"""Relire ce qu’un rapport semble dire : ateliers, items, montants, chacun dans sa table."""

import pandas as pd
import streamlit as st

from egts_dashboard.models.rapport_lu import (
    RapportLu,
)
from egts_dashboard.phrases import lecture_rapport as phrases
from egts_dashboard.phrases.extraction import NOMS
from egts_dashboard.queries import lecture_rapport
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.confirmation import turn
from egts_dashboard.ui.importer import rapport_colonnes as colonnes
from egts_dashboard.ui.importer.rapport_grille import (
    Tables,
    add_workshop,
    attach,
    edit,
    keep,
    propose_known,
    working_tables,
)
from egts_dashboard.ui.importer.rapport_releve import Releve, release
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import open_section
from egts_dashboard.ui.saisie.champs import reference_labels
from egts_dashboard.ui.table import show_rows


def show_review(store: Store, rapport: RapportLu, demarche_id: str | None) -> Releve:
    """Les trois tables à relire ; rend ce qui y est coché, tel que corrigé."""
    tables = working_tables(rapport)
    connus = ask(lecture_rapport.workshops, store, demarche_id)
    themes = reference_labels(store, "themes")
    evenements = ask(lecture_rapport.events, store, demarche_id)
    propose_known(rapport, tables, list(connus.values()))
    _show_workshops(rapport, tables, connus)
    _show_loose(rapport, tables, evenements)
    _show_items(rapport, tables, themes)
    _show_amounts(rapport, tables)
    return release(rapport, tables, connus, themes, evenements)


def _show_workshops(rapport: RapportLu, tables: Tables, connus: dict[str, str]) -> None:
    open_section("Les ateliers")
    if tables["ateliers"].empty:
        st.caption(
            "Aucun titre d’atelier n’a été reconnu\u00a0: les items n’auront pas d’atelier."
        )
    else:
        # Dite une fois les corrections de la grille prises, montrée au-dessus d’elle.
        place = st.empty()
        config = colonnes.workshops(list(connus.values()))
        alt = "Les ateliers lus dans le rapport"
        edit(rapport, tables, "ateliers", None, config, alt)
        if dit := phrases.known_workshops(int(tables["ateliers"]["connu"].count())):
            place.caption(dit)
    cle = f"atelier_ajoute_{rapport.sha256[:12]}_{turn()}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Un atelier que la lecture n’a pas vu", key=cle)
        st.button(
            "L’ajouter", key=f"ok_{cle}", on_click=add_workshop, args=(tables, cle)
        )


def _show_loose(rapport: RapportLu, tables: Tables, evenements: dict[str, str]) -> None:
    """Les nombres qu’aucun atelier ne reprend : des présences que l’on peut garder."""
    presences, seances = tables["effectifs"], tables["seances"]
    if presences.empty and seances.empty:
        return
    with st.expander(f"Nombres sans atelier ({len(presences) + len(seances)})"):
        st.caption(phrases.LIBRES)
        if not presences.empty:
            config = colonnes.counts(list(evenements.values()))
            edit(
                rapport, tables, "effectifs", None, config, "Les présences hors atelier"
            )
        if not seances.empty:
            dits = seances.assign(nature=NOMS["seances"][0].capitalize())
            show_rows(
                dits, ("nature", "valeur", "mots", "ligne"), "Séances sans atelier"
            )


def _show_items(rapport: RapportLu, tables: Tables, themes: dict[str, str]) -> None:
    open_section("Préconisations, constats et pratiques")
    if tables["items"].empty:
        st.caption("Aucun item n’a été reconnu.")
        return
    st.caption(phrases.RELIRE)
    racine = f"{rapport.sha256[:12]}_{turn()}"
    garde = _filter(tables["items"], racine)
    if not garde.any():
        st.info("Aucun item à ce niveau de confiance. Baissez-le.")
        return
    ateliers = [str(mots) for mots in tables["ateliers"]["mots"]]
    _show_bulk(tables, list(garde.index[garde]), ateliers, racine)
    config = colonnes.items(ateliers, list(themes.values()))
    edit(rapport, tables, "items", garde, config, "Les items lus dans le rapport")


def _filter(items: pd.DataFrame, racine: str) -> pd.Series:
    """Les items que la personne veut voir."""
    gauche, droite = st.columns(2)
    with gauche:
        voulues = st.pills(
            "Montrer",
            list(colonnes.NOMS_DES_TABLES),
            format_func=colonnes.NOMS_DES_TABLES.__getitem__,
            selection_mode="multi",
            key=f"montrer_{racine}",
        )
    with droite:
        seuil = st.slider(
            "Confiance d’au moins",
            0,
            100,
            0,
            5,
            format="%d\u00a0%%",
            key=f"confiance_{racine}",
        )
    garde = items["confiance"] >= seuil / 100
    return garde & items["table"].isin(voulues) if voulues else garde


def _show_bulk(
    tables: Tables, rangs: list[int], ateliers: list[str], racine: str
) -> None:
    """Les gestes qui portent sur tout ce qui est montré."""
    cle = f"rattacher_{racine}"
    with st.container(horizontal=True):
        for nom, est_garde in (
            ("Garder tout ce qui est montré", True),
            ("N’en garder aucun", False),
        ):
            st.button(
                nom,
                key=f"tout_{est_garde}_{racine}",
                on_click=keep,
                args=(tables, rangs, est_garde),
            )
        st.selectbox(
            "Rattacher ce qui est montré à",
            ateliers,
            index=None,
            key=cle,
            placeholder="Rattacher ce qui est montré à un atelier",
            on_change=attach,
            args=(tables, rangs, cle),
            disabled=not ateliers,
            label_visibility="collapsed",
        )


def _show_amounts(rapport: RapportLu, tables: Tables) -> None:
    if tables["montants"].empty:
        return
    open_section("Les montants")
    st.caption(phrases.MONTANTS)
    edit(
        rapport,
        tables,
        "montants",
        None,
        colonnes.amounts(),
        "Les montants lus dans le rapport",
    )
