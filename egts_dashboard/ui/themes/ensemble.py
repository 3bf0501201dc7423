"""Le volet « Ensemble » de la page Thèmes : les thèmes portés par un même item."""

import pandas as pd

from egts_dashboard.analyses.cercle import lay_circle
from egts_dashboard.analyses.cooccurrence import (
    NB_ITEMS_MIN,
    cooccurrences,
    is_enough,
    links,
)
from egts_dashboard.figures.themes import paires as figures
from egts_dashboard.figures.themes import reseau as themes_reseau
from egts_dashboard.phrases.themes import paires as phrases
from egts_dashboard.queries.themes import paires as themes_paires
from egts_dashboard.ui.chiffres import show_chiffres
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.figure import show_figure
from egts_dashboard.ui.memoire import ask, once, remember
from egts_dashboard.ui.methode import show_methode
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.themes import Lecture

_COLONNES = (
    "theme_a",
    "theme_b",
    "nb_ensemble",
    "nb_attendus",
    "lift",
    "p",
    "q",
    "nb_premier",
    "nb_second",
)


def show_paires(lecture: Lecture) -> None:
    """Les paires de thèmes : chiffres, matrice, réseau, méthode ; ou pourquoi rien."""
    open_section("Quels thèmes vont ensemble")
    contexte, objet = lecture.contexte, lecture.objet
    store, filtres = contexte.store, contexte.filtres
    lus = ask(themes_paires.portes, store, objet, filtres)
    if not is_enough(lus["nb_deux"]):
        say(phrases.trop_peu(lus["nb_deux"], lus["total"], NB_ITEMS_MIN, objet))
        return
    tableau = once(cooccurrences, ask(themes_paires.paires, store, objet, filtres))
    say(once(phrases.constat, tableau))
    show_chiffres(
        store,
        ask(themes_paires.chiffres, store, objet, filtres),
        groupe="chiffres_paires",
    )
    show_figure(
        contexte,
        figures.matrice,
        tableau,
        titre="Les thèmes deux à deux",
        precision=phrases.precision_matrice(tableau, objet),
        alt=phrases.alt,
        cle="paires",
        colonnes=_COLONNES,
        dans_section=True,
        etroit=figures.liste,
    )
    _show_network(lecture, tableau)
    show_methode("paires", phrases.METHODE, *themes_paires.requete(objet, filtres))


def _show_network(lecture: Lecture, tableau: pd.DataFrame) -> None:
    lesquels = choose_one("Liens à dessiner", phrases.LIENS, "liens")
    liens, _ = remember(
        ("liens", id(tableau), lesquels), lambda: (_link(tableau, lesquels), tableau)
    )
    if liens.empty:
        say(phrases.aucun_lien(lesquels))
        return
    show_figure(
        lecture.contexte,
        themes_reseau.reseau,
        liens,
        titre="Le réseau des thèmes",
        precision=phrases.precision_reseau,
        alt=phrases.alt,
        cle="reseau",
        colonnes=_COLONNES,
        dans_section=True,
        etroit=themes_reseau.reseau_etroit,
    )


def _link(tableau: pd.DataFrame, lesquels: str) -> pd.DataFrame:
    """Les paires à relier, et l’ordre du cercle qui raccourcit leurs traits."""
    liens = links(tableau, lesquels)
    poids = {(v.code_a, v.code_b): float(v.nb_ensemble) for v in liens.itertuples()}
    codes = sorted({code for paire in poids for code in paire})
    liens.attrs["ordre"] = lay_circle(codes, poids)
    return liens
