"""Le volet « Croisements » de la page Thèmes : matrice, démarches."""

from typing import Any

import pandas as pd

from egts_dashboard.analyses.demarches import compare
from egts_dashboard.analyses.specificites import specificites, specificites_partagees
from egts_dashboard.figures.themes import demarches as themes_demarches
from egts_dashboard.figures.themes import matrice as themes_matrice
from egts_dashboard.phrases.themes import croisements as phrases
from egts_dashboard.phrases.themes import demarches as demarches
from egts_dashboard.queries.themes import croisements as themes_croisements
from egts_dashboard.queries.themes import presences as themes_presences
from egts_dashboard.queries.themes.demarches import par_demarche, requete
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.figure import Contexte, show_figure
from egts_dashboard.ui.memoire import ask, once, remember
from egts_dashboard.ui.methode import show_methode
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.themes import Lecture

AXES = {
    "atelier": "Atelier",
    "territoire": "Territoire",
    "niveau": "Niveau",
    "annee": "Année",
    "document": "Document",
    "volet": "Volet",
}
MESURES = {
    "effectifs": "Effectifs",
    "parts": "Parts",
    "specificites": "Spécificités",
}
_DEMARCHES = (
    "theme",
    "nb_avant",
    "base_avant",
    "part_avant_pct",
    "nb_apres",
    "base_apres",
    "part_apres_pct",
    "ecart_points",
    "ecart_bas_points",
    "ecart_haut_points",
    "p_fisher",
    "q",
    "lecture",
)


def show_matrice(lecture: Lecture) -> None:
    """Les thèmes croisés avec ce que le lecteur choisit."""
    open_section("Quels thèmes, où et quand")
    contexte, objet, rang = lecture.contexte, lecture.objet, lecture.rang
    # L’un sous l’autre : côte à côte, un écran étroit coupe le premier.
    croiser = choose_one("Croiser avec", AXES, "croiser")
    mesure = choose_one("Montrer", MESURES, "mesure")
    arguments = (contexte.store, objet, rang, croiser, contexte.filtres)
    if mesure == "specificites":
        _show_specificites(contexte, _read_presences(arguments), croiser)
        sql = themes_presences.requete_presences(*arguments[1:])
        show_methode("specificites", phrases.METHODE_SPECIFICITES, *sql)
        return
    tableau = ask(themes_croisements.matrice, *arguments)
    dessins = {
        "effectifs": (
            themes_matrice.effectifs,
            themes_matrice.liste_effectifs,
            "nb_items",
        ),
        "parts": (themes_matrice.parts, themes_matrice.liste_parts, "part_pct"),
    }
    large, etroit, valeur = dessins[mesure]
    show_figure(
        contexte,
        large,
        tableau,
        titre=f"Les thèmes par {AXES[croiser].lower()}",
        precision=phrases.precision_matrice(tableau, mesure, objet),
        alt=phrases.alt_matrice(tableau, valeur),
        cle=f"matrice_{mesure}",
        colonnes=("theme", "colonne", "nb_items", "base_items", "part_pct"),
        dans_section=True,
        etroit=etroit,
    )


def _read_presences(arguments: tuple[Any, ...]) -> pd.DataFrame:
    """Les présences ; avec les chances de chaque atelier s’il figure dans plusieurs colonnes."""
    presences = ask(themes_presences.presences, *arguments)
    if presences.empty or presences["colonnes_par_atelier"].iloc[0] == 1:
        return presences
    chances = ask(themes_presences.chances, *arguments)
    jointes, _ = remember(
        ("chances", id(presences), id(chances)),
        lambda: (_join(presences, chances), (presences, chances)),
    )
    return jointes


def _join(presences: pd.DataFrame, chances: pd.DataFrame) -> pd.DataFrame:
    """Les chances à côté des présences ; aucune là où aucun atelier ne porte le thème."""
    joint = presences.merge(chances, how="left", on=["theme_id", "code"])
    absentes = joint["chances"].isna()
    listes = [
        [] if absente else list(dites)
        for absente, dites in zip(absentes, joint["chances"], strict=True)
    ]
    return joint.assign(chances=listes)


def _show_specificites(
    contexte: Contexte, presences: pd.DataFrame, croiser: str
) -> None:
    if croiser == "atelier" or presences.empty:
        say(phrases.SPECIFICITE_IMPOSSIBLE)
        return
    est_partage = "chances" in presences
    tableau = once(specificites_partagees if est_partage else specificites, presences)
    if est_partage:
        say(phrases.COLONNES_PARTAGEES)
    show_figure(
        contexte,
        themes_matrice.specificites,
        tableau,
        titre=f"Ce qui est propre à chaque {AXES[croiser].lower()}",
        precision=phrases.precision_specificites(tableau),
        alt=phrases.alt_matrice(tableau, "x"),
        cle="matrice_specificites",
        colonnes=(
            "theme",
            "colonne",
            "x",
            "n",
            "k",
            "total",
            "ateliers_attendus",
            "rapport",
            "p",
            "q",
        ),
        dans_section=True,
        etroit=themes_matrice.liste_specificites,
    )


def show_demarches(lecture: Lecture) -> None:
    """D’une démarche à l’autre, si les filtres en retiennent exactement deux."""
    contexte = lecture.contexte
    cles = (lecture.objet, lecture.rang, contexte.filtres)
    comptes = ask(par_demarche, contexte.store, *cles)
    if comptes.empty:
        return
    tableau = once(compare, comptes)
    open_section("D’une démarche à l’autre")
    say(once(demarches.mouvements, tableau))
    show_figure(
        contexte,
        themes_demarches.deux_demarches,
        tableau,
        titre=demarches.titre_demarches,
        precision=demarches.precision_demarches,
        alt=demarches.alt_demarches,
        cle="demarches",
        colonnes=_DEMARCHES,
        dans_section=True,
        etroit=themes_demarches.deux_demarches_etroites,
    )
    show_methode("demarches", demarches.METHODE, *requete(*cles))
