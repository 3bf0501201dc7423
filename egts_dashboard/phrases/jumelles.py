"""Ce que la page dit des demandes que plusieurs ateliers portent."""

from collections.abc import Callable

import pandas as pd

from egts_dashboard.francais import compte, escape_markdown, guillemets, nombre

INTRODUCTION = (
    "Une suite commune est jugée par lecture\u202f; des mots proches ou les mêmes thèmes ne sont"
    " que des pistes."
)


def par_suite(tableau: pd.DataFrame) -> str:
    """Combien de demandes viennent de plusieurs ateliers."""
    nb = tableau["groupe"].nunique()
    if not nb:
        return "Aucun item d’aval ne réunit plusieurs ateliers."
    premier = tableau.iloc[0]
    return (
        f"**{compte(nb, 'demande réunit', 'demandes réunissent')}** plusieurs ateliers"
        f"\u202f; la plus partagée, {guillemets(escape_markdown(premier['aval']))}, en réunit"
        f" **{nombre(premier['nb_ateliers'])}**."
    )


def par_mots(tableau: pd.DataFrame) -> str:
    """Combien de couples se ressemblent par leurs mots."""
    if tableau.empty:
        return "Aucun item ne ressemble assez à celui d’un autre atelier."
    premier = tableau.iloc[0]
    return (
        f"**{compte(len(tableau), 'couple')}** d’ateliers différents se"
        f" {'ressemble' if len(tableau) == 1 else 'ressemblent'} par leurs mots (calcul, non lu)"
        f"\u202f; le plus proche\u00a0: {guillemets(escape_markdown(premier['intitule']))} et"
        f" {guillemets(escape_markdown(premier['jumelle']))}."
    )


def bornes(nb: int, nb_lus: int) -> str:
    """Ce qui n’a pas été comparé, quand il y a trop d’items ; rien sinon."""
    if nb <= nb_lus:
        return ""
    return (
        f"Seuls les **{nombre(nb_lus)}** premiers items d’atelier sur {nombre(nb)} sont comparés,"
        " dans l’ordre des documents\u00a0: un filtre resserre."
    )


def par_codage(tableau: pd.DataFrame) -> str:
    """Combien d’ensembles de thèmes plusieurs ateliers partagent."""
    nb = tableau["groupe"].nunique()
    if not nb:
        return "Aucun couple de thèmes n’est partagé par plusieurs ateliers."
    premier = tableau.iloc[0]
    return (
        f"**{compte(nb, 'suite de thèmes', 'suites de thèmes')}** se"
        f" {'retrouve' if nb == 1 else 'retrouvent'} dans plusieurs ateliers (même codage, non"
        f" pas même demande)\u202f; la plus partagée,"
        f" {guillemets(escape_markdown(premier['themes_communs']))}, en réunit"
        f" **{nombre(premier['nb_ateliers'])}**."
    )


PAR_FACON: dict[str, Callable[[pd.DataFrame], str]] = {
    "suite": par_suite,
    "mots": par_mots,
    "codage": par_codage,
}
