"""La feuille lue d’un fichier déposé, ses premières lignes, et celle de ses intitulés."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.phrases import import_tableur as phrases
from egts_dashboard.ui.importer.depot import Depot, forget_mapping, sheets_of
from egts_dashboard.ui.table import show_passing_rows

LIGNES_MONTREES = 8
COLONNES_MONTREES = 12
LETTRES = "ABCDEFGHIJKL"
CASE_MONTREE = 60


def ask_sheet(depot: Depot, feuilles: Sequence[str], devinee: str | None) -> None:
    """Le choix de la feuille, ou de toutes, quand le classeur en a plusieurs."""
    if len(feuilles) < 2:
        return
    livre = sheets_of(depot)
    seule = phrases.sheet_choice(None, None if depot.feuille else devinee)
    defaut = phrases.whole_book(len(livre.reconnues)) if livre else seule
    choisie = st.selectbox(
        phrases.sheets(len(feuilles)),
        [None, *feuilles],
        format_func=lambda nom: defaut if nom is None else nom,
        key=depot.cle_feuille,
    )
    reconnue = livre.find(choisie) if livre and choisie else None
    if reconnue is not None and reconnue.table != depot.table:
        st.caption(phrases.other_table(reconnue.table))


def show_first_lines(depot: Depot, lu: Importation) -> None:
    """L’aperçu, ouvert quand aucune ligne d’intitulés n’est reconnue, et le choix de la ligne."""
    repli = st.expander(
        phrases.first_lines(lu.ligne_titres), expanded=lu.ligne_titres is None
    )
    with repli:
        show_passing_rows(*_table(lu), "Premières lignes du fichier")
        lignes = dict(lu.apercu)
        st.selectbox(
            "Ligne des intitulés",
            [None, *lignes],
            format_func=lambda n: phrases.header_choice(n, lignes.get(n, ())),
            key=depot.cle_entete,
            on_change=forget_mapping,
        )


def _table(lu: Importation) -> tuple[pd.DataFrame, Sequence[str]]:
    montrees = lu.apercu[:LIGNES_MONTREES]
    largeur = min(max(len(cases) for _, cases in montrees), COLONNES_MONTREES)
    colonnes = ["ligne", *LETTRES[:largeur]]
    lignes = [
        [
            phrases.line_number(numero, est_titres=numero == lu.ligne_titres),
            *(
                _short(cases[rang]) if rang < len(cases) else ""
                for rang in range(largeur)
            ),
        ]
        for numero, cases in montrees
    ]
    return pd.DataFrame(lignes, columns=colonnes), colonnes


def _short(case: str) -> str:
    return case if len(case) <= CASE_MONTREE else f"{case[: CASE_MONTREE - 1]}…"
