"""Ce qu’on dit des rencontres datées."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from egts_dashboard.francais import compte, date_longue, liste, nombre

VIDE = "Aucune rencontre datée n’est connue pour ces filtres."


def a_retenir(tableau: pd.DataFrame, bilan: Mapping[str, Any]) -> str:
    """Combien de rencontres datées ont un compte, et combien de participations n’ont pas de date."""
    comptees = tableau.dropna(subset=["nb_presences"])["evenement_id"].nunique()
    toutes = tableau["evenement_id"].nunique()
    phrase = (
        f"Sur **{compte(toutes, 'rencontre datée', 'rencontres datées')}**,"
        f" {_counted(comptees)} un compte de présences."
    )
    sans_date = bilan["nb_sans_date"]
    if sans_date:
        combien = (
            "Les"
            if sans_date == bilan["nb_participations"]
            else "Parmi les participations,"
        )
        phrase += (
            f" {combien} {compte(sans_date, 'participation')} aux ateliers n’ont pas de"
            " date\u00a0: les journées sont datées, mais non ce que chacune a réuni. Rien n’est"
            " réparti au hasard entre elles."
        )
    return phrase


def titre(tableau: pd.DataFrame) -> str:
    """Le titre nomme la seule date comptée, ou dit leur nombre."""
    comptees = tableau.dropna(subset=["nb_presences"])
    if len(comptees) == 1:
        ligne = comptees.iloc[0]
        jour = date_longue(ligne["date_debut"], ligne["precision_date"])
        return f"Une seule date a un compte\u00a0: le {jour}"
    return f"Présences comptées, cumulées sur {compte(len(comptees), 'rencontre')}"


def precision(tableau: pd.DataFrame) -> str:
    """L’unité et ce que veut dire un rond creux."""
    unites = liste(sorted(tableau["unite"].dropna().unique()))
    return (
        f"Cumul des {unites or 'présences'} aux rencontres datées. Rond creux\u00a0: rencontre"
        " dont les présences ne sont pas renseignées, à la couleur de sa région. Les démarches"
        " sans aucun compte sont dans la table."
    )


def alt(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle du cumul dans le temps."""
    parts = [
        f"{date_longue(v.date_debut, v.precision_date)}, {v.intitule}\u00a0: {nombre(v.nb_presences)} {v.unite}"
        for v in tableau.dropna(subset=["nb_presences"]).itertuples()
    ]
    vides = int(tableau["nb_presences"].isna().sum())
    return f"Marches. {' ; '.join(parts)}. {compte(vides, 'rencontre')} sans compte."


def _counted(nb: int) -> str:
    if not nb:
        return "**aucune** n’a"
    return f"**{nombre(nb)}** {'a' if nb < 2 else 'ont'}"
