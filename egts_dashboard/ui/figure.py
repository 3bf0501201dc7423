"""Montre une figure avec tout ce qui l’accompagne : alternative, table jumelle, sources, export."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import pandas as pd
import streamlit as st

from egts_dashboard.exports.tableau import to_csv
from egts_dashboard.exports.tableau_xlsx import to_xlsx
from egts_dashboard.figures import dessin as go
from egts_dashboard.francais import escape_markdown
from egts_dashboard.phrases.citations import cite_all
from egts_dashboard.phrases.colonnes import shown
from egts_dashboard.phrases.secret import masquees
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.sources import citations
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.corriger import LIEN
from egts_dashboard.ui.filtres import describe
from egts_dashboard.ui.locale_plotly import CONFIG
from egts_dashboard.ui.memoire import ask, once, remember
from egts_dashboard.ui.pourquoi import offer_queries
from egts_dashboard.ui.table import show_rows

FORMATS = {
    "csv": (to_csv, "text/csv"),
    "xlsx": (
        to_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}
Dessin = Callable[[pd.DataFrame, bool], go.Figure]
# Un texte, ou la règle qui l’écrit d’après le tableau : elle ne sert qu’une fois par réponse.
Texte = str | Callable[[pd.DataFrame], str]


@dataclass(frozen=True)
class Contexte:
    """Ce que toutes les figures d’une page partagent."""

    store: Store
    filtres: Filtres = field(default_factory=Filtres)


def est_sombre() -> bool:
    """Le lecteur a-t-il choisi l’affichage sombre ?"""
    return st.context.theme.type == "dark"


def show_figure(
    contexte: Contexte,
    dessin: Dessin,
    tableau: pd.DataFrame,
    *,
    titre: Texte,
    precision: Texte,
    alt: Texte,
    cle: str,
    colonnes: Sequence[str],
    dans_section: bool = False,
    etroit: Dessin | None = None,
    note: str = "",
) -> None:
    """Titre, figure, table jumelle et sources.

    `tableau` porte les données dessinées, et s’il se peut une colonne `source_ids` ;
    `colonnes` dit lesquelles la table montre ; `dans_section` : sous un titre de section,
    le titre de la figure descend d’un rang ; `etroit` dessine autrement sur un écran étroit ;
    `note`, sous la figure, dit ce qui peut se lire après elle.
    """
    titre, alt = _written(titre, tableau), _written(alt, tableau)
    intituler = st.subheader if dans_section else st.header
    intituler(titre, anchor=False)
    st.caption(_written(precision, tableau))
    if etroit is None:
        _draw(dessin, tableau, alt, cle)
    else:
        # Le serveur ignore la largeur de l’écran : la feuille de style montre l’une ou l’autre.
        with st.container(key=f"large_{cle}"):
            _draw(dessin, tableau, alt, cle)
        with st.container(key=f"etroit_{cle}"):
            _draw(etroit, tableau, alt, f"{cle}_etroit")
    for dessous in (note, once(masquees, tableau)):
        if dessous:
            st.caption(dessous)
    show_table(contexte, tableau, cle=cle, titre=titre, colonnes=colonnes)


def _written(texte: Texte, tableau: pd.DataFrame) -> str:
    return texte if isinstance(texte, str) else once(texte, tableau)


def _draw(dessin: Dessin, tableau: pd.DataFrame, alt: str, cle: str) -> None:
    sombre = est_sombre()
    figure, _ = remember(
        ("figure", dessin, id(tableau), sombre),
        lambda: (dessin(tableau, sombre).freeze(), tableau),
    )
    st.plotly_chart(figure, key=cle, alt=alt, config=CONFIG, theme=None)


def show_table(
    contexte: Contexte,
    tableau: pd.DataFrame,
    *,
    cle: str,
    titre: str,
    colonnes: Sequence[str],
    ouverte: bool = False,
) -> None:
    """La table jumelle, repliée : les mêmes nombres, à emporter, et leurs sources.

    `ouverte` : la table est elle-même la réponse, on la montre d’emblée.
    """
    montrer = _show_content if ouverte else _fold
    montrer(contexte, tableau, cle, titre, colonnes)


def _fold(
    contexte: Contexte,
    tableau: pd.DataFrame,
    cle: str,
    titre: str,
    colonnes: Sequence[str],
) -> None:
    repli = st.expander(
        "Les chiffres, leurs sources, l’export", key=f"table_{cle}", on_change="rerun"
    )
    if repli.open:
        with repli:
            _show_content(contexte, tableau, cle, titre, colonnes)


def _show_content(
    contexte: Contexte,
    tableau: pd.DataFrame,
    cle: str,
    titre: str,
    colonnes: Sequence[str],
) -> None:
    show_rows(tableau, colonnes, titre)
    _show_sources(contexte.store, tableau)
    entete = [titre, *describe(contexte.store, contexte.filtres)]
    with st.container(horizontal=True):
        for sorte, (ecrire, mime) in FORMATS.items():
            st.download_button(
                f"Télécharger ({sorte.upper()})",
                partial(_write, ecrire, tableau, colonnes, entete),
                file_name=f"egts_{cle}.{sorte}",
                mime=mime,
                key=f"{sorte}_{cle}",
                on_click="ignore",
            )
        offer_queries(tableau, cle, titre)


def _write(
    ecrire: Callable[[pd.DataFrame, Sequence[str]], bytes],
    tableau: pd.DataFrame,
    colonnes: Sequence[str],
    entete: Sequence[str],
) -> bytes:
    # Un lien ne vaut que sur la page.
    emportees = [colonne for colonne in colonnes if colonne != LIEN]
    return ecrire(shown(tableau, emportees), entete)


def _show_sources(store: Store, tableau: pd.DataFrame) -> None:
    if "source_ids" not in tableau or tableau.empty:
        return
    ligne, _ = remember(
        ("sources", id(tableau)), lambda: (_source_line(store, tableau), tableau)
    )
    st.caption(ligne)


def _source_line(store: Store, tableau: pd.DataFrame) -> str:
    cites = sorted({s for groupe in tableau["source_ids"] for s in groupe})
    sources = ask(citations, store, tuple(cites))
    return escape_markdown("Sources\u00a0: " + "\u202f; ".join(cite_all(sources)))
