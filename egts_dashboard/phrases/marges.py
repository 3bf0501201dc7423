"""Ce que dit le croisement des modalités et des ateliers, des nombres sans verdict."""

from typing import Any

from egts_dashboard.francais import compte, escape_markdown, nombre
from egts_dashboard.phrases.ecarts import probabilite

TITRE = "Qui vient dépend-il de l’atelier\u202f?"
PRECISION = (
    "Modalités et ateliers croisés, comparés à un tirage qui garderait les deux totaux."
    " On vient souvent en équipe\u00a0: ces probabilités traitent chaque présence à part et sont"
    " donc optimistes."
)
# Sous cinq ateliers ou cinq présences attendues, aucun mot ne conclut.
NB_ATELIERS_MIN = 5
ATTENDU_MIN = 5
SEUIL = 0.05
CITEES = 3


def croisement(trouve: Any) -> str:
    """Le test du tableau entier, puis les cases qui s’en écartent le plus."""
    ampleur = (
        f"{compte(trouve.n, 'présence')}, {compte(trouve.nb_modalites, 'modalité')} et"
        f" {compte(trouve.nb_ateliers, 'atelier')}"
    )
    if trouve.p is None:
        return f"Données insuffisantes, ou tableau trop grand, pour croiser\u00a0: {ampleur}."
    return (
        f"Sur {ampleur}, un tirage de mêmes totaux donne un tableau au moins aussi rare avec une"
        f" probabilité de **{probabilite(trouve.p)}** (Fisher–Freeman–Halton,"
        f" {nombre(trouve.tirages)} tirages, graine {trouve.graine}). {_cells(trouve)}"
    )


def _cells(trouve: Any) -> str:
    if trouve.nb_ateliers < NB_ATELIERS_MIN:
        return "Moins de cinq ateliers\u00a0: données insuffisantes pour en dire plus."
    essais = compte(len(trouve.cases), "essai")
    retenues = trouve.cases[
        (trouve.cases["p_bh"] <= SEUIL)
        & (trouve.cases["presences_attendues"] >= ATTENDU_MIN)
    ]
    if retenues.empty:
        return f"Aucune case ne s’en détache après correction ({essais})."
    citees = "\u202f; ".join(
        f"{escape_markdown(case.modalite)} dans {escape_markdown(case.atelier)},"
        f" **{nombre(case.nb)}** pour {nombre(case.presences_attendues, 1)} attendues"
        for case in retenues.head(CITEES).itertuples()
    )
    return (
        f"{compte(len(retenues), 'case s’en détache', 'cases s’en détachent')} après correction"
        f" ({essais})\u00a0: {citees}."
    )
