"""Ce que la page Budget dit en une phrase."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from egts_dashboard.francais import (
    escape_markdown,
    euros,
    guillemets,
    nombre,
    pourcent,
)

CONSEIL = "Relâchez un filtre\u00a0: aucune dépense n’y est rattachée."


def a_retenir(enveloppe: Mapping[str, Any], oubliee: Mapping[str, Any] | None) -> str:
    """L’enveloppe est-elle tenue, de combien, et pourquoi deux chiffres."""
    somme, notifie = enveloppe["somme_lignes_eur"], enveloppe["notifie_eur"]
    phrase = _spending(enveloppe["nb_lignes"], somme, notifie)
    imprime = enveloppe["total_imprime_eur"]
    if imprime is None or imprime == somme:
        return phrase
    return f"{phrase} {_two_figures(imprime, notifie, enveloppe['ecart_eur'], oubliee)}"


def _spending(nb: int, somme: Any, notifie: Any) -> str:
    """Ce que font ensemble les dépenses imputées à l’enveloppe ; il peut n’y en avoir aucune."""
    if not nb:
        return f"Aucune dépense n’est encore imputée à l’enveloppe de **{euros(notifie)}**."
    sujet = f"Les {nombre(nb)} dépenses imputées" if nb > 1 else "La dépense imputée"
    verbe = "totalisent" if nb > 1 else "est de"
    return (
        f"{sujet} à l’enveloppe de **{euros(notifie)}** {verbe} **{euros(somme)}**\u00a0:"
        f" {_verdict(notifie - somme)}."
    )


def sans_enveloppe(nb_lignes: int) -> str:
    """Ce qu’on dit quand les filtres n’ont retenu aucune enveloppe."""
    if not nb_lignes:
        return "Aucune enveloppe et aucune dépense ne sont renseignées."
    return (
        "Aucune enveloppe n’est rattachée à ces filtres\u00a0:"
        " les dépenses ci-dessous n’ont pas de plafond connu."
    )


def _verdict(reste: Any) -> str:
    if reste < 0:
        return f"elle est **dépassée de {euros(-reste)}**"
    if reste == 0:
        return "elle est consommée au centime, sans dépassement"
    return f"il reste **{euros(reste)}**"


def _excess(reste: Any) -> str:
    if reste < 0:
        return f"soit {euros(-reste)} de dépassement"
    return f"soit {euros(reste)} de reste" if reste else "sans dépassement"


def _two_figures(
    imprime: Any, notifie: Any, ecart: Any, oubliee: Mapping[str, Any] | None
) -> str:
    suite = (
        f"Le document imprime pourtant un total de **{euros(imprime)}**"
        f", {_excess(notifie - imprime)}"
    )
    if oubliee is None:
        return f"{suite}\u202f; l’écart de {euros(abs(ecart))} n’est pas expliqué."
    territoire = (
        f" ({escape_markdown(oubliee['territoire'])})" if oubliee["territoire"] else ""
    )
    return (
        f"{suite}\u00a0: l’écart, {euros(abs(ecart))}, est le montant d’une seule ligne,"
        f" {guillemets(escape_markdown(oubliee['intitule']))}{territoire}, sans doute restée hors de l’addition."
    )


def estimation(tableau: pd.DataFrame) -> str:
    """Quelle lecture s’approche le plus de l’estimation d’ensemble publiée."""
    proche = tableau[tableau["est_la_plus_proche"]].iloc[0]
    return (
        f"L’estimation publiée, {euros(proche['estime_eur'])}, s’approche le plus de la lecture"
        f" {guillemets(proche['lecture'])}\u00a0: {euros(proche['calcule_eur'])}, soit"
        f" {euros(abs(proche['ecart_eur']))} d’écart."
    )


def titre_lectures(tableau: pd.DataFrame) -> str:
    """Le titre des deux lectures dit si l’enveloppe est tenue."""
    depassent = int((tableau["reste_eur"] < 0).sum())
    if depassent == len(tableau):
        verdict = "l’enveloppe est dépassée dans les deux lectures"
        return f"L’{verdict[2:]}" if len(tableau) > 1 else "L’enveloppe est dépassée"
    if depassent:
        return "L’enveloppe est dépassée dans une lecture sur deux"
    return "L’enveloppe est tenue"


def titre_cumul(tableau: pd.DataFrame) -> str:
    """Le titre du cumul nomme la ligne qui fait dépasser l’enveloppe."""
    fautives = tableau[tableau["seuil_pct"] == 100]
    if fautives.empty:
        return "Aucune ligne ne fait dépasser l’enveloppe"
    ligne = fautives.iloc[0]
    return f"L’enveloppe est franchie à la ligne {ligne['rang']}, {guillemets(escape_markdown(ligne['intitule']))}"


def precision_cumul(tableau: pd.DataFrame) -> str:
    """Ce que montre le cumul ; quand les lignes sont trop nombreuses, lesquelles sont dessinées."""
    dessinees = int(tableau["est_dessinee"].sum())
    manque = (
        ""
        if dessinees == len(tableau)
        else f" Dessinées\u00a0: {nombre(dessinees)} lignes sur {nombre(len(tableau))}, les plus"
        " fortes et celles qui franchissent un seuil\u202f; la table les a toutes."
    )
    return (
        "Cumul des lignes dans l’ordre du document, en euros. Trait plein\u00a0:"
        " l’enveloppe\u202f; pointillés\u00a0: 80 et 95\u00a0%\u202f; hachuré\u00a0:"
        f" territoire déduit ou incertain.{manque}"
    )


def alt_lectures(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle des deux lectures de l’enveloppe."""
    parts = [
        f"{ligne.lecture}\u00a0: {euros(ligne.montant_eur)},"
        f" {pourcent(ligne.consomme_pct / 100, 1)} de l’enveloppe"
        for ligne in tableau.itertuples()
    ]
    return f"Barres face au plafond de {euros(tableau['notifie_eur'].iloc[0])}. {' ; '.join(parts)}."


def alt_cumul(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle du cumul des lignes."""
    franchies = tableau.dropna(subset=["seuil_pct"])
    parts = [
        f"{ligne.intitule} fait passer le seuil de {int(ligne.seuil_pct)}\u00a0%"
        for ligne in franchies.itertuples()
    ]
    fin = euros(tableau["cumul_eur"].iloc[-1])
    return f"Cumul de {len(tableau)} dépenses jusqu’à {fin}. {' ; '.join(parts)}."


def alt_par_axe(tableau: pd.DataFrame, axe: str) -> str:
    """L’alternative textuelle d’une répartition."""
    premiere = tableau.iloc[0]
    return (
        f"Barres des dépenses par {axe}, {len(tableau)} modalités. La plus forte\u00a0:"
        f" {premiere['libelle']}, {euros(premiere['total_eur'])},"
        f" {pourcent(premiere['part_pct'] / 100)} du total."
    )
