"""Les blocs de la page Thèmes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from egts_dashboard.figures import themes as figures
from egts_dashboard.phrases import themes as phrases
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.figure import Contexte, show_figure

RANGS = {"tous": "Tous les thèmes", "principal": "Thème principal seul"}
OBJETS = {
    "preconisation": "Préconisations",
    "constat": "Constats",
    "pratique": "Pratiques inspirantes",
}
_COMPTES = (
    "libelle",
    "nb_items",
    "part_pct",
    "nb_ateliers",
    "nb_territoires",
    "nb_documents",
)


@dataclass(frozen=True)
class Lecture:
    """Ce que tous les volets de la page partagent : ce qu’on compte, et ce qui est déjà compté.

    `objets`, `base` et `tableau` sont les réponses de queries.themes.
    """

    contexte: Contexte
    objet: str
    rang: str
    objets: pd.DataFrame
    base: Mapping[str, Any]
    tableau: pd.DataFrame


def reserve_head() -> DeltaGenerator:
    """La place de la phrase et des chiffres, au-dessus des choix dont ils dépendent."""
    return st.container()


def choose_comptes(objets: pd.DataFrame) -> tuple[str, str]:
    """Ce qu’on compte : la sorte d’item (parmi celles codées) et le rang des thèmes."""
    codes = {v.objet: OBJETS[v.objet] for v in objets.itertuples() if v.nb_codes}
    with st.container(horizontal=True, key="choix_comptes"):
        objet = next(iter(codes))
        if len(codes) > 1:
            objet = choose_one("Compter", codes, "objet")
        return objet, choose_one("Thèmes d’un item", RANGS, "rang")


def show_barres(
    contexte: Contexte,
    tableau: pd.DataFrame,
    base: Mapping[str, Any],
    objet: str,
    rang: str,
) -> None:
    """Le classement des thèmes, la récurrence au bout de chaque barre."""
    show_figure(
        contexte,
        figures.barres,
        tableau,
        titre=phrases.titre_barres(tableau, objet),
        precision=phrases.precision_barres(base, objet),
        note=phrases.note_barres(base, rang, tableau),
        alt=phrases.alt_barres(tableau, objet),
        cle="barres",
        colonnes=_COMPTES,
        etroit=figures.barres_etroites,
    )
