"""Ce que la page Thèmes dit de l’analyse des correspondances."""

from typing import Any

import pandas as pd

from egts_dashboard.francais import (
    compte,
    escape_markdown,
    guillemets,
    liste,
    nombre,
    pourcent,
)

CROISER = {"atelier": "Ateliers", "territoire": "Territoires"}
_NOMS = {
    "atelier": ("atelier", "ateliers"),
    "territoire": ("territoire", "territoires"),
}
# Au-delà, un axe ne décrit guère que ce point.
SEUL_PCT = 50
METHODE = (
    "**Le tableau.** Combien de fois chaque thème est donné à un item de chaque colonne (un codage)."
    " Thèmes et colonnes de moins de huit codages en sortent\u00a0: deux points"
    " rares qui vont ensemble feraient un axe à eux seuls. Au-delà de vingt-cinq colonnes, les plus"
    " fournies seules restent. Un item à plusieurs thèmes compte plusieurs codages, sauf sous «\u00a0thème principal"
    " seul\u00a0»\u202f; un item sans atelier n’a pas de place parmi les ateliers.",
    "**L’analyse.** Décomposition en valeurs singulières de (P − rc′) / √(rc′), P les fréquences, r et c"
    " leurs marges. Les coordonnées sont principales des deux côtés\u00a0: deux thèmes proches ont des"
    " profils semblables (distance du χ²), deux colonnes aussi\u202f; un thème et une colonne du même côté"
    " de l’origine s’attirent, mais leur distance ne se mesure pas.",
    "**Les aides.** Contribution\u00a0: masse × coordonnée² / inertie de l’axe, 100\u00a0% par axe. Cos²\u00a0: part de"
    " l’écart du point que l’axe montre\u202f; la qualité est leur somme sur les deux axes. L’inertie totale"
    " est le χ² du tableau divisé par ses codages.",
    "**Ce qui tient.** Si l’on tirait de nouveau les codages, avec remise, pour les projeter sur les mêmes"
    " axes, une ellipse en contiendrait 95\u00a0%\u00a0; elle se calcule sans tirer\u00a0: dispersion du"
    " profil (multinomiale) × moyenne de 1 / nombre de codages (binomiale). C’est un minimum\u00a0: les axes aussi bougeraient, et les"
    " codages d’un même atelier se tiennent. L’indépendance se teste par 999 tableaux tirés aux mêmes"
    " marges (Patefield), jamais par la loi du χ², trop grossière sur un tableau clairsemé.",
    "**Où c’est établi.** Benzécri, *L’Analyse des données*, Dunod, 1973\u202f; Greenacre, *Theory and"
    " Applications of Correspondence Analysis*, 1984\u202f; Patefield, *Applied Statistics* 30, 1981"
    " (<https://doi.org/10.2307/2346669>).",
)


def trop_peu(attrs: dict[str, Any], croiser: str, modalites: int, total: int) -> str:
    """Pourquoi rien n’est dessiné."""
    constate = (
        f"**{compte(attrs['nb_themes'], 'thème')}**, **{compte(attrs['nb_colonnes'], *_NOMS[croiser])}** et"
        f" {compte(attrs['effectif'], 'codage')} une fois ôté ce qui en a moins de"
        f" {nombre(attrs['codages_min'])}"
    )
    if min(attrs["nb_themes"], attrs["nb_colonnes"]) >= modalites:
        if attrs["effectif"] >= total:
            return (
                f"Pas de plan à dessiner\u00a0: {constate}, mais des profils qui ne diffèrent que dans un seul"
                " sens, ou pas du tout."
            )
    return (
        f"Trop peu pour une carte\u00a0: {constate}\u202f; il faut au moins {nombre(modalites)} des deux côtés et"
        f" {nombre(total)} codages. Données insuffisantes\u00a0: rien n’est dessiné."
    )


