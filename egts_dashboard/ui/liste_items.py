"""La liste des items trouvés, en table ou en fiches, mots cherchés surlignés."""

from html import escape

import pandas as pd
import streamlit as st

from egts_dashboard.francais import NON_RENSEIGNE
from egts_dashboard.models.libelles import libelle
from egts_dashboard.phrases import preconisations as phrases
from egts_dashboard.phrases.colonnes import heading
from egts_dashboard.queries import preconisations as questions
from egts_dashboard.queries.preconisations import Demande
from egts_dashboard.queries.recherche.mots import Mots
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.fiche import open_card, url_of
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.surlignage import highlight_found, quote_found

VUES = {"table": "Table", "fiches": "Fiches"}
# De quoi remplir un premier écran sans le charger ; le reste vient par « voir plus ».
PAS = {"table": 50, "fiches": 12}
COLONNES = ("intitule", "provenance", "themes")


def show_list(store: Store, demande: Demande, nb: int) -> None:
    """Les items retenus, en table ou en fiches, puis « voir plus »."""
    with st.container(horizontal=True, key="entete_liste"):
        dit = st.empty()
        vue = choose_one("Montrer en", VUES, "vue")
    tableau = ask(questions.lignes, store, demande, _wanted(demande, vue))
    dit.caption(phrases.montres(len(tableau), nb, not demande.mots.est_vide))
    if vue == "table":
        _show_table(tableau, demande)
    else:
        _show_cards(tableau, demande)
    if len(tableau) < nb:
        st.button(
            f"Voir {min(PAS[vue], nb - len(tableau))} lignes de plus",
            on_click=_more,
            args=(vue,),
        )


def _wanted(demande: Demande, vue: str) -> int:
    """Combien de lignes montrer ; une autre demande repart du début."""
    if st.session_state.get("demande_montree") != demande:
        st.session_state["demande_montree"] = demande
        st.session_state["pages_montrees"] = {}
    return PAS[vue] * int(st.session_state["pages_montrees"].get(vue, 1))


def _more(vue: str) -> None:
    pages = st.session_state["pages_montrees"]
    st.session_state["pages_montrees"] = {**pages, vue: pages.get(vue, 1) + 1}


def _show_table(tableau: pd.DataFrame, demande: Demande) -> None:
    entetes = "".join(f'<th scope="col">{escape(heading(c))}</th>' for c in COLONNES)
    lignes = "".join(_row(ligne, demande.mots) for ligne in tableau.itertuples())
    st.html(
        '<div class="egts-liste" tabindex="0" role="region" aria-label="Liste">'
        f"<table><thead><tr>{entetes}</tr></thead><tbody>{lignes}</tbody></table></div>"
    )


def _row(ligne: object, mots: Mots) -> str:
    item = ligne._asdict()  # type: ignore[attr-defined]
    niveau = libelle("niveau", item["niveau"])
    cases = [
        f'<td><a href="{escape(url_of(item["item_id"]))}" target="_self">'
        f"{highlight_found(item['intitule'], mots)}</a>"
        f'<span class="place">{escape(item["localisation"])}</span>'
        f"{_quote(item['intitule'], item['verbatim'], mots)}</td>",
        f'<td data-nom="{escape(heading("provenance"))}">{_text(item["provenance"])}'
        f'<span class="place">{_text(item["territoire"])}, {escape(niveau.lower())}</span></td>',
        f'<td data-nom="Thèmes">{_text(item["themes"])}</td>',
    ]
    return f"<tr>{''.join(cases)}</tr>"


def _quote(intitule: str, verbatim: object, mots: Mots) -> str:
    """Pourquoi l’item répond, quand ce n’est pas par son intitulé."""
    cite = quote_found(intitule, None if pd.isna(verbatim) else str(verbatim), mots)
    dit = f"Le document dit\u00a0: «\u00a0{cite}\u00a0»"
    return f'<span class="place">{dit}</span>' if cite else ""


def _text(valeur: object) -> str:
    return (
        f'<span class="nr">{NON_RENSEIGNE}</span>'
        if pd.isna(valeur)
        else escape(str(valeur))
    )


def _show_cards(tableau: pd.DataFrame, demande: Demande) -> None:
    for ligne in tableau.itertuples():
        with st.container(key=f"carte_{ligne.item_no}", gap="small"):
            st.html(
                f'<div class="egts-fiche"><p class="intitule">'
                f"{highlight_found(ligne.intitule, demande.mots)}</p>"
                f'<p class="ou">{escape(f"{ligne.provenance}, {ligne.territoire}, {ligne.annee}")}'
                f"<br>{_text(ligne.themes)}"
                f"{_quote(ligne.intitule, ligne.verbatim, demande.mots)}</p></div>"
            )
            st.button(
                "Ouvrir la fiche",
                key=f"ouvrir_{ligne.item_no}",
                type="tertiary",
                on_click=open_card,
                args=(ligne.item_id,),
            )
