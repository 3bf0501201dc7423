"""Le volet « Trame » de la page Thèmes : constats, pratiques, préconisations."""

import pandas as pd

from egts_dashboard.figures import themes_matrice
from egts_dashboard.phrases import themes_croisements as phrases
from egts_dashboard.queries.themes_trame import trame
from egts_dashboard.ui.figure import show_figure
from egts_dashboard.ui.memoire import ask, remember
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.themes import OBJETS, Lecture


def show_trame(lecture: Lecture) -> None:
    """Thème par constat, pratique, préconisation, avec ses trous ; ou ce qui n’est pas codé."""
    contexte, objets, rang = lecture.contexte, lecture.objets, lecture.rang
    open_section("La trame\u00a0: constats, pratiques, préconisations")
    if manque := phrases.sans_codage(objets):
        say(manque)
    codes = [v.objet for v in objets.itertuples() if v.nb_codes]
    if len(codes) < 2:
        return
    large = ask(trame, contexte.store, rang, contexte.filtres)
    if trous := phrases.trous(large, codes):
        say(trous)
    tableau, _ = remember(
        ("trame", id(large), tuple(codes)), lambda: (_lengthen(large, codes), large)
    )
    show_figure(
        contexte,
        themes_matrice.trame,
        tableau,
        titre="Où la trame a des trous",
        precision="Nombre d’items codés\u202f; ·\u00a0: aucun.",
        alt=phrases.alt_matrice(tableau, "nb_items"),
        cle="trame",
        colonnes=("theme", "colonne", "nb_items"),
        dans_section=True,
        etroit=themes_matrice.liste_effectifs,
    )


def _lengthen(large: pd.DataFrame, codes: list[str]) -> pd.DataFrame:
    long = large.melt("theme", codes, "code", "nb_items")
    rangs = {theme: rang for rang, theme in enumerate(large["theme"])}
    return long.assign(colonne=long["code"].map(OBJETS)).sort_values(
        "theme", key=lambda noms: noms.map(rangs), kind="stable"
    )
