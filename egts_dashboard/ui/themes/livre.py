"""Le volet « Livre de codes » de la page Thèmes."""

from egts_dashboard.queries import themes
from egts_dashboard.ui.figure import show_table
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import open_section
from egts_dashboard.ui.themes import Lecture


def show_livre(lecture: Lecture) -> None:
    """Le livre de codes, et qui a codé comment."""
    contexte = lecture.contexte
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
