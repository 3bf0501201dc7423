"""Le volet « Récurrence » de la page Thèmes."""

import pandas as pd

from egts_dashboard.analyses.convergence import convergences
from egts_dashboard.figures import themes as figures
from egts_dashboard.phrases import themes as phrases
from egts_dashboard.queries import themes_croisements
from egts_dashboard.ui.figure import show_figure
from egts_dashboard.ui.memoire import ask, remember
from egts_dashboard.ui.themes import Lecture


def show_nuage(lecture: Lecture) -> None:
    """Récurrence face à intensité ; les mots seulement quand les ateliers suffisent."""
    contexte, tableau = lecture.contexte, lecture.tableau
    if tableau["nb_ateliers"].max() < 2:
        return
    groupes = ask(
        themes_croisements.presences,
        contexte.store,
        lecture.objet,
        lecture.rang,
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
