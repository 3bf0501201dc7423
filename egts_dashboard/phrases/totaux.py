"""Ce que l’on dit d’un total imprimé face à ses lignes."""

from collections.abc import Mapping
from typing import Any

from egts_dashboard.francais import compte, nombre


def agreement(comptes: Mapping[str, Any]) -> str:
    """Ce que font les lignes acceptées, ce que feraient les autres, et si le total s’y retrouve.

    Clés : valeur, recompte_acceptees, recompte_refusees, nb_refusees, nb_illisibles, est_juste,
    est_juste_avec_refusees.
    """
    if not comptes["nb_refusees"]:
        return _alone(comptes)
    acceptees = montant(comptes["recompte_acceptees"])
    dit = (
        f"les lignes acceptées font {acceptees}, {_others(comptes)}"
        f" {montant(comptes['recompte_refusees'])}"
    )
    return f"{dit}\u00a0: {_verdict(comptes)}"


def montant(valeur: Any) -> str:
    """Le nombre, sans décimales s’il est entier."""
    return nombre(valeur, 0 if valeur == int(valeur) else 2)


def _alone(comptes: Mapping[str, Any]) -> str:
    if comptes["est_juste"]:
        return "c’est la somme des lignes"
    return f"les lignes font {montant(comptes['recompte_acceptees'])}\u00a0: {_gap(comptes)}"


def _others(comptes: Mapping[str, Any]) -> str:
    nb, illisibles = comptes["nb_refusees"], comptes["nb_illisibles"]
    dit = compte(nb, "ligne laissée de côté", "lignes laissées de côté")
    suite = f" (dont {nombre(illisibles)} sans nombre lisible)" if illisibles else ""
    return f"{dit}{suite} en {'fait' if nb == 1 else 'font'}"


def _verdict(comptes: Mapping[str, Any]) -> str:
    if comptes["est_juste"]:
        return "le total est la somme des acceptées"
    if comptes["est_juste_avec_refusees"]:
        return "ensemble, c’est le total"
    return _gap(comptes)


def _gap(comptes: Mapping[str, Any]) -> str:
    toutes = comptes["recompte_acceptees"] + comptes["recompte_refusees"]
    ecart = comptes["valeur"] - toutes
    sens = "de plus" if ecart > 0 else "de moins"
    return f"le total en annonce {montant(abs(ecart))} {sens}"
