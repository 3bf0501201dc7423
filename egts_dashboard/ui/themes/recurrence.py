"""Le volet « Récurrence » de la page Thèmes : le nuage, le cadran, leur méthode."""

import pandas as pd

from egts_dashboard.analyses.convergence import INSUFFISANT, convergences
from egts_dashboard.figures import themes as figures
from egts_dashboard.figures.themes import cadran as themes_cadran
from egts_dashboard.phrases.themes import recurrence as phrases
from egts_dashboard.queries.themes import presences as themes_presences
from egts_dashboard.ui.figure import show_figure
from egts_dashboard.ui.memoire import ask, remember
from egts_dashboard.ui.methode import show_methode
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.themes import Lecture

_NUAGE = ("libelle", "theme_id", "nb_items", "nb_ateliers", "lecture")
_CADRAN = (
    "libelle",
    "theme_id",
    "lecture",
    "convergence",
    "plus_faible",
    "taux_faible_pct",
    "plus_fort",
    "taux_fort_pct",
)


def show_recurrence(lecture: Lecture) -> None:
    """Récurrence face à intensité, puis le cadran quand les ateliers suffisent."""
    tableau = lecture.tableau
    if tableau["nb_ateliers"].max() < 2:
        return
    cles = (lecture.objet, lecture.rang, "territoire", lecture.contexte.filtres)
    groupes = ask(themes_presences.presences, lecture.contexte.store, *cles)
    presents, _ = remember(
        ("convergence", id(tableau), id(groupes)),
        lambda: (_qualify(tableau, groupes), (tableau, groupes)),
    )
    show_figure(
        lecture.contexte,
        figures.nuage,
        presents,
        titre=phrases.TITRE_NUAGE,
        precision=phrases.precision_nuage(groupes),
        alt=phrases.alt_nuage(presents),
        cle="nuage",
        colonnes=_NUAGE,
        etroit=figures.nuage_etroit,
    )
    _show_quarters(lecture, presents)
    sql = themes_presences.requete_presences(*cles)
    show_methode("recurrence", phrases.METHODE, *sql)


def _qualify(tableau: pd.DataFrame, groupes: pd.DataFrame) -> pd.DataFrame:
    lus = tableau.merge(convergences(groupes))
    return lus[lus["nb_items"] > 0]


def _show_quarters(lecture: Lecture, presents: pd.DataFrame) -> None:
    open_section("Convergent, territorial ou rare")
    if (presents["lecture"] == INSUFFISANT).all():
        say(phrases.INSUFFISANT)
        return
    show_figure(
        lecture.contexte,
        themes_cadran.cadran,
        presents,
        titre=phrases.titre_cadran,
        precision=phrases.PRECISION_CADRAN,
        alt=phrases.alt_cadran,
        cle="cadran",
        colonnes=_CADRAN,
        dans_section=True,
        etroit=themes_cadran.cadran_etroit,
    )
