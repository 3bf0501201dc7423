"""Les mots d’un rapport, entiers : dans la grille ce qui y tient, et dessous tout le reste."""

from collections.abc import Container, Iterable
from math import ceil
from typing import Literal

import pandas as pd
import streamlit as st

from egts_dashboard.phrases import lecture_rapport as phrases
from egts_dashboard.ui.pagination import choose_slice
from egts_dashboard.ui.table import (
    LIGNES_D_UN_TENANT,
    LIGNES_PAR_PAGE,
    show_passing_rows,
)

# Ce que la grille écrit d’un texte sur une ligne de sa colonne, mots non coupés.
SIGNES_PAR_LIGNE = {"intitule": 38, "mots": 55}
LIGNES_MAX = 4
# En pixels ; au-dessous de la plus basse, Streamlit ne passe pas les textes à la ligne.
LIGNE, MARGES = 19, 10
RANGEE_MIN = 66
ENTETE = 38
HAUTEUR_MAX = 600
# Ce que montre sans le couper une case de liste, qui reste sur une ligne.
SIGNES_DE_LISTE = 18
EN_ENTIER = ("ligne", "nature", "mots", "atelier", "raison")


def row_height(tableau: pd.DataFrame) -> int | None:
    """La hauteur d’une rangée, en pixels ; None si chaque texte tient sur une ligne."""
    lignes = _most_lines(tableau)
    if lignes <= 1:
        return None
    return max(RANGEE_MIN, LIGNE * min(lignes, LIGNES_MAX) + MARGES)


def grid_height(tableau: pd.DataFrame) -> int | Literal["auto"]:
    """La hauteur de la grille : assez de rangées hautes pour en comparer, l’écran au plus."""
    rangee = row_height(tableau)
    if rangee is None:
        return "auto"
    return min(ENTETE + rangee * len(tableau), HAUTEUR_MAX)


def show_whole(tableau: pd.DataFrame, montrees: Container[str], cle: str) -> None:
    """Sous la grille, si elle coupe un texte : ses lignes en toutes lettres, dans un repli.

    `montrees` : les colonnes de la grille.
    """
    if not _is_cut(tableau):
        return
    repli = st.expander(
        phrases.read_whole(len(tableau)), key=f"entier_{cle}", on_change="rerun"
    )
    if repli.open:
        with repli:
            page = _choose_page(len(tableau), f"page_entiere_{cle}")
            colonnes = [c for c in EN_ENTIER if c in montrees]
            show_passing_rows(tableau.iloc[page], colonnes, phrases.EN_ENTIER)


def _choose_page(total: int, cle: str) -> slice:
    if total <= LIGNES_D_UN_TENANT:
        return slice(0, total)
    return choose_slice(total, LIGNES_PAR_PAGE, cle, "{} à {}, sur {}.")


def _most_lines(tableau: pd.DataFrame) -> int:
    return max(
        (
            ceil(len(texte) / signes)
            for colonne, signes in SIGNES_PAR_LIGNE.items()
            for texte in _texts(tableau, colonne)
        ),
        default=0,
    )


def _is_cut(tableau: pd.DataFrame) -> bool:
    ateliers = _texts(tableau, "atelier")
    return _most_lines(tableau) > LIGNES_MAX or any(
        len(nom) > SIGNES_DE_LISTE for nom in ateliers
    )


def _texts(tableau: pd.DataFrame, colonne: str) -> Iterable[str]:
    return tableau[colonne].dropna() if colonne in tableau else ()
