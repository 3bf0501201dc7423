"""Les blocs de la page Thèmes."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from egts_dashboard.analyses.convergence import convergences
from egts_dashboard.figures import themes as figures
from egts_dashboard.phrases import themes as phrases
from egts_dashboard.queries import themes, themes_croisements
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.figure import Contexte, show_figure, show_table
from egts_dashboard.ui.memoire import ask, remember
from egts_dashboard.ui.page import open_section

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
        precision=phrases.precision_barres(base, objet, rang),
        alt=phrases.alt_barres(tableau, objet),
        cle="barres",
        colonnes=_COMPTES,
        etroit=figures.barres_etroites,
    )


def show_nuage(
    contexte: Contexte, tableau: pd.DataFrame, objet: str, rang: str
) -> None:
    """Récurrence face à intensité ; les mots seulement quand les ateliers suffisent."""
    if tableau["nb_ateliers"].max() < 2:
        return
    groupes = ask(
        themes_croisements.presences,
        contexte.store,
        objet,
        rang,
        "territoire",
        contexte.filtres,
    )
    lus, _, _ = remember(
        ("convergence", id(tableau), id(groupes)),
        lambda: (tableau.merge(convergences(groupes)), tableau, groupes),
    )
    presents = _present(lus)
    show_figure(
        contexte,
        figures.nuage,
        presents,
        titre=phrases.titre_nuage(presents),
        precision=phrases.precision_nuage(groupes),
        alt=phrases.alt_nuage(presents),
        cle="nuage",
        colonnes=(
            "libelle",
            "theme_id",
            "nb_items",
            "nb_ateliers",
            "lecture",
            "convergence",
            "plus_faible",
        ),
        etroit=figures.nuage_etroit,
    )


def _present(tableau: pd.DataFrame) -> pd.DataFrame:
    """Les thèmes portés par un item au moins, retenus pour que la figure le soit aussi."""
    presents, _ = remember(
        ("présents", id(tableau)), lambda: (tableau[tableau["nb_items"] > 0], tableau)
    )
    return presents


def show_livre(contexte: Contexte) -> None:
    """Le livre de codes, et qui a codé comment."""
    open_section("Le livre de codes", "Ce que chaque thème désigne, inclut et exclut.")
    show_table(
        contexte,
        ask(themes.livre_de_codes, contexte.store),
        cle="livre",
        titre="Livre de codes",
        colonnes=("libelle", "theme_id", "definition", "inclut", "exclut"),
        ouverte=True,
    )
    show_table(
        contexte,
        ask(themes.codeurs, contexte.store),
        cle="codeurs",
        titre="Qui a codé, et comment",
        colonnes=("codeur", "methode", "nb_codages", "nb_notes"),
        ouverte=True,
    )
