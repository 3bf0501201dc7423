"""Emporter la recette d’un dossier, et en reprendre une."""

import streamlit as st

from egts_dashboard.errors import RecetteRefusee
from egts_dashboard.exports.recette import to_json
from egts_dashboard.ingest.recette import TAILLE_MAX_OCTETS, read_recette
from egts_dashboard.models.recette import Recette
from egts_dashboard.phrases import dossier as phrases
from egts_dashboard.queries.filtres import ETIQUETTES, labels
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.memoire import ask

REPRISE, TOUR = "recette_reprise", "tour_de_recette"


def show_recette(store: Store, recette: Recette) -> None:
    """La recette à télécharger ; le dépôt d’une autre, et ce qu’il en est advenu."""
    repli = st.expander(
        "La recette de ce dossier", key="recette_repli", on_change="rerun"
    )
    if repli.open:
        with repli:
            _offer(store, recette)
    _say_outcome()


def _offer(store: Store, recette: Recette) -> None:
    st.caption(phrases.RECETTE)
    st.download_button(
        "Emporter la recette (JSON)",
        lambda: to_json(recette),
        file_name="recette_dossier.json",
        mime="application/json",
        key="emporter_recette",
        on_click="ignore",
    )
    cle = f"recette_{st.session_state.get(TOUR, 0)}"
    st.file_uploader(
        "Reprendre une recette",
        type="json",
        key=cle,
        max_upload_size=1,
        on_change=_take_up,
        args=(store, cle),
    )


def _take_up(store: Store, cle: str) -> None:
    """Pose les choix de la recette déposée ; refusée, rien ne change et chaque faute est dite."""
    depose = st.session_state.get(cle)
    if depose is None:
        return
    # Une autre clé vide le champ : le même fichier corrigé peut se redéposer.
    st.session_state[TOUR] = st.session_state.get(TOUR, 0) + 1
    try:
        recette = read_recette(depose.read(TAILLE_MAX_OCTETS + 1))
    except RecetteRefusee as refus:
        st.session_state[REPRISE] = (False, str(refus))
        return
    inconnus = _pose_filters(store, recette)
    st.session_state["titre"] = recette.titre
    st.session_state["date"] = recette.date
    st.session_state["lignes"] = recette.lignes
    st.session_state["blocs"] = [bloc.sorte for bloc in recette.blocs]
    st.session_state["mots"] = next((b.mots for b in recette.blocs if b.mots), "")
    st.session_state[REPRISE] = (True, phrases.reprise(recette.titre, inconnus))


def _pose_filters(store: Store, recette: Recette) -> list[str]:
    """Pose les filtres que ces données connaissent ; rend les autres, en clair."""
    inconnus = []
    for nom, codes in recette.filtres:
        connus = ask(labels, store, nom)
        st.session_state[nom] = [code for code in codes if code in connus]
        inconnus += [
            f"{ETIQUETTES[nom]}\u00a0: {code}" for code in codes if code not in connus
        ]
    return inconnus


def _say_outcome() -> None:
    # Vide ou non, la place est là : sans elle, la suite de la page changerait de rang.
    with st.container():
        if REPRISE not in st.session_state:
            return
        est_reprise, dit = st.session_state.pop(REPRISE)
        if est_reprise:
            st.success(dit)
        else:
            st.error(phrases.RECETTE_REFUSEE)
            st.text(dit)
