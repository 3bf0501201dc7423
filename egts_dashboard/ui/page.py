"""Ouvre une page : son titre, sa question, ses données ou la raison de leur absence."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import streamlit as st

from egts_dashboard.actions import EtatMagasin
from egts_dashboard.errors import EgtsError
from egts_dashboard.francais import escape_markdown
from egts_dashboard.models.demarche import SANS_DEMARCHE
from egts_dashboard.phrases.accueil import RIEN_ENCORE, RIEN_ICI
from egts_dashboard.queries.accueil import est_vide
from egts_dashboard.queries.demarches import titre as titre_demarches
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.store import carnet
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.geste import show_done, wait_for_gesture
from egts_dashboard.ui.magasin import suivi
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.menage import freeze
from egts_dashboard.ui.navigation import ensure_menu, show_link
from egts_dashboard.ui.pastilles import reserve_chips
from egts_dashboard.ui.pourquoi import offer_phrase

ICI = Path(__file__).parent
ICONE = ICI / "icone.png"
PLACE_TITRE, PLACE_QUESTION = "place_du_titre", "place_de_la_question"


def open_page(titre: str, question: str) -> Store:
    """Pose le titre et la question, puis rend le magasin ; s’arrête là s’il manque.

    Sans question, la page attend ses filtres pour se nommer : elle appelle `name_page`.
    """
    wait_for_gesture()
    carnet.start()
    etat = suivi().courant()
    _set_tab(titre, etat)
    freeze()
    ensure_menu()
    with st.container(horizontal=True, key="tete", vertical_alignment="bottom"):
        st.session_state[PLACE_TITRE] = st.empty()
        reserve_chips()
    st.session_state[PLACE_QUESTION] = st.empty()
    if question:
        name_page(titre, question)
    # Une place à eux : un message qui disparaît ne décale pas la suite, et un fichier en
    # cours de dépôt n’est pas perdu.
    with st.container(key="messages"):
        if etat is None:
            etat = _open_first(titre)
            _set_tab(titre, etat)
        if etat.anomalies:
            _warn_stale(etat.anomalies)
        show_done()
    return etat.store


def name_page(titre: str, question: str) -> None:
    """Écrit le titre et la ligne qui le suit ; l’un et l’autre peuvent venir des données."""
    # Des places d’un seul élément : un cadre de plus changerait les marges du bandeau.
    st.session_state[PLACE_TITRE].title(
        escape_markdown(titre), anchor=False, width="content"
    )
    if question:
        st.session_state[PLACE_QUESTION].caption(escape_markdown(question))


def _set_tab(titre: str, etat: EtatMagasin | None) -> None:
    """Le nom de l’onglet : la page, puis ce que l’on y lit."""
    nom = ask(titre_demarches, etat.store) if etat else SANS_DEMARCHE
    st.set_page_config(
        page_title=f"{titre} · {nom}", page_icon=str(ICONE), layout="wide"
    )


def _open_first(titre: str) -> EtatMagasin:
    try:
        with st.spinner("Préparation des données…"):
            return suivi().etat()
    except EgtsError as refus:
        name_page(titre, "")
        st.error("Les données ne peuvent pas être montrées.")
        st.text(str(refus))
        st.stop()


def _warn_stale(anomalies: tuple[object, ...]) -> None:
    st.warning(
        "Les fichiers de données ont changé mais contiennent des erreurs\u00a0: "
        "les chiffres montrés sont ceux d’avant ce changement."
    )
    with st.expander(f"Voir les {len(anomalies)} erreurs"):
        st.text("\n".join(map(str, anomalies)))


def say_a_retenir(
    phrase: str, refaites: Mapping[str, pd.DataFrame] | None = None
) -> None:
    """La phrase à retenir, écrite par règle ; **…** met un nombre en gras.

    Un bouton ouvre les requêtes que la page a posées pour l’écrire. `refaites` : {clé d’un
    recalcul: son tableau}, pour ce qui s’est calculé hors de la base.
    """
    with st.container(key="a_retenir"):
        st.markdown(phrase)
        offer_phrase(phrase, refaites or {})


def say(phrase: str) -> None:
    """Une phrase écrite par règle, dans le corps de la page."""
    st.markdown(phrase)


def say_nothing_found(
    store: Store, conseil: str, filtres: Filtres | None = None
) -> None:
    """Dit qu’aucune ligne ne répond aux filtres, et lequel relâcher ; puis s’arrête.

    Sans démarche, ou sans filtre choisi, aucun n’y est pour rien : la page le dit.
    """
    if ask(est_vide, store):
        st.info(RIEN_ENCORE)
        show_link("importer", "Apporter une démarche")
    elif filtres == TOUT:
        st.info(f"Aucun résultat. {RIEN_ICI}")
        show_link("importer", "Importer et saisir")
    else:
        st.info(f"Aucun résultat. {conseil}")
    st.stop()


def open_section(titre: str, precision: str = "") -> None:
    """Un titre de section, et sa ligne de précision (unité, base, période)."""
    st.header(titre, anchor=False)
    if precision:
        st.caption(precision)
