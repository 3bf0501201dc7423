"""Ce qu’un import changerait, case par case, et sa confirmation."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from egts_dashboard import actions
from egts_dashboard.errors import EgtsError
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.numerotees import numbers
from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.phrases import import_tableur as phrases
from egts_dashboard.store.etapes import unfollowed
from egts_dashboard.ui.auteur import ask_who_and_why, remember_who
from egts_dashboard.ui.effet import do, follow_writing, show_figures
from egts_dashboard.ui.importer.apercu_lignes import (
    show_added,
    show_changed,
    show_withdrawn,
)
from egts_dashboard.ui.importer.depot import Depot, drop_file
from egts_dashboard.ui.page import open_section, say

# Au-delà, l’effet sur les chiffres se demande : il reconstruit un magasin d’essai.
LIGNES_SANS_DEMANDE = 2_000
EFFET = "effet_du_depot"


def show_preview(depot: Depot, lu: Importation) -> None:
    """Les lignes ajoutées, changées, retirées, inchangées ; l’effet ; la confirmation."""
    open_section("Ce qui changerait", "Rien n’est encore écrit.")
    difference = lu.difference
    if not (lu.a_ecrire or lu.a_retirer):
        st.info(phrases.nothing_new(difference.inchangees, len(lu.laissees)))
        return
    say(
        "**"
        + phrases.changes(
            len(difference.ajoutees),
            difference.nb_modifiees,
            len(difference.modifiees),
            len(lu.retraits),
            difference.inchangees,
        )
        + "**"
    )
    if lu.complements or lu.totaux_declares:
        tables = {nom: len(x) for nom, x in lu.a_ecrire.items() if nom != lu.table}
        st.caption(phrases.created(tables, LIBELLES["nom_table"]))
    show_changed(lu)
    show_added(lu)
    show_withdrawn(lu)
    ecrites = sum(map(len, lu.a_ecrire.values()))
    cle = (depot.cle, depot.empreinte, len(lu.laissees), _names(lu))
    nb = ecrites + len(lu.retraits)
    show_import_effect(cle, nb, partial(actions.effet_import, lu))
    ask_confirmation(
        lu.fichier, ecrites, len(lu.retraits), partial(actions.confirmer, lu)
    )


def show_import_effect(
    depend: tuple[object, ...], nb_lignes: int, calcul: Callable[[], dict[str, Any]]
) -> None:
    """L’effet sur les chiffres de tête, sur demande s’il est long.

    `depend` : tout ce dont l’effet dépend, l’empreinte du magasin comprise.
    """
    st.subheader("Effet sur les chiffres de tête", anchor=False)
    cle = (*depend, nb_lignes)
    connue, effet = st.session_state.get(EFFET, (None, None))
    est_long = connue != cle and nb_lignes > LIGNES_SANS_DEMANDE
    if est_long and not st.button(
        "Calculer l’effet sur les chiffres", key="calculer_effet"
    ):
        st.caption(phrases.EFFET_LONG)
        return
    if connue != cle:
        try:
            with st.spinner("Calcul de ce qui changerait…"):
                effet = calcul()
        except EgtsError as refus:
            st.error("Cet import n’est pas possible en l’état.")
            st.text(str(refus))
            return
        st.session_state[EFFET] = (cle, effet)
    show_figures(effet, "import")


def _names(lu: Importation) -> int:
    return hash(tuple(numbers(lu.acceptees)))


def ask_confirmation(
    fichier: str, ecrites: int, retirees: int, confirmer: Callable[..., object]
) -> None:
    """Qui, pourquoi, puis le geste : `confirmer(auteur, raison, suivre)`."""
    open_section("Confirmer", "L’import entre en un seul lot, que l’on peut retirer.")
    with st.form("importer", border=False):
        auteur, raison = ask_who_and_why("D’où vient ce fichier, pourquoi l’importer.")
        est_demande = st.form_submit_button("Importer", type="primary")
    if not est_demande:
        return
    place = st.empty()
    with place.container():
        suivre = (
            follow_writing(phrases.ANNULER)
            if ecrites > LIGNES_SANS_DEMANDE
            else unfollowed
        )
    faire = partial(confirmer, auteur, raison, suivre)
    if do(faire, phrases.done(fichier, ecrites, retirees)):
        remember_who(auteur)
        drop_file()
        st.rerun()
    place.empty()
