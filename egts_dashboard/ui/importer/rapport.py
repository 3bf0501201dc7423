"""Lire un rapport : le déposer, relire ce qu’on y a lu, le corriger, l’enregistrer."""

import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path

import streamlit as st

from egts_dashboard.actions import Apport
from egts_dashboard.actions.extraction import lire_rapport
from egts_dashboard.actions.rapport import verser_rapport
from egts_dashboard.actions.verbatims import preparer_verbatims
from egts_dashboard.errors import EgtsError
from egts_dashboard.francais import escape_markdown
from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.models.rapport_lu import Cadre, RapportLu
from egts_dashboard.phrases import lecture_rapport as phrases
from egts_dashboard.queries import lecture_rapport
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.confirmation import show_confirmation, turn
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.importer.rapport_cadre import ask_frame
from egts_dashboard.ui.importer.rapport_relecture import show_review
from egts_dashboard.ui.importer.rapport_releve import Releve
from egts_dashboard.ui.memoire import ask, remember
from egts_dashboard.ui.page import open_section, say

FORMATS = ["txt", "md", "html", "htm", "docx", "odt", "pdf"]
TAILLE_MAX_MO = 50


def show_report(contexte: Contexte) -> None:
    """Le geste entier, étape par étape, à mesure qu’elles sont remplies."""
    depose = st.file_uploader(
        "Le rapport à lire",
        FORMATS,
        key=f"rapport_depose_{turn()}",
        max_upload_size=TAILLE_MAX_MO,
    )
    st.caption(phrases.LIMITES.format(taille=TAILLE_MAX_MO))
    if depose is None:
        return
    rapport = _read(depose.name, depose.getvalue())
    if rapport is None:
        return
    say(phrases.found([c.nature for c in rapport.candidats], rapport.nb_lignes))
    connue = ask(lecture_rapport.known_source, contexte.store, rapport.sha256)
    if connue is not None:
        _show_known(
            contexte.store,
            depose.name,
            depose.getvalue(),
            phrases.already_known(connue),
        )
    if rapport.candidats:
        _show_steps(contexte.store, rapport, connue["source_id"] if connue else None)


def _read(nom: str, octets: bytes) -> RapportLu | None:
    """Le rapport lu, une barre disant où on en est ; None, et le refus montré, s’il ne se lit pas."""
    empreinte = hashlib.sha256(octets).hexdigest()
    barre = st.progress(0.0, "Lecture du rapport…")
    try:
        return remember(
            ("rapport", nom, empreinte),
            lambda: lire_rapport(
                nom, octets, lambda part: barre.progress(part, "Lecture du rapport…")
            ),
        )
    except EgtsError as refus:
        st.error("Ce rapport ne se lit pas.")
        st.text(str(refus))
        return None
    finally:
        barre.empty()


@st.fragment
def _show_steps(store: Store, rapport: RapportLu, source_id: str | None) -> None:
    open_section("D’où il vient")
    cadre, manquent = ask_frame(store, rapport, source_id)
    releve = show_review(store, rapport, cadre.demarche_id)
    open_section("Enregistrer")
    if manquent:
        st.caption(phrases.missing(manquent))
        return
    if releve.incomplets:
        st.caption(phrases.incomplete_amounts(releve.incomplets))
        return
    if releve.trop_de_themes:
        st.warning(phrases.too_many_themes(releve.trop_de_themes))
        return
    if releve.est_vide:
        st.caption(phrases.to_write({}, {}))
        return
    _confirm(store, rapport, cadre, releve)


def _confirm(store: Store, rapport: RapportLu, cadre: Cadre, releve: Releve) -> None:
    try:
        apport = verser_rapport(
            store,
            rapport,
            cadre,
            releve.ateliers,
            releve.items,
            releve.montants,
            releve.effectifs,
        )
    except EgtsError as refus:
        st.error("Des lignes ne tiennent pas.")
        st.text(str(refus))
        return
    st.text(phrases.to_write(apport.tables, LIBELLES["nom_table"]))
    show_confirmation(
        store,
        apport,
        "rapport",
        "Enregistrer ces lignes",
        phrases.saved(cadre.source_titre, sum(map(len, apport.tables.values()))),
    )


def _show_known(store: Store, nom: str, octets: bytes, phrase: str) -> None:
    """Un document du registre : ses mots exacts peuvent rejoindre les lignes déjà là."""
    st.info(escape_markdown(phrase))
    if not st.toggle("Remplir les mots exacts de ses lignes", key="verbatims"):
        return
    try:
        apport = remember(
            ("verbatims", hashlib.sha256(octets).hexdigest(), store.empreinte),
            lambda: _find_words(nom, octets),
        )
    except EgtsError as refus:
        st.error("Les mots exacts n’ont pas pu être cherchés.")
        st.text(str(refus))
        return
    nombre_a_remplir = sum(map(len, apport.tables.values()))
    st.caption(phrases.to_fill(nombre_a_remplir))
    if nombre_a_remplir:
        show_confirmation(
            store,
            apport,
            "verbatims",
            "Enregistrer ces mots exacts",
            phrases.filled(nombre_a_remplir),
        )


def _find_words(nom: str, octets: bytes) -> Apport:
    with tempfile.TemporaryDirectory() as dossier, st.spinner("Recherche des mots…"):
        (Path(dossier) / Path(nom).name).write_bytes(octets)
        apport = preparer_verbatims(Path(dossier))
    return replace(
        apport, origine=nom, origine_sha256=hashlib.sha256(octets).hexdigest()
    )
