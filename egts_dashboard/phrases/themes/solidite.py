"""Ce que la page Thèmes dit de la solidité de ses classements."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from egts_dashboard.francais import compte, guillemets, liste, nombre

REFERENCES = {
    "egale": "Un territoire, une voix",
    "population": "Population des territoires",
}
CRITERES = {"items": "Nombre d’items", "ateliers": "Nombre d’ateliers"}
NOMS_FACONS = {
    "atelier": "un atelier, une voix",
    "participation": "une participation, une voix",
    "territoire": "ateliers repondérés par territoire",
}
_FORMES = {
    "atelier": "rond plein",
    "participation": "carré creux",
    "territoire": "losange creux",
}
METHODE = (
    "**Saturation.** On ouvre les ateliers dans un ordre tiré au sort et l’on compte les thèmes"
    " entendus. La moyenne est exacte\u00a0: Σ\u202f[1 − C(m − n, k)/C(m, k)], un thème étant dans n des"
    " m ateliers\u202f; la bande vient des tirages, à la graine dite\u202f; la requête qui la refait en tire"
    " d’autres, et dit l’erreur des siens. Chao2 corrigé\u00a0:"
    " S + (m − 1)/m × Q1(Q1 − 1)/(2(Q2 + 1))\u202f; ses bornes à 95\u00a0% suivent la loi log-normale,"
    " de S + T/K à S + T·K, K = exp(1,96·√ln(1 + var/T²)), T étant ce qui manque. Le livre de codes est fermé\u00a0: un thème que personne"
    " n’y a mis ne peut pas s’entendre. Chao, *Biometrics* 43, 1987"
    " (<https://doi.org/10.2307/2531532>)\u202f; Colwell et al., *J. Plant Ecology* 5, 2012"
    " (<https://doi.org/10.1093/jpe/rtr044>).",
    "**Compter une voix.** Chaque atelier partage sa voix entre ses items codés\u00a0: la part des items"
    " qui portent le thème. Ces parts se moyennent avec un poids par atelier\u00a0: un, ses"
    " participations, ou le poids de son territoire partagé entre ses ateliers. La population d’un"
    " territoire se compte sans celle des territoires qu’il contient et qui ont leurs ateliers. Une"
    " façon ne s’applique que si ses poids valent au moins cinq ateliers égaux, (Σω)²/Σω²"
    " (Kish, *Survey Sampling*, 1965).",
    "**τ de Kendall** (τ-b, ex æquo compris), sur les ateliers que les deux façons comptent\u00a0: un,"
    " même classement\u202f; zéro, aucun rapport\u202f; moins un, classement inverse. Kendall,"
    " *Biometrika* 33, 1945 (<https://doi.org/10.1093/biomet/33.3.239>).",
    "**Retraits.** Chaque atelier est retiré à son tour et le classement refait. Un rang qui tient"
    " ne dépend d’aucun atelier seul\u202f; cela ne dit rien des ateliers qui n’ont pas eu lieu.",
)
_SUITE = "\u202f; "
_INSUFFISANT = (
    "Données insuffisantes\u00a0: {n} où un item est codé, il en faut cinq pour juger de la solidité"
    " d’un classement. Rien n’est dessiné."
)


def trop_peu(nb_ateliers: int) -> str:
    """Pourquoi rien n’est dessiné."""
    return _INSUFFISANT.format(n=compte(nb_ateliers, "atelier"))


def titre_saturation(courbe: pd.DataFrame) -> str:
    """La moitié des ateliers suffisait-elle ?"""
    derniere = courbe["nb_themes"].iloc[-1]
    assez = courbe[courbe["nb_themes"] >= 0.95 * derniere]["nb_ateliers"].iloc[0]
    return (
        f"{compte(int(assez), 'atelier')} sur {nombre(courbe['nb_ateliers'].iloc[-1])} font entendre,"
        " en moyenne, 95\u00a0% des thèmes"
    )


def precision_saturation(courbe: pd.DataFrame) -> str:
    """La moyenne, la bande, la graine, et ce qu’estime Chao2."""
    vus, estime = courbe["nb_themes"].iloc[-1], courbe.attrs["chao2"]
    reste = estime - vus
    suite = (
        "aucun thème du livre de codes ne semble manquer"
        if reste < 0.5
        else f"{nombre(reste, 1)} de plus que les {nombre(vus)} entendus"
    )
    return (
        "Thèmes entendus selon le nombre d’ateliers. Trait\u00a0: moyenne de tous les ordres"
        f" possibles\u202f; bande\u00a0: 19 ordres sur 20, sur {nombre(courbe.attrs['tirages'])} tirés au"
        f" sort (graine {courbe.attrs['graine']}), {_near(courbe.attrs['erreur'])}. Chao2\u00a0: {nombre(estime, 1)} thèmes"
        f"{_bounds(courbe)}, {suite}."
    )


def _near(erreur: float) -> str:
    """De combien d’autres ordres déplaceraient la bande."""
    if not erreur:
        return "que d’autres ordres ne déplaceraient pas"
    return f"que d’autres déplaceraient de {compte(math.ceil(erreur), 'thème')} au plus"


def _bounds(courbe: pd.DataFrame) -> str:
    """Les bornes de Chao2, entre parenthèses ; rien quand aucun thème ne manque."""
    if courbe.attrs["bornes"] is None:
        return ""
    bas, haut = courbe.attrs["bornes"]
    return f" (à 95\u00a0%, de {nombre(bas, 1)} à {nombre(haut, 1)})"


def alt_saturation(courbe: pd.DataFrame) -> str:
    """L’alternative textuelle de la courbe."""
    debut, fin = courbe.iloc[0], courbe.iloc[-1]
    return (
        f"Courbe d’accumulation\u00a0: {nombre(debut['nb_themes'], 1)} thèmes dans un atelier,"
        f" {nombre(fin['nb_themes'], 1)} dans {nombre(fin['nb_ateliers'])}."
        f" Chao2\u00a0: {nombre(courbe.attrs['chao2'], 1)}{_bounds(courbe)}."
    )


def titre_voix(tableau: pd.DataFrame) -> str:
    """Combien de thèmes gardent leur rang à deux places près."""
    stables = int((tableau["etendue"] <= 2).sum())
    return (
        f"{compte(stables, 'thème')} sur {nombre(len(tableau))} {'garde' if stables < 2 else 'gardent'}"
        " leur rang à deux places près, quelle que soit la voix comptée"
    )


def precision_voix(lues: Mapping[str, Any], nb: int, reference: str) -> str:
    """Les façons de compter, leur base, et celles qui ne s’appliquent pas."""
    dites = [
        f"{_FORMES[facon]}\u00a0: {NOMS_FACONS[facon]}"
        f" ({compte(base.nb_ateliers, 'atelier')}{_weight(facon, reference)})"
        for facon, base in lues.items()
        if base.est_applicable
    ]
    phrase = (
        "Rang de chaque thème, du premier à gauche. " + _cap(_SUITE.join(dites)) + "."
    )
    ecartes = nb - lues["participation"].nb_ateliers
    if ecartes:
        phrase += (
            f" Participations non renseignées pour {compte(ecartes, 'atelier')}\u00a0: écartés de"
            " cette façon-là."
        )
    for facon, base in lues.items():
        if not base.est_applicable:
            phrase += (
                f" {_cap(NOMS_FACONS[facon])}\u00a0: ne s’applique pas, ses poids reviennent à"
                f" {nombre(base.nb_egal, 1)}\u00a0atelier de même poids, il en faut cinq."
            )
    return phrase


def _weight(facon: str, reference: str) -> str:
    if facon != "territoire":
        return ""
    return f", {REFERENCES[reference].lower()}"


def _cap(texte: str) -> str:
    return texte[:1].upper() + texte[1:]


def accords(lus: Sequence[Any]) -> str:
    """Le τ de Kendall de chaque couple de façons."""
    if not lus:
        return "Une seule façon de compter s’applique\u00a0: rien à comparer."
    dits = [
        f"**{nombre(a.tau, 2)}** entre {guillemets(NOMS_FACONS[a.une])} et"
        f" {guillemets(NOMS_FACONS[a.autre])} ({compte(a.nb_ateliers, 'atelier commun', 'ateliers communs')})"
        for a in lus
    ]
    return f"τ de Kendall\u00a0: {_SUITE.join(dits)}."


def titre_retraits(tableau: pd.DataFrame) -> str:
    """Combien de rangs ne bougent jamais."""
    fermes = tableau[tableau["nb_changes"] == 0]
    if fermes.empty:
        return "Aucun rang ne résiste au retrait de chaque atelier"
    if len(fermes) <= 2:
        noms = liste([guillemets(t) for t in fermes["theme"]])
        return f"{noms}\u00a0: {'seul rang' if len(fermes) == 1 else 'seuls rangs'} qu’aucun retrait ne change"
    return f"{compte(len(fermes), 'rang')} sur {nombre(len(tableau))} tiennent quel que soit l’atelier retiré"


def precision_retraits(tableau: pd.DataFrame, critere: str) -> str:
    """Ce qu’on classe, et ce que dit chaque rangée."""
    hors = (
        " Les items hors atelier restent à chaque fois."
        if critere == "items"
        else " Les items hors atelier ne comptent pas ici."
    )
    return (
        f"Thèmes classés par {CRITERES[critere].lower()}. Point\u00a0: le rang\u202f; trait\u00a0: les rangs"
        f" pris en retirant un à un {compte(int(tableau['nb_retraits'].iloc[0]), 'atelier')}\u202f; entre"
        f" parenthèses, les retraits qui changent le rang.{hors}"
    )


def alt_rangs(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle d’un classement qui bouge."""
    mobile = tableau.loc[tableau["etendue"].idxmax()]
    return (
        f"Rangs de {len(tableau)} thèmes. Le plus mobile\u00a0: {mobile['theme']}, du rang"
        f" {mobile['rang_min']} au rang {mobile['rang_max']}."
    )


def etendue(v: Any) -> str:
    """« rangs 2 à 5 », « rang 1 »."""
    if v.rang_min == v.rang_max:
        return f"rang\u00a0{v.rang_min}"
    return f"rangs\u00a0{v.rang_min} à {v.rang_max}"


def etendue_retraits(v: Any) -> str:
    """« rangs 2 à 5 (2 sur 14) »."""
    return f"{etendue(v)} ({nombre(v.nb_changes)} sur {nombre(v.nb_retraits)})"
