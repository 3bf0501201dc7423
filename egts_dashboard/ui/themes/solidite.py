"""Le volet « Solidité » de la page Thèmes : saturation, façons de compter, retraits."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from egts_dashboard.analyses import saturation, voix
from egts_dashboard.analyses.ateliers_themes import Grille, grid
from egts_dashboard.analyses.retraits import leave_one_out
from egts_dashboard.figures.themes import rangs as themes_rangs
from egts_dashboard.figures.themes.saturation import accumulation
from egts_dashboard.phrases.themes import solidite as phrases
from egts_dashboard.queries.themes import ateliers as themes_ateliers
from egts_dashboard.queries.themes.solidite_chiffres import chiffres
from egts_dashboard.ui.chiffres import show_chiffres
from egts_dashboard.ui.choix import choose_one
from egts_dashboard.ui.figure import show_figure
from egts_dashboard.ui.memoire import ask, remember
from egts_dashboard.ui.methode import show_methode
from egts_dashboard.ui.page import open_section, say
from egts_dashboard.ui.themes import Lecture

_COURBE = ("nb_ateliers", "nb_themes", "bas", "haut")
_RETRAITS = (
    "theme",
    "valeur",
    "rang",
    "rang_min",
    "rang_max",
    "etendue",
    "nb_changes",
    "nb_retraits",
    "change_pct",
)


class _Lus(NamedTuple):
    """Les thèmes atelier par atelier, et les réponses dont la grille est faite."""

    grille: Grille
    ateliers: pd.DataFrame
    cases: pd.DataFrame


def show_solidite(lecture: Lecture) -> None:
    """Les trois épreuves d’un classement, ou pourquoi il y a trop peu d’ateliers."""
    open_section("Jusqu’où ces classements tiennent")
    store, filtres = lecture.contexte.store, lecture.contexte.filtres
    ateliers = ask(themes_ateliers.ateliers, store, lecture.objet, filtres)
    cles = (store, lecture.objet, lecture.rang, filtres)
    cases = ask(themes_ateliers.cases, *cles)
    themes = sorted(lecture.tableau["theme_id"])
    lus = remember(
        ("grille", id(cases), id(ateliers)),
        lambda: _Lus(grid(cases, ateliers, themes), ateliers, cases),
    )
    if not lus.grille.est_suffisante:
        say(phrases.trop_peu(len(ateliers)))
        return
    show_chiffres(store, ask(chiffres, *cles), groupe="chiffres_solidite")
    _show_saturation(lecture, lus)
    _show_voix(lecture, lus)
    _show_retraits(lecture, lus)
    sql = themes_ateliers.requete(lecture.objet, lecture.rang, filtres)
    show_methode("solidite", phrases.METHODE, *sql)


def _show_saturation(lecture: Lecture, lus: _Lus) -> None:
    courbe, _ = remember(
        ("saturation", id(lus)),
        lambda: (_accumulate(lus.grille, lus.ateliers), lus),
    )
    show_figure(
        lecture.contexte,
        accumulation,
        courbe,
        titre=phrases.titre_saturation,
        precision=phrases.precision_saturation,
        alt=phrases.alt_saturation,
        cle="saturation",
        colonnes=_COURBE,
        dans_section=True,
    )


def _accumulate(grille: Grille, ateliers: pd.DataFrame) -> pd.DataFrame:
    courbe = saturation.accumulation(grille.presences)
    attributs = courbe.attrs | {
        "chao2": saturation.chao2(grille.presences),
        "bornes": saturation.chao2_interval(grille.presences),
    }
    courbe = courbe.assign(source_ids=_sources(ateliers, len(courbe)))
    courbe.attrs |= attributs
    return courbe


def _show_voix(lecture: Lecture, lus: _Lus) -> None:
    open_section("Compter une voix autrement")
    reference = choose_one(
        "Référence des territoires", phrases.REFERENCES, "reference_territoires"
    )
    (tableau, lues, accords), _ = remember(
        ("voix", id(lus), reference),
        lambda: (_weigh(lecture, lus.grille, lus.ateliers, reference), lus),
    )
    say(phrases.accords(accords))
    show_figure(
        lecture.contexte,
        themes_rangs.voix,
        tableau,
        titre=phrases.titre_voix,
        precision=phrases.precision_voix(lues, len(lus.ateliers), reference),
        alt=phrases.alt_rangs,
        cle="voix",
        colonnes=[
            c for c in tableau if c not in {"theme_id", "texte", "place", "source_ids"}
        ],
        dans_section=True,
    )


def _weigh(
    lecture: Lecture, grille: Grille, ateliers: pd.DataFrame, reference: str
) -> tuple[pd.DataFrame, dict[str, voix.Base], list[voix.Accord]]:
    connus = 1.0 if reference == themes_ateliers.EGALE else ateliers["population"]
    poids = voix.weights(ateliers.assign(poids_territoire=connus))
    tableau = voix.compare(grille, poids)
    tableau.attrs["reference"] = reference
    return (
        _name(lecture, tableau, "rang_atelier", phrases.etendue, ateliers),
        voix.bases(poids),
        voix.agreements(grille, poids),
    )


def _show_retraits(lecture: Lecture, lus: _Lus) -> None:
    open_section("Un atelier de moins")
    critere = choose_one("Classer par", phrases.CRITERES, "critere")
    tableau, _ = remember(
        ("retraits", id(lus), critere),
        lambda: (_withdraw(lecture, lus.grille, lus.ateliers, critere), lus),
    )
    show_figure(
        lecture.contexte,
        themes_rangs.retraits,
        tableau,
        titre=phrases.titre_retraits,
        precision=phrases.precision_retraits(tableau, critere),
        alt=phrases.alt_rangs,
        cle="retraits",
        colonnes=_RETRAITS,
        dans_section=True,
    )


def _withdraw(
    lecture: Lecture,
    grille: Grille,
    ateliers: pd.DataFrame,
    critere: str,
) -> pd.DataFrame:
    hors = ask(
        themes_ateliers.hors_atelier,
        lecture.contexte.store,
        lecture.objet,
        lecture.rang,
        lecture.contexte.filtres,
    )
    restent = np.array([hors.get(code, 0) for code in grille.themes], dtype=float)
    tableau = leave_one_out(grille, restent, critere)
    tableau.attrs["critere"] = critere
    return _name(lecture, tableau, "rang", phrases.etendue_retraits, ateliers)


def _name(
    lecture: Lecture,
    tableau: pd.DataFrame,
    colonne: str,
    ecrire: Callable[[Any], str],
    ateliers: pd.DataFrame,
) -> pd.DataFrame:
    """Le tableau nommé, du premier rang au dernier, et ce qu’on écrit au bout de chaque rangée."""
    noms = lecture.tableau.set_index("theme_id")["libelle"]
    tableau.insert(0, "theme", tableau["theme_id"].map(noms))
    ordonne = tableau.sort_values([colonne, "rang_min", "theme"], kind="stable")
    return ordonne.assign(
        texte=[ecrire(v) for v in ordonne.itertuples()],
        source_ids=_sources(ateliers, len(ordonne)),
    )


def _sources(ateliers: pd.DataFrame, nb: int) -> list[list[str]]:
    return [ateliers["source_ids"].iloc[0]] * nb
