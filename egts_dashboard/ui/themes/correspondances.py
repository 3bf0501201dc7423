"""Le volet « Carte » de la page Thèmes : l’analyse des correspondances."""

import pandas as pd

from egts_dashboard.analyses.correspondances import NB_MODALITES_MIN, NB_TOTAL_MIN
from egts_dashboard.analyses.correspondances_plan import plan
from egts_dashboard.figures import correspondances as figures
from egts_dashboard.phrases import correspondances as phrases
from egts_dashboard.queries import correspondances as questions
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.figure import show_figure
from egts_dashboard.ui.memoire import ask, once
from egts_dashboard.ui.methode import show_methode
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.pourquoi import offer_queries
from egts_dashboard.ui.themes import Lecture

_COLONNES = (
    "sorte_point",
    "nom",
    "nb_codages",
    "axe_1",
    "axe_2",
    "contribution_1_pct",
    "contribution_2_pct",
    "cos2_1",
    "cos2_2",
    "qualite",
    "a_part",
)


def show_correspondances(lecture: Lecture) -> None:
    """La carte des thèmes et des ateliers, ou pourquoi il n’y en a pas."""
    open_section("La carte des thèmes")
    croiser = choose_one("Avec les", phrases.CROISER, "carte")
    demande = (lecture.objet, lecture.rang, croiser, lecture.contexte.filtres)
    comptes = ask(questions.comptes, lecture.contexte.store, *demande)
    points = once(_plan, comptes)
    if points.empty:
        say(phrases.trop_peu(points.attrs, croiser, NB_MODALITES_MIN, NB_TOTAL_MIN))
        offer_queries(points, "restants", "Ce qui reste à mettre sur la carte")
        return
    say(once(phrases.constat, points))
    show_figure(
        lecture.contexte,
        figures.plan,
        points,
        titre=f"Thèmes et {phrases.CROISER[croiser].lower()} sur le premier plan",
        precision=phrases.precision,
        alt=phrases.alt,
        cle="correspondances",
        colonnes=_COLONNES,
        dans_section=True,
        etroit=figures.plan_etroit,
    )
    show_methode(
        "correspondances", phrases.methode(points), *questions.requete(*demande)
    )


def _plan(comptes: pd.DataFrame) -> pd.DataFrame:
    points = plan(comptes)
    if points.empty:
        return points
    dits = points["est_a_part"].map({True: "oui", False: "non"})
    cotes = points["cote"].map({"theme": "Thème", "colonne": "Colonne"})
    return points.assign(a_part=dits, sorte_point=cotes)
