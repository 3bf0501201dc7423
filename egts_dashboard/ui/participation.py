"""Les blocs de la page Participation."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from egts_dashboard.figures import participation as figures
from egts_dashboard.figures import rencontres
from egts_dashboard.phrases import acteurs as phrases_acteurs
from egts_dashboard.phrases import participation as phrases
from egts_dashboard.phrases import rencontres as phrases_rencontres
from egts_dashboard.queries import participation, participation_totaux
from egts_dashboard.ui.figure import Contexte, show_figure, show_table
from egts_dashboard.ui.memoire import ask
from egts_dashboard.ui.page import say

_ATELIERS = (
    "atelier",
    "territoire",
    "nb_participations",
    "nb_seances",
    "participations_par_seance",
    "part_pct",
    "certitude",
    "demarche",
)
_SANS_COMPTE = (
    "territoire",
    "atelier",
    "nb_seances",
    "demarche",
    "certitude",
    "localisation",
    "note",
)
_SIGNATURES = (
    "origine",
    "nb_presences",
    "unite",
    "part_pct",
    "evenement",
    "certitude",
    "note",
)
_RENCONTRES = (
    "date_debut",
    "date_fin",
    "precision_date",
    "intitule",
    "territoire",
    "nature",
    "nb_presences",
    "unite",
    "certitude",
    "localisation",
)
_TOTAUX = (
    "perimetre",
    "qualificatif",
    "declare",
    "unite",
    "recompte",
    "ecart",
    "lecture",
    "document",
    "localisation",
    "certitude",
    "note",
)
_ANOMALIES = ("message", "valeur_a", "lieu_a", "valeur_b", "lieu_b", "explication")


def show_ateliers(
    contexte: Contexte, tableau: pd.DataFrame, bilan: Mapping[str, Any]
) -> None:
    """Les ateliers comptés ; à part, ceux qui ne le sont pas."""
    if not tableau.empty:
        show_figure(
            contexte,
            figures.ateliers,
            tableau,
            titre=phrases.titre_ateliers,
            precision=phrases.precision_ateliers(bilan, tableau),
            alt=phrases.alt_barres(tableau, "atelier", "nb_participations"),
            cle="ateliers",
            colonnes=_ATELIERS,
            etroit=figures.ateliers_etroits,
        )
    if bilan["nb_sans_compte"]:
        store, filtres = contexte.store, contexte.filtres
        say(
            phrases.sans_compte(
                ask(participation.sans_compte_par_territoire, store, filtres)
            )
        )
        show_table(
            contexte,
            ask(participation.ateliers_sans_compte, store, filtres),
            cle="sans_compte",
            titre="Ateliers sans compte",
            colonnes=_SANS_COMPTE,
        )


def show_seances(contexte: Contexte, tableau: pd.DataFrame) -> None:
    """Les participations par séance, atelier par atelier ; il en faut deux à comparer."""
    if tableau["participations_par_seance"].count() < 2:
        return
    show_figure(
        contexte,
        figures.seances,
        tableau,
        titre=phrases.titre_seances,
        precision=phrases.PRECISION_SEANCES,
        alt=phrases.alt_seances,
        cle="seances",
        colonnes=_ATELIERS,
    )


def show_signatures(contexte: Contexte, tableau: pd.DataFrame) -> None:
    """Les signatures par territoire d’origine."""
    show_figure(
        contexte,
        figures.signatures,
        tableau,
        titre=phrases.titre_signatures,
        precision=phrases.precision_signatures,
        alt=phrases.alt_barres(tableau, "origine", "nb_presences"),
        cle="signatures",
        colonnes=_SIGNATURES,
    )


def show_acteurs(contexte: Contexte, vue: str) -> None:
    """Qui est venu : les personnes par métier énoncé, ou les structures par catégorie."""
    if vue == "metiers":
        tableau = ask(participation.metiers, contexte.store, contexte.filtres)
        dessin, lus = figures.metiers, ("metier", "nb_personnes")
        suite: tuple[str, ...] = ("part_pct", "evenement", "certitude", "note")
    else:
        tableau = ask(participation.structures, contexte.store, contexte.filtres)
        dessin, lus = figures.structures, ("categorie", "nb_structures")
        suite = ("nb_presentes", "part_pct")
    if tableau.empty:
        say(phrases_acteurs.VIDES[vue])
        return
    show_figure(
        contexte,
        dessin,
        tableau,
        titre=phrases_acteurs.titre(vue, tableau),
        precision=phrases_acteurs.PRECISIONS[vue],
        alt=phrases.alt_barres(tableau, *lus),
        cle=vue,
        colonnes=(*lus, *suite),
        dans_section=True,
    )


def show_rencontres(contexte: Contexte, bilan: Mapping[str, Any]) -> None:
    """Le cumul des présences datées, et tout ce qui n’a pas de compte."""
    tableau = ask(participation.rencontres, contexte.store, contexte.filtres)
    if tableau.empty:
        say(phrases_rencontres.VIDE)
        return
    say(phrases_rencontres.a_retenir(tableau, bilan))
    if tableau["nb_presences"].isna().all():
        show_table(
            contexte,
            tableau,
            cle="rencontres",
            titre="Rencontres datées",
            colonnes=_RENCONTRES,
        )
        return
    show_figure(
        contexte,
        rencontres.cumul,
        tableau,
        titre=phrases_rencontres.titre,
        precision=phrases_rencontres.precision,
        alt=phrases_rencontres.alt,
        cle="rencontres",
        colonnes=_RENCONTRES,
        dans_section=True,
    )


def show_totaux(contexte: Contexte) -> None:
    """Les totaux déclarés face à leur recompte, puis ce que les contrôles ont relevé."""
    tableau = ask(participation_totaux.totaux, contexte.store, contexte.filtres)
    say(phrases.totaux(tableau))
    if not tableau.empty:
        show_table(
            contexte,
            tableau,
            cle="totaux",
            titre="Totaux déclarés",
            colonnes=_TOTAUX,
            ouverte=True,
        )
    relevees = ask(participation_totaux.anomalies, contexte.store, contexte.filtres)
    if not relevees.empty:
        say(phrases.ANOMALIES)
        show_table(
            contexte,
            relevees,
            cle="anomalies",
            titre="Contrôles",
            colonnes=_ANOMALIES,
            ouverte=True,
        )
