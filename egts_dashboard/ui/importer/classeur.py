"""Un classeur déposé dont plusieurs feuilles sont des tables : tout voir, confirmer une fois."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from egts_dashboard import actions
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.ensemble import Ensemble
from egts_dashboard.ingest.numerotees import numbers
from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.phrases import import_classeur as phrases
from egts_dashboard.phrases import import_tableur as dires
from egts_dashboard.ui.importer.accord import ask_acceptance_together
from egts_dashboard.ui.importer.apercu import ask_confirmation, show_import_effect
from egts_dashboard.ui.importer.apercu_lignes import (
    show_added,
    show_changed,
    show_withdrawn,
)
from egts_dashboard.ui.importer.choix import ask_totals
from egts_dashboard.ui.importer.depot import Depot
from egts_dashboard.ui.importer.entete import ask_sheet
from egts_dashboard.ui.importer.lecture import (
    ask_mapping,
    examine_whole,
    show_errors,
    show_unchecked,
)
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.table import show_passing_rows

FEUILLES = ("feuille", "nom_table", "nb_lignes_justes", "nb_erreurs")
CHANGEMENTS = (
    "feuille",
    "nb_ajouts",
    "nb_corrections",
    "nb_retraits",
    "nb_inchangees",
)


def show_whole_book(depot: Depot) -> Ensemble | None:
    """Ce qui est compris de chaque feuille, tout ce qui ne va pas, ce qui change, le geste.

    Rend ce que le classeur donne ; rien s’il ne se lit pas.
    """
    ensemble = examine_whole(depot)
    if ensemble is None:
        return None
    if ensemble.est_deja_la:
        st.info(phrases.already_there(ensemble.inchangees))
        _show_sheets(depot, ensemble)
        return ensemble
    _show_sheets(depot, ensemble)
    show_errors(ensemble.lectures)
    garde = ask_acceptance_together(depot, ensemble)
    totaux = [_ask_totals(depot, lecture) for lecture in garde.lectures]
    garde = replace(garde, lectures=tuple(totaux))
    show_unchecked(garde)
    _show_preview(depot, garde)
    return ensemble


def _show_sheets(depot: Depot, ensemble: Ensemble) -> None:
    open_section("Ce qui a été compris")
    livre = ensemble.livre
    say(phrases.sheets_read(len(livre.reconnues), len(livre.laissees)))
    lignes = [
        (lu.feuille, lu.table, len(lu.acceptees), len(lu.erreurs))
        for lu in ensemble.lectures
    ]
    show_passing_rows(
        pd.DataFrame(lignes, columns=list(FEUILLES)), FEUILLES, "Feuilles lues"
    )
    for laissee in livre.laissees:
        st.text(phrases.left(laissee.nom, laissee.raison))
    ask_sheet(depot, livre.feuilles, None)
    _ask_mappings(depot, ensemble)


def _ask_mappings(depot: Depot, ensemble: Ensemble) -> None:
    """La correspondance d’une feuille à la fois, à changer ; les autres gardent la leur."""
    toutes = {
        f"{lu.feuille}\0{intitule}": colonne
        for lu in ensemble.lectures
        for intitule, colonne in lu.correspondance.items()
    }
    repli = st.expander(
        dires.mapping(toutes),
        on_change="rerun",
        key=f"correspondances_{depot.cle_classeur}",
    )
    lues = {lu.feuille or "": lu for lu in ensemble.lectures if lu.correspondance}
    if not (repli.open and lues):
        return
    with repli:
        cle = f"revoir_{depot.cle_classeur}"
        feuille = st.selectbox("Feuille à revoir", list(lues), key=cle)
        voulue = ask_mapping(f"{depot.cle_classeur}_{feuille}", lues[feuille])
    if voulue is not None:
        depot.impose_on(feuille, voulue)
        st.rerun()


def _ask_totals(depot: Depot, lecture: Importation) -> Importation:
    titre = phrases.totals(lecture.feuille or "")
    return ask_totals(f"{depot.cle_classeur}_{lecture.feuille}", lecture, titre)


def _show_preview(depot: Depot, ensemble: Ensemble) -> None:
    open_section("Ce qui changerait", "Rien n’est encore écrit.")
    a_ecrire, a_retirer = ensemble.a_ecrire, ensemble.a_retirer
    if not (a_ecrire or a_retirer):
        st.info(dires.nothing_new(0, ensemble.nb_laissees))
        return
    show_passing_rows(_changes(ensemble), CHANGEMENTS, "Ce qui changerait")
    if autres := ensemble.avec_elles:
        st.caption(dires.created(autres, LIBELLES["nom_table"]))
    for lecture in ensemble.lectures:
        _show_detail(lecture)
    ecrites = sum(map(len, a_ecrire.values()))
    retirees = sum(map(len, a_retirer.values()))
    entrent = hash(tuple(tuple(numbers(lu.acceptees)) for lu in ensemble.lectures))
    depend = (depot.cle_classeur, depot.empreinte, entrent, ecrites)
    calcul = partial(actions.effet_classeur, ensemble)
    show_import_effect(depend, ecrites + retirees, calcul)
    confirmer = partial(actions.confirmer_classeur, ensemble)
    ask_confirmation(ensemble.origine.nom, ecrites, retirees, confirmer)


def _changes(ensemble: Ensemble) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (
                lu.feuille,
                len(lu.difference.ajoutees),
                lu.difference.nb_modifiees,
                len(lu.retraits),
                lu.difference.inchangees,
            )
            for lu in ensemble.lectures
        ],
        columns=list(CHANGEMENTS),
    )


def _show_detail(lecture: Importation) -> None:
    """Les lignes d’une feuille qui changent, repliées : la table dit déjà combien."""
    if not (lecture.difference.a_ecrire or lecture.retraits):
        return
    repli = st.expander(
        phrases.detail(lecture.feuille or ""),
        on_change="rerun",
        key=f"detail_{lecture.fichier}",
    )
    if repli.open:
        with repli:
            show_changed(lecture, f"_{lecture.feuille}")
            show_added(lecture)
            show_withdrawn(lecture)