def constat(points: pd.DataFrame) -> str:
    """Le tableau s’écarte-t-il de l’indépendance, et qu’opposent les deux axes ?"""
    hasard = points.attrs["hasard"]
    mesure = (
        f"inertie **{nombre(points.attrs['inertie'], 2)}**, contre {nombre(hasard.attendue, 2)} en moyenne"
        f" pour des tableaux de mêmes marges tirés au hasard (p = {nombre(hasard.p, 3)} ±\u00a0{nombre(hasard.p_erreur, 3)})"
    )
    if not hasard.est_lie:
        return (
            f"Rien ne distingue ce tableau du hasard\u00a0: {mesure}. Les proximités de la carte ne se"
            " commentent pas."
        )
    dits = " ".join(_axis(points, rang) for rang in (1, 2))
    return f"Les thèmes ne se répartissent pas au hasard\u00a0: {mesure}. {dits}"


def _axis(points: pd.DataFrame, rang: int) -> str:
    """Ce qu’oppose un axe : de chaque côté, les points nets qui y contribuent le plus."""
    contributions = f"contribution_{rang}_pct"
    nets = points[points["est_a_part"]].sort_values(
        contributions, ascending=False, kind="stable"
    )
    axe = nets[f"axe_{rang}"]
    cotes = [_names(nets[axe > 0]), _names(nets[axe < 0])]
    part = pourcent(points.attrs["parts"][rang - 1])
    if not all(cotes):
        seul = cotes[0] or cotes[1]
        return f"L’axe {rang} ({part}) met à part {seul}." if seul else ""
    fort = points.loc[points[contributions].idxmax()]
    tient = (
        f" Il tient pour {nombre(fort[contributions])}\u00a0% à {_name(fort['nom'])}."
        if fort[contributions] > SEUL_PCT
        else ""
    )
    return f"L’axe {rang} ({part}) oppose {cotes[0]} à {cotes[1]}.{tient}"


def _names(points: pd.DataFrame) -> str:
    return liste([_name(nom) for nom in points["nom"].head(2)])


def _name(nom: str) -> str:
    return escape_markdown(guillemets(nom))


def precision(points: pd.DataFrame) -> str:
    """L’unité, la base, et comment lire la carte."""
    a = points.attrs
    coupe = (
        f" sur {nombre(a['nb_lues'])} colonnes"
        if a["nb_lues"] > a["nb_colonnes"]
        else ""
    )
    otes = (
        f" {compte(len(a['otes']), 'point ôté', 'points ôtés')}, trop rares."
        if a["otes"]
        else ""
    )
    return (
        f"{compte(a['effectif'], 'codage')}\u00a0: {compte(a['nb_themes'], 'thème')} (ronds bleus) ×"
        f" {nombre(a['nb_colonnes'])} (carrés orange){coupe}. Plein\u00a0: l’ellipse à 95\u00a0% du point laisse"
        f" dehors l’origine, le profil moyen\u202f; creux\u00a0: non. Test\u00a0: {nombre(a['tirages'])} tirages, graine"
        f" {a['graine']}. Un nom qui en couvrirait un autre se lit au survol et dans la table\u202f;"
        f" sur un écran étroit, les thèmes sont dits par leur code.{otes}"
    )


def methode(points: pd.DataFrame) -> tuple[str, ...]:
    """La note, et les noms de ce que ce tableau-ci a ôté."""
    otes = [_name(nom) for nom in points.attrs["otes"]]
    dits = f"**Ôtés ici, trop rares.** {liste(otes)}." if otes else ""
    return (*METHODE, dits) if dits else METHODE


def alt(points: pd.DataFrame) -> str:
    """L’alternative textuelle : les points qui font le plan, et leur côté."""
    dits = "\u202f; ".join(
        f"{v.nom}, {nombre(v.axe_1, 2)} et {nombre(v.axe_2, 2)}"
        for v in points.head(8).itertuples()
    )
    return (
        f"Carte de {compte(len(points), 'point')} sur deux axes. Les plus contributifs, avec leurs"
        f" coordonnées\u00a0: {dits}."
    )
