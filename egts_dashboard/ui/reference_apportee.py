"""La référence que le lecteur dépose : lue, rapprochée, gardée le temps de sa visite."""

import pandas as pd
import streamlit as st

from egts_dashboard.francais import escape_markdown
from egts_dashboard.ingest.ecarts import TAILLE_MAX_MO, read_reference
from egts_dashboard.phrases import representativite_preuves as phrases
from egts_dashboard.queries.reference_apportee import modalites, rapprocher
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.table import show_rows

_CLE, _GARDEE = "depot_reference", "reference_apportee"


def choose_apportee(store: Store, comparaison_id: str) -> pd.DataFrame:
    """Le dépôt du fichier, puis ses modalités rapprochées ; s’arrête tant qu’il ne peut servir."""
    comptees = ask(modalites, store, comparaison_id)
    with st.sidebar:
        st.file_uploader(
            f"Votre référence (CSV, {TAILLE_MAX_MO}\u00a0Mo au plus)",
            type=["csv"],
            key=_CLE,
            on_change=_keep,
            max_upload_size=TAILLE_MAX_MO,
        )
    gardee = st.session_state.get(_GARDEE)
    if gardee is None:
        noms = " ; ".join(m["modalite"] for m in comptees[:20])
        st.info(phrases.DEPOSER.format(modalites=escape_markdown(noms)))
        st.stop()
    nom, octets = gardee
    st.sidebar.caption(f"En service\u00a0: {escape_markdown(nom)}")
    apport = read_reference(nom, octets)
    if apport.anomalies:
        _refuse("\n".join(map(str, apport.anomalies)))
    poids = {modalite: ligne["poids"] for modalite, ligne in apport.lignes.items()}
    tableau = rapprocher(comptees, poids)
    if (tableau["nom"].notna() & tableau["modalite"].notna()).sum() < 2:
        _refuse(phrases.trop_peu(tableau))
    return tableau


def _keep() -> None:
    # Le dépôt se vide quand on change de page ; ce qu’il contenait reste à la visite.
    depose = st.session_state[_CLE]
    st.session_state[_GARDEE] = depose and (depose.name, depose.getvalue())


def _refuse(raisons: str) -> None:
    st.error(phrases.REFUSE)
    st.text(raisons)
    st.stop()


def show_rapprochement(tableau: pd.DataFrame) -> None:
    """Quelle modalité du fichier a été prise pour quelle modalité comptée."""
    if dits := phrases.noms_lus(tableau):
        # Les noms viennent du fichier : c’est du texte.
        st.text(dits)
    repli = st.expander(
        "Votre fichier, modalité par modalité", key="rapprochement", on_change="rerun"
    )
    if repli.open:
        with repli:
            st.caption(phrases.rapprochement(tableau))
            montre = tableau.assign(
                nom_lu=tableau["nom"].fillna(phrases.HORS_FICHIER),
                modalite=tableau["modalite"].fillna(phrases.PERSONNE),
                poids_lu=tableau["poids"],
            )
            show_rows(
                montre, ("nom_lu", "poids_lu", "modalite"), "Rapprochement par nom"
            )
