"""Ce qu’un geste changerait, montré avant d’être fait ; et le geste."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from egts_dashboard.actions import Effet
from egts_dashboard.errors import EgtsError
from egts_dashboard.phrases import journal as phrases
from egts_dashboard.phrases.calculs import AVANT_APRES, LIGNES_DU_LOT
from egts_dashboard.phrases.comptes import counted
from egts_dashboard.phrases.import_tableur import RESTER, writing
from egts_dashboard.queries import journal
from egts_dashboard.queries.comptes import requetes_des_comptes
from egts_dashboard.store.carnet import Requete
from egts_dashboard.store.etapes import Suivi
from egts_dashboard.ui.fenetre import is_card_asked
from egts_dashboard.ui.geste import begin, show_done
from egts_dashboard.ui.magasin import suivi
from egts_dashboard.ui.memoire import remember
from egts_dashboard.ui.page import say
from egts_dashboard.ui.pourquoi import POURQUOI, show_query
from egts_dashboard.ui.table import show_passing_rows, show_rows

LIGNES = ("geste", "nom_table", "ligne_id", "changement")
LIGNES_MONTREES = 100
COMPTES = ("compte", "detail", "avant", "apres", "ecart")
COMPTES_MONTRES = 40
# Retirer un lot et comparer deux dates n’écrivent aucune ligne.
SANS_APPORT = ("geste", "depuis")


def compute_effect(
    cle: tuple[Any, ...], calcul: Callable[[], Effet]
) -> Mapping[str, Any] | None:
    """L’effet, retenu sous sa clé ; None, et le refus montré, quand le geste est impossible.

    La clé doit tenir tout ce dont l’effet dépend, l’empreinte du magasin comprise.
    """
    try:
        with st.spinner("Calcul de ce qui changerait…"):
            return remember(("effet", *cle), lambda: calcul().to_data())
    except EgtsError as refus:
        st.error("Ce geste n’est pas possible.")
        st.text(str(refus))
        return None


def show_effect(effet: Mapping[str, Any], cle: str) -> None:
    """Combien de lignes changent, les chiffres de tête avant et après, puis les lignes."""
    say(f"**{phrases.sentence(effet['lignes'])}**")
    show_figures(effet, cle)
    lignes = effet["lignes"][:LIGNES_MONTREES]
    if not lignes:
        return
    repli = st.expander(
        "Les lignes qui changent", on_change="rerun", key=f"lignes_{cle}"
    )
    if repli.open:
        with repli:
            if len(effet["lignes"]) > LIGNES_MONTREES:
                st.caption(phrases.first_lines(LIGNES_MONTREES, len(effet["lignes"])))
            show_rows(_lines(lignes), LIGNES, "Les lignes qui changent")


def show_figures(effet: Mapping[str, Any], cle: str) -> None:
    """Les chiffres de tête, puis les comptes qui changent selon les tables touchées."""
    chiffres = effet["chiffres"]
    with st.container(horizontal=True):
        for intitule, avant, apres in phrases.headline(chiffres):
            suite = "inchangé" if avant == apres else f"{avant} avant"
            st.metric(intitule, apres, suite, delta_color="off", delta_arrow="off")
    demande = st.button(POURQUOI, key=f"requetes_effet_{cle}", type="tertiary")
    if demande and not is_card_asked():
        _explain(effet, est_apport=cle not in SANS_APPORT)
    comptes = counted(effet["comptes"])
    if not comptes:
        return
    st.subheader("Les comptes qui changent", anchor=False)
    montres = pd.DataFrame(comptes[:COMPTES_MONTRES], columns=list(COMPTES))
    show_passing_rows(montres, COMPTES, "Les comptes qui changent")
    if len(comptes) > COMPTES_MONTRES:
        st.caption(phrases.first_lines(COMPTES_MONTRES, len(comptes)))


@st.dialog(POURQUOI, width="large")
def _explain(effet: Mapping[str, Any], *, est_apport: bool) -> None:
    st.caption(AVANT_APRES)
    show_query(Requete(journal.CHIFFRES_CLES.strip()))
    for requete in requetes_des_comptes(effet["comptes"]):
        show_query(requete)
    if est_apport:
        st.markdown(LIGNES_DU_LOT)
        show_query(Requete(journal.DERNIER_LOT.strip()))


def do(geste: Callable[[], object], phrase: str | Callable[[], str]) -> bool:
    """Fait le geste, rouvre le magasin et retient la phrase à dire ; sinon montre le refus.

    L’appelant relance la page (st.rerun) après avoir rangé ses choix. Ce qui doit se faire
    quoi qu’il arrive est dans le geste : qui quitte la page arrête la suite.
    """
    ouvert, en_cours = suivi(), begin()
    try:
        with st.spinner("Enregistrement…"), en_cours.writing():
            geste()
            en_cours.succeed(phrase if isinstance(phrase, str) else phrase())
            ouvert.reload()
    except EgtsError:
        show_done()
        return False
    return True


def follow_writing(bouton: str) -> Suivi:
    """Une barre qui avance d’étape en étape, et un bouton pour tout arrêter."""
    barre = st.progress(*writing("lot"))
    st.caption(RESTER)
    # Le clic relance la page : l’écriture s’arrête à l’étape suivante, et le lot s’efface.
    st.button(bouton, key="annuler_import")
    return lambda etape: barre.progress(*writing(etape))


def _lines(lignes: list[Mapping[str, Any]]) -> pd.DataFrame:
    tableau = pd.DataFrame(lignes)
    return tableau.assign(changement=[journal.in_words(c) for c in tableau["champs"]])
