"""Ouvre une page : son titre, sa question, ses données ou la raison de leur absence."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import streamlit as st

from egts_dashboard.actions import EtatMagasin
from egts_dashboard.errors import EgtsError
from egts_dashboard.phrases.accueil import RIEN_ENCORE
from egts_dashboard.queries.accueil import est_vide
from egts_dashboard.store import carnet
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.magasin import suivi
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.menage import freeze
from egts_dashboard.ui.navigation import ensure_menu, show_link
from egts_dashboard.ui.pastilles import reserve_chips
from egts_dashboard.ui.pourquoi import offer_phrase

ICI = Path(__file__).parent
ICONE = ICI / "icone.png"


def open_page(titre: str, question: str) -> Store:
    """Pose le titre et la question, puis rend le magasin ; s’arrête là s’il manque."""
    st.set_page_config(
        page_title=f"{titre} · États généraux du travail social",
        page_icon=str(ICONE),
        layout="wide",
    )
    freeze()
    carnet.start()
    ensure_menu()
    with st.container(horizontal=True, key="tete", vertical_alignment="bottom"):
        st.title(titre, anchor=False, width="content")
        reserve_chips()
    st.caption(question)
    # Une place à eux : un message qui disparaît ne décale pas la suite, et un fichier en
    # cours de dépôt n’est pas perdu.
    with st.container():
        etat = suivi().courant() or _open_first()
        if etat.anomalies:
            _warn_stale(etat.anomalies)
    return etat.store


def _open_first() -> EtatMagasin:
    try:
        with st.spinner("Préparation des données…"):
            return suivi().etat()
    except EgtsError as refus:
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


def say_nothing_found(store: Store, conseil: str) -> None:
    """Dit qu’aucune ligne ne répond aux filtres, et lequel relâcher ; puis s’arrête.

    Un magasin sans démarche le dit : aucun filtre n’y est pour rien.
    """
    if ask(est_vide, store):
        st.info(RIEN_ENCORE)
        show_link("importer", "Apporter une démarche")
    else:
        st.info(f"Aucun résultat. {conseil}")
    st.stop()


def open_section(titre: str, precision: str = "") -> None:
    """Un titre de section, et sa ligne de précision (unité, base, période)."""
    st.header(titre, anchor=False)
    if precision:
        st.caption(precision)
