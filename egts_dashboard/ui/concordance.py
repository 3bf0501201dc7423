"""La concordance à l’écran : le mot au milieu, ce qui le précède et ce qui le suit."""

from dataclasses import replace
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from egts_dashboard.phrases import mots as phrases
from egts_dashboard.phrases.preconisations import compris as understood
from egts_dashboard.queries import concordance as questions
from egts_dashboard.queries.mots_selection import Selection
from egts_dashboard.queries.recherche import understand
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.fiche import show_asked_card, url_of
from egts_dashboard.ui.figure import Contexte, show_table
from egts_dashboard.ui.memoire import ask, remember
from egts_dashboard.ui.mots_tapes import bound
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.pagination import choose_slice

STYLES = (
    Path(__file__).parent / "concordance.css",
    Path(__file__).parent / "preconisations.css",
)
TRIS = {
    "document": "Document",
    "gauche": "Mot d’avant",
    "droite": "Mot d’après",
}
LIGNES_PAR_PAGE = 40
# Ce qu’une ligne laisse lire de chaque côté ; l’export garde tout.
SIGNES = 60
_COLONNES = (
    "gauche",
    "mot",
    "droite",
    "provenance",
    "territoire",
    "annee",
    "document",
    "localisation",
    "item_id",
)


def show_concordance(contexte: Contexte, selection: Selection) -> None:
    """Un mot ou une suite, tous ses emplois dans la sélection, triés et paginés."""
    open_section("Un mot dans son contexte")
    tape, tri = _choose()
    mots = ask(understand, contexte.store, tape, selection.objet)
    show_asked_card(contexte.store, mots)
    if not (mots.groupes or mots.inconnus):
        say(phrases.SANS_MOT)
        return
    emplois = ask(questions.concordance, contexte.store, selection, mots)
    nb_items = ask(questions.nb_items, contexte.store, selection, mots)
    say(phrases.emplois(len(emplois), nb_items, questions.NB_ITEMS_MAX, tape))
    if dit := understood(replace(mots, a_tous=True), selection.objet, tape, nb_items):
        say(dit)
    if emplois.empty:
        return
    tries, _ = remember(
        ("emplois", id(emplois), tri),
        lambda: (questions.sort_uses(emplois, tri), emplois),
    )
    _show_lines(tries, (selection, mots, tri))
    show_table(
        contexte,
        tries,
        cle="concordance",
        titre=f"Emplois de «\u00a0{tape.strip()}\u00a0»",
        colonnes=_COLONNES,
    )


def _choose() -> tuple[str, str]:
    for style in STYLES:
        st.html(style)
    with st.container(horizontal=True, key="choix_concordance"):
        tape = st.text_input(
            "Mot ou suite de mots",
            key="mot",
            bind="query-params",
            placeholder="usager, place de l’usager, AVS, form*, -bénévole…",
            help=phrases.AIDE_CONCORDANCE,
        )
        tri = choose_one("Trier par", TRIS, "tri_mots")
    return bound(tape), tri


def _show_lines(tableau: pd.DataFrame, cle: tuple[object, ...]) -> None:
    montres = tableau
    if len(tableau) > LIGNES_PAR_PAGE:
        page = f"emplois_{cle}"
        montres = tableau.iloc[
            choose_slice(len(tableau), LIGNES_PAR_PAGE, page, "Emplois {} à {}.")
        ]
    st.html(
        '<div class="egts-concordance" tabindex="0" role="region" aria-label="Concordance">'
        '<table><thead><tr><th scope="col" class="gauche">Avant</th><th scope="col">Mot</th>'
        '<th scope="col">Après</th><th scope="col">Où</th></tr></thead><tbody>'
        f"{''.join(_row(v) for v in montres.to_dict('records'))}</tbody></table></div>"
    )


def _row(v: dict[str, str]) -> str:
    ou = escape(f"{v['territoire']}, {v['annee']}, {v['provenance']}")
    place = escape(v["localisation"])
    return (
        f'<tr><td class="gauche">{escape(_last(v["gauche"]))}{_space(v["gauche"][-1:])}</td>'
        f'<td class="mot"><mark>{escape(v["mot"])}</mark></td>'
        f"<td>{_space(v['droite'][:1])}{escape(_first(v['droite']))}</td>"
        f'<td class="ou"><a href="{escape(url_of(v["item_id"]))}" target="_self" title="{ou}">{ou}</a>'
        f'<span class="place" title="{place}">{escape(_end(v["localisation"]))}</span></td></tr>'
    )


def _space(voisin: str) -> str:
    """L’espace entre le mot et son voisin : sur un écran étroit, tout se lit à la suite."""
    return "" if voisin in {"’", "'", "(", "-", ",", ".", ")", "…"} else " "


def _end(place: str) -> str:
    """La fin de la place, seule à distinguer deux lignes d’un même atelier."""
    *debut, fin = place.split(" › ")
    return f"… › {fin}" if debut else fin


def _last(texte: str) -> str:
    """La fin du texte, coupée entre deux mots."""
    if len(texte) <= SIGNES:
        return texte
    return f"…\u00a0{texte[-SIGNES:].split(' ', 1)[-1]}"


def _first(texte: str) -> str:
    """Le début du texte, coupé entre deux mots."""
    if len(texte) <= SIGNES:
        return texte
    return f"{texte[:SIGNES].rsplit(' ', 1)[0]}\u00a0…"
