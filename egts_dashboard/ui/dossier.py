"""Les blocs de la page Dossier de comité : choisir, ordonner, voir ce qui sera dit, emporter."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import cast

import streamlit as st

from egts_dashboard import actions
from egts_dashboard.actions.dossier import FORMATS, apercu_piece
from egts_dashboard.exports.texte import printable
from egts_dashboard.francais import escape_markdown
from egts_dashboard.models.dossier import Dossier, Piece
from egts_dashboard.models.recette import (
    DATES,
    LIGNES_MAX,
    TITRE_MAX,
    Bloc,
    FiltresRecette,
    Recette,
    Sorte,
)
from egts_dashboard.phrases import dossier as phrases
from egts_dashboard.queries.filtres import ETIQUETTES, Filtres
from egts_dashboard.store import carnet
from egts_dashboard.store.carnet import Requetes
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.dossier_origine import offer_origin, to_markdown
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.mots_tapes import bound
from egts_dashboard.ui.page import open_section

# Le filtre commun : chaque bloc en tient ce que sa page en tient, et dit le reste.
FILTRES = tuple(ETIQUETTES)
TITRE = "Dossier de comité"
BLOCS = ["participation", "representativite", "themes", "budget"]
NOM = "dossier_de_comite"
_OFFICE = "application/vnd.openxmlformats-officedocument"
MIMES = {
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "html": "text/html",
}


def choose_recette(filtres: Filtres) -> Recette:
    """Le titre, la date, les blocs et leur ordre, tous dans l’adresse ; s’arrête sans bloc."""
    titre, date, lignes = _choose_frame()
    choisis = st.multiselect(
        "Blocs, dans l’ordre du dossier",
        list(phrases.TITRES),
        BLOCS,
        format_func=lambda sorte: phrases.TITRES.get(sorte, str(sorte)),
        placeholder="Choisir un bloc",
        key="blocs",
        bind="query-params",
    )
    mots = _choose_words() if "preconisations" in choisis else ""
    if not choisis:
        st.info(phrases.SANS_BLOC)
        st.stop()
    return Recette(
        titre=titre,
        date=date,
        lignes=lignes,
        filtres=FiltresRecette(**filtres.choisis()),
        blocs=tuple(_bloc(cast(Sorte, sorte), mots) for sorte in choisis),
    )


def _choose_frame() -> tuple[str, dt.date | None, int]:
    """Le titre, la date de la réunion, et les lignes de chaque table."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="quel_dossier"):
        titre = st.text_input(
            "Titre", TITRE, max_chars=TITRE_MAX, key="titre", bind="query-params"
        )
        date = st.date_input(
            "Date de la réunion",
            None,
            min_value=DATES[0],
            max_value=DATES[1],
            format="DD/MM/YYYY",
            key="date",
            bind="query-params",
        )
        lignes = st.number_input(
            "Lignes par table", 1, LIGNES_MAX, 8, key="lignes", bind="query-params"
        )
    # Une adresse peut tout contenir.
    propre = printable(titre).strip()[:TITRE_MAX]
    return propre or TITRE, date, lignes


def _choose_words() -> str:
    tape = st.text_input(
        "Mots cherchés, pour la liste de préconisations",
        placeholder="formation, usagers…",
        key="mots",
        bind="query-params",
    )
    return bound(tape)


def _bloc(sorte: Sorte, mots: str) -> Bloc:
    return Bloc(sorte=sorte, mots=mots.strip() if sorte == "preconisations" else "")


def show_downloads(store: Store, recette: Recette) -> None:
    """Un bouton par format ; chaque fichier se fabrique au clic."""
    with st.container(horizontal=True, key="emporter_dossier"):
        for extension, ecrire in FORMATS.items():
            st.download_button(
                phrases.FORMATS[extension],
                partial(_write, store, recette, ecrire),
                file_name=f"{NOM}.{extension}",
                mime=MIMES[extension],
                key=f"dossier_{extension}",
                on_click="ignore",
            )


def _write(store: Store, recette: Recette, ecrire: Callable[[Dossier], bytes]) -> bytes:
    return ecrire(actions.composer(store, recette))


def show_preview(contexte: Contexte, recette: Recette) -> None:
    """Ce que dira le dossier, bloc par bloc, dans l’ordre ; chacun se déplace et se retire."""
    open_section("Ce que dira le dossier", phrases.APERCU)
    for rang, bloc in enumerate(recette.blocs):
        # Un bloc peut se faire des mêmes requêtes qu’un autre : chacun a donc son carnet.
        with carnet.open_notebook() as posees:
            piece = ask(
                apercu_piece, contexte.store, bloc, contexte.filtres, recette.lignes
            )
        carnet.note_all(posees)
        with st.container(key=f"bloc_{bloc.sorte}", gap="small"):
            _show_head(piece, rang, len(recette.blocs))
            _show_piece(piece, tuple(posees))


def _show_head(piece: Piece, rang: int, nb: int) -> None:
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"tete_{piece.sorte}"
    ):
        st.subheader(f"{rang + 1}. {piece.titre}", anchor=False)
        for nom, pas, possible in (
            ("Monter", -1, rang > 0),
            ("Descendre", 1, rang < nb - 1),
            ("Retirer", 0, True),
        ):
            if possible:
                st.button(
                    nom,
                    key=f"{nom.lower()}_{piece.sorte}",
                    type="tertiary",
                    help=f"{nom} «\u00a0{piece.titre}\u00a0»",
                    on_click=partial(_move, piece.sorte, pas),
                )


def _move(sorte: str, pas: int) -> None:
    """Change l’ordre des blocs choisis ; un pas nul retire."""
    choisis = list(st.session_state["blocs"])
    rang = choisis.index(sorte)
    choisis.remove(sorte)
    if pas:
        choisis.insert(rang + pas, sorte)
    st.session_state["blocs"] = choisis


def _show_piece(piece: Piece, posees: Requetes) -> None:
    if piece.absence:
        st.info(escape_markdown(piece.absence))
        return
    with st.container(key=f"dit_{piece.sorte}"):
        st.markdown(to_markdown(piece.a_retenir))
        offer_origin(piece, posees)
    st.caption(escape_markdown(phrases.chiffres_cites(piece)))
    st.caption(phrases.apercu(piece))
    for reserve in piece.reserves:
        st.caption(escape_markdown(reserve))
