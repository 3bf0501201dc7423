"""Ce qu’un import changerait, case par case, et sa confirmation."""

from collections.abc import Iterable
from functools import partial

import pandas as pd
import streamlit as st

from egts_dashboard import actions
from egts_dashboard.errors import EgtsError
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.difference import CaseModifiee, key_of
from egts_dashboard.ingest.fusion import SEPARATEUR_CLE
from egts_dashboard.ingest.numerotees import numbers
from egts_dashboard.models import TABLES, colonnes
from egts_dashboard.models.base import Fait
from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.phrases import import_tableur as phrases
from egts_dashboard.phrases.colonnes import shown
from egts_dashboard.store.etapes import unfollowed
from egts_dashboard.ui.auteur import ask_who_and_why, remember_who
from egts_dashboard.ui.effet import do, follow_writing, show_figures
from egts_dashboard.ui.figure import FORMATS
from egts_dashboard.ui.importer.depot import Depot, drop_file
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.table import show_passing_rows

CASES = ("ligne", "identifiant", "colonne", "avant", "apres")
LIGNES_MONTREES = 100
# Au-delà, l’effet sur les chiffres se demande : il reconstruit un magasin d’essai.
LIGNES_SANS_DEMANDE = 2_000
EFFET = "effet_du_depot"


def show_preview(depot: Depot, lu: Importation) -> None:
    """Les lignes ajoutées, changées, retirées, inchangées ; l’effet ; la confirmation."""
    open_section("Ce qui changerait", "Rien n’est encore écrit.")
    difference = lu.difference
    if not (lu.a_ecrire or lu.a_retirer):
        st.info(phrases.nothing_new(difference.inchangees))
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
    _show_changed(lu)
    _show_added(lu)
    _show_withdrawn(lu)
    _show_effect(depot, lu)
    _ask_confirmation(lu)


def _show_changed(lu: Importation) -> None:
    cases = lu.difference.modifiees
    if not cases:
        return
    st.subheader("Cases changées", anchor=False)
    show_passing_rows(_cells(cases[:LIGNES_MONTREES]), CASES, "Cases changées")
    _show_rest(len(cases))
    ecrire, mime = FORMATS["csv"]
    st.download_button(
        "Télécharger toutes les cases changées (CSV)",
        lambda: ecrire(shown(_cells(cases), CASES), [f"Import de {lu.fichier}"]),
        file_name=f"changements_{lu.table}.csv",
        mime=mime,
        key="cases_changees",
        on_click="ignore",
    )


def _show_added(lu: Importation) -> None:
    ids = set(lu.difference.ajoutees[:LIGNES_MONTREES])
    neuves = [
        ligne
        for ligne in lu.difference.a_ecrire[: 10 * LIGNES_MONTREES]
        if SEPARATEUR_CLE.join(key_of(ligne)) in ids
    ]
    if not neuves:
        return
    st.subheader("Lignes ajoutées", anchor=False)
    tableau = pd.DataFrame([ligne.model_dump(mode="json") for ligne in neuves])
    modele = TABLES[lu.table]
    remplies = [c for c in colonnes(modele) if tableau[c].notna().any()]
    if len(modele.CLE) == 1:
        # « Atelier » est celui d’une préconisation ; d’un atelier, c’est l’identifiant.
        tableau = tableau.rename(columns={modele.CLE[0]: "identifiant"})
        remplies = ["identifiant" if c == modele.CLE[0] else c for c in remplies]
    show_passing_rows(tableau, sorted(remplies, key=_rank), "Lignes ajoutées")
    _show_rest(len(lu.difference.ajoutees))


def _rank(colonne: str) -> int:
    """Ce que la ligne dit, puis ce qui la rattache, puis d’où elle vient."""
    if colonne in Fait.model_fields:
        return 2
    return int(colonne == "identifiant" or colonne.endswith("_id"))


def _show_withdrawn(lu: Importation) -> None:
    if not lu.retraits:
        return
    st.subheader("Lignes retirées", anchor=False)
    retirees = lu.retraits[:LIGNES_MONTREES]
    tableau = pd.DataFrame(
        {
            "ligne": [str(numero) for numero, _ in retirees],
            "identifiant": [SEPARATEUR_CLE.join(cle) for _, cle in retirees],
        }
    )
    show_passing_rows(tableau, ("ligne", "identifiant"), "Lignes retirées")
    _show_rest(len(lu.retraits))


def _show_rest(total: int) -> None:
    if total > LIGNES_MONTREES:
        st.caption(phrases.first_of(LIGNES_MONTREES, total))


def _show_effect(depot: Depot, lu: Importation) -> None:
    st.subheader("Effet sur les chiffres de tête", anchor=False)
    ecrites = sum(map(len, lu.a_ecrire.values())) + len(lu.retraits)
    cle = (depot.cle, depot.empreinte, len(lu.laissees), ecrites, _names(lu))
    connue, effet = st.session_state.get(EFFET, (None, None))
    est_long = connue != cle and ecrites > LIGNES_SANS_DEMANDE
    if est_long and not st.button(
        "Calculer l’effet sur les chiffres", key="calculer_effet"
    ):
        st.caption(phrases.EFFET_LONG)
        return
    if connue != cle:
        try:
            with st.spinner("Calcul de ce qui changerait…"):
                effet = actions.effet_import(lu)
        except EgtsError as refus:
            st.error("Cet import n’est pas possible en l’état.")
            st.text(str(refus))
            return
        st.session_state[EFFET] = (cle, effet)
    show_figures(effet, "import")


def _names(lu: Importation) -> int:
    return hash(tuple(numbers(lu.acceptees)))


def _ask_confirmation(lu: Importation) -> None:
    open_section("Confirmer", "L’import entre en un seul lot, que l’on peut retirer.")
    with st.form("importer", border=False):
        auteur, raison = ask_who_and_why("D’où vient ce fichier, pourquoi l’importer.")
        est_demande = st.form_submit_button("Importer", type="primary")
    if not est_demande:
        return
    ecrites = sum(map(len, lu.a_ecrire.values()))
    place = st.empty()
    with place.container():
        suivre = (
            follow_writing(phrases.ANNULER)
            if ecrites > LIGNES_SANS_DEMANDE
            else unfollowed
        )
    faire = partial(actions.confirmer, lu, auteur, raison, suivre)
    if do(faire, phrases.done(lu.fichier, ecrites, len(lu.retraits))):
        remember_who(auteur)
        drop_file()
        st.rerun()
    place.empty()


def _cells(cases: Iterable[CaseModifiee]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (str(c.ligne), c.id, c.colonne, _text(c.avant), _text(c.apres))
            for c in cases
        ],
        columns=list(CASES),
    )


def _text(valeur: object) -> str | None:
    return None if valeur is None else str(valeur)
