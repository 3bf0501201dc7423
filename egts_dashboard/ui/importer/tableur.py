"""Le geste « Apporter un tableur » : du modèle à remplir au lot confirmé."""

from functools import partial

import streamlit as st

from egts_dashboard import actions, config
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.ensemble import Ensemble
from egts_dashboard.models import TABLES
from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases import import_tableur as phrases
from egts_dashboard.queries import formulaire
from egts_dashboard.ui.figure import FORMATS, Contexte
from egts_dashboard.ui.importer.accord import ask_acceptance
from egts_dashboard.ui.importer.apercu import show_preview
from egts_dashboard.ui.importer.choix import ask_totals
from egts_dashboard.ui.importer.classeur import show_whole_book
from egts_dashboard.ui.importer.depot import Depot, file_key, sheets_of
from egts_dashboard.ui.importer.lecture import (
    examine,
    show_errors,
    show_reading,
    show_unchecked,
)
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import open_section, say


def show_import(contexte: Contexte) -> None:
    """Le modèle, le fichier, ce qui est compris, ce qui ne va pas, ce qui change, le geste."""
    # Ce que donne le fichier se dit d’abord : on le dépose au bas du premier écran.
    tete = st.container()
    open_section(
        "La table et son modèle",
        "Une table par fichier, ou par feuille\u00a0: d’un classeur, toutes s’importent ensemble.",
    )
    table = st.selectbox(
        "Ce que contient votre tableur",
        list(TABLES),
        format_func=lambda nom: libelle("nom_table", nom),
        index=list(TABLES).index("ateliers"),
        key="vers",
        bind="query-params",
    )
    _show_templates(table)
    open_section("Le fichier")
    depot = _choose_file(contexte, table)
    if depot is None:
        return
    livre = sheets_of(depot)
    if livre is not None and depot.feuille is None:
        lu: Importation | Ensemble | None = show_whole_book(depot)
    else:
        lu = _show_one_table(depot)
    if lu is not None:
        with tete:
            say(_outcome(depot.fichier.name, lu))


def _outcome(nom: str, lu: Importation | Ensemble) -> str:
    if lu.est_deja_la:
        return phrases.same_again(nom)
    lectures = [lu] if isinstance(lu, Importation) else lu.lectures
    return phrases.outcome(
        nom,
        justes=sum(len(lecture.acceptees) for lecture in lectures),
        retirees=sum(len(lecture.retraits) for lecture in lectures),
        erreurs=len(lu.erreurs),
        avertissements=len(lu.avertissements),
    )


def _show_one_table(depot: Depot) -> Importation | None:
    lecture = examine(depot)
    if lecture is None:
        return None
    if lecture.est_deja_la:
        st.info(phrases.nothing_new(lecture.difference.inchangees))
        show_reading(depot, lecture)
        return lecture
    show_reading(depot, lecture)
    show_errors([lecture])
    garde = ask_totals(depot.cle, ask_acceptance(depot, lecture))
    show_unchecked(lecture)
    show_preview(depot, garde)
    return lecture


def _show_templates(table: str) -> None:
    nom = libelle("nom_table", table)
    with st.container(horizontal=True):
        st.download_button(
            "Modèle Excel, toutes les tables",
            actions.modele_xlsx,
            file_name="modele.xlsx",
            mime=FORMATS["xlsx"][1],
            key="modele_xlsx",
            on_click="ignore",
        )
        st.download_button(
            f"Modèle CSV\u00a0: {nom}",
            partial(actions.modele_csv, table),
            file_name=f"{table}.csv",
            mime="text/csv",
            key="modele_csv",
            on_click="ignore",
        )
    say(
        "Votre propre tableau convient aussi\u00a0: ses intitulés seront rapprochés des colonnes."
    )


def _choose_file(contexte: Contexte, table: str) -> Depot | None:
    with st.container(horizontal=True):
        demarche = _choose_parent(contexte, "demarches", "Démarche des lignes")
        source = _choose_parent(contexte, "sources", "Document d’où elles viennent")
    st.caption(
        "Pour en créer une, ajoutez au classeur une feuille Démarches ou Sources, ou apportez-la d’abord."
    )
    fichier = st.file_uploader(
        f"Votre tableur\u00a0: CSV ou XLSX, {config.TAILLE_MAX_DEPOT_MO}\u00a0Mo au plus",
        key=file_key(),
        max_upload_size=config.TAILLE_MAX_DEPOT_MO,
    )
    if fichier is None:
        return None
    return Depot(fichier, table, demarche, source, contexte.store.empreinte)


def _choose_parent(contexte: Contexte, table: str, etiquette: str) -> str | None:
    lignes = ask(formulaire.choices, contexte.store, table)
    connus = dict(zip(lignes["code"], lignes["libelle"], strict=True))
    choisi = st.selectbox(
        etiquette,
        ["", *connus],
        format_func=lambda code: connus[code] if code else "D’après le fichier",
        key=f"import_{table}",
    )
    return choisi or None
