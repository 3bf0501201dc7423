"""Ce que la page Représentativité dit en une phrase. Jamais « biais » : personne n’a été tiré au sort."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd

from egts_dashboard.francais import (
    date_longue,
    escape_markdown,
    guillemets,
    liste,
    nombre,
    pourcent,
)
from egts_dashboard.models.libelles import LIBELLES, libelle
from egts_dashboard.phrases.ecarts import LECTURES as LECTURES

CONSEIL = "Relâchez le filtre Démarche\u00a0: aucune présence n’y est répartie en deux modalités au moins."
DIMENSIONS = {"territoire": "territoire", "metier": "métier", "atelier": "atelier"}
REFERENCES = LIBELLES["jeu"] | {
    "egale": "Parts égales",
    "seances": "À proportion des séances",
    "fichier": "Votre fichier",
}
_PARTS_DE = {
    "population_municipale": "les parts de la population municipale de {annee}",
    "professions_socio_educatives": "les parts des professions socio-éducatives de {annee}",
    "travailleurs_sociaux": "les parts de l’ensemble des travailleurs sociaux de {annee}",
    "egale": "des parts égales",
    "seances": "les parts des séances tenues",
    "fichier": "les parts de votre fichier",
}
METHODE = (
    "**Personne n’a été tiré au sort.** Les participants ont été invités ou sont venus"
    " d’eux-mêmes. Un intervalle mesure ici la distance à ce que donnerait un tirage au sort"
    " dans la référence\u202f; il n’extrapole rien à une population.",
    "**Rapport à la référence**\u00a0: RR = p / q, part comptée sur part de référence. À 1, la"
    " modalité a exactement sa part\u202f; l’axe est logarithmique, «\u00a02\u00a0fois plus\u00a0» et «\u00a02\u00a0fois"
    " moins\u00a0» y sont à égale distance de 1.",
    "**Intervalle**\u00a0: intervalle de Wilson à 95\u00a0% de la part p, divisé par q.",
    "**Bande claire**\u00a0: les présences sans modalité connue (U) pourraient être de n’importe"
    " laquelle. Le rapport va donc de n / (N + U) à (n + U) / (N + U), divisés par q. Un écart"
    " n’est dit que s’il tient sur toute la bande.",
    "**Écarts en effectif**\u00a0: il manque q·N − n présences à total constant\u202f; si l’on ne"
    " fait qu’ajouter, (q·N − n) / (1 − q).",
    "**Proximité**\u00a0: 1 − TVD = Σ min(p, q). Un tirage au sort de N s’écarterait de la référence"
    " de Σ √(q(1 − q) / (2πN)) en moyenne.",
    "**Données insuffisantes**\u00a0: quand l’effectif attendu N·q est au-dessous de {seuil}, aucun"
    " mot ne qualifie l’écart.",
    "**Limites**\u00a0: les intervalles traitent les présences comme indépendantes, or l’on vient"
    " souvent en équipe\u202f; une participation n’est pas une personne\u202f; les professions de"
    " référence sont celles de la France métropolitaine.",
)


def noms(comparaisons: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """{code: nom} ; celui de la démarche départage deux comparaisons de même nom."""
    dits = {code: nom(comparaison) for code, comparaison in comparaisons.items()}
    fois = Counter(dits.values())
    return {
        code: dit
        if fois[dit] == 1
        else f"{dit} ({_plain(comparaisons[code]['demarche'])})"
        for code, dit in dits.items()
    }


def nom(comparaison: Mapping[str, Any]) -> str:
    """« Assises du 10 juin 2014, par territoire » : le nom court d’une comparaison."""
    dimension = DIMENSIONS[comparaison["dimension"]]
    if comparaison["nature"] is None:
        return f"Ateliers, {_plain(comparaison['region'])}"
    jour = date_longue(comparaison["date_debut"], comparaison["precision_date"])
    return f"{libelle('nature_evenement', comparaison['nature'])} du {jour}, par {dimension}"


def hote(comparaison: Mapping[str, Any]) -> dict[str, str]:
    """Les deux lectures possibles quand une région accueille."""
    region = _plain(comparaison["hote"])
    return {"avec": f"Avec {region} (hôte)", "sans": f"Sans {region}"}


def _plain(nom: str) -> str:
    # Un bouton lit le Markdown et s’écrit dans l’adresse : on n’échappe que s’il le faut.
    return escape_markdown(nom) if set(nom) & set("\\`*_[]<>$~:#&") else nom


def parts_de(jeu: str, annee: int | None) -> str:
    """« les parts de la population municipale de 2013 »."""
    return _PARTS_DE.get(jeu, "les parts de la référence").format(annee=annee)


def a_retenir(
    ecarts: pd.DataFrame,
    comparaison: Mapping[str, Any],
    jeu: str,
    annee: int | None,
    attendu: float,
) -> str:
    """Combien de présences à déplacer, et les deux modalités aux écarts les plus assurés.

    `attendu` : la distance moyenne d’un tirage au sort (E[TVD]).
    """
    total = int(ecarts["nb"].sum())
    deplacer = float(ecarts["manque"].clip(lower=0).sum())
    mot = DIMENSIONS[comparaison["dimension"]]
    de = f"d’{mot}" if mot[0] == "a" else f"de {mot}"
    premiere = (
        f"Pour retrouver {parts_de(jeu, annee)}, **{nombre(deplacer)} {comparaison['unite']}**"
        f" sur {nombre(total)} ({pourcent(deplacer / total)}) devraient changer {de}\u202f; un"
        f" tirage au sort en laisserait {nombre(attendu * total)} en moyenne."
    )
    return f"{premiere} {_extremes(ecarts)}"


def _extremes(ecarts: pd.DataFrame) -> str:
    hauts = ecarts[ecarts["lecture"] == "au_dessus"].head(1)
    bas = ecarts[ecarts["lecture"] == "au_dessous"].tail(1)
    parts = [
        f"{escape_markdown(v.modalite)}, **{nombre(v.ratio, 2)} fois** sa part"
        f" ({nombre(v.nb)} pour {nombre(v.attendu)} attendues)"
        for v in pd.concat([hauts, bas]).itertuples()
    ]
    if not parts:
        return "Aucun écart n’est assuré, modalité par modalité."
    return f"Écarts assurés les plus forts\u00a0: {' ; '.join(parts)}."


def titre(ecarts: pd.DataFrame) -> str:
    """Le titre compte les écarts assurés."""
    assures = int(ecarts["lecture"].isin(["au_dessus", "au_dessous"]).sum())
    if not assures:
        return "Aucun écart à la référence n’est assuré"
    verbe = "s’écarte" if assures == 1 else "s’écartent"
    modalites = "modalité" if assures == 1 else "modalités"
    return f"{nombre(assures)} {modalites} sur {len(ecarts)} {verbe} de la référence"


def precision(
    comparaison: Mapping[str, Any],
    jeu: str,
    annee: int | None,
    inconnues: int,
    total: int,
    methode: str = "wilson",
    *,
    a_creux: bool = True,
) -> str:
    """L’unité, la base, la référence, et comment lire la bande et un rond creux s’il y en a."""
    lectures = [
        "Rond creux\u00a0: données insuffisantes." if a_creux else "",
        f"Bande claire\u00a0: selon la modalité des {nombre(inconnues)} qui n’en ont pas."
        if inconnues
        else "",
    ]
    intervalle = "intervalles simultanés" if methode == "goodman" else "intervalle"
    base = (
        f"Part comptée rapportée à la part de référence, {intervalle} à 95\u00a0% ({nombre(total)}"
        f" {comparaison['unite']}, {parts_de(jeu, annee)})."
    )
    return " ".join(filter(None, [base, *lectures]))


def alt(ecarts: pd.DataFrame) -> str:
    """L’alternative textuelle : chaque rapport, son intervalle, sa lecture."""
    parts = [
        f"{v.modalite}\u00a0: {nombre(v.ratio, 2)} (de {nombre(v.ratio_bas, 2)} à"
        f" {nombre(v.ratio_haut, 2)}), {v.lecture_dite}"
        for v in ecarts.head(12).itertuples()
    ]
    return f"Rapports à la référence, 1 quand la part est la même. {' ; '.join(parts)}."


def absentes(ecarts: pd.DataFrame) -> str:
    """Les modalités de la référence où personne n’est compté, avec ce qu’on en attendrait."""
    vides = ecarts[ecarts["nb"] == 0].sort_values("attendu", ascending=False)
    parts = [
        f"{escape_markdown(v.modalite)} ({nombre(v.attendu)} attendues)"
        for v in vides.itertuples()
    ]
    if not parts:
        return ""
    return f"Parmi les présences situées, personne n’est compté chez\u00a0: {liste(parts)}."


def hors_reference(lignes: pd.DataFrame) -> str:
    """Les modalités comptées que la référence ignore : hors de la comparaison."""
    parts = [
        f"{escape_markdown(v.modalite)} ({nombre(v.nb)})" for v in lignes.itertuples()
    ]
    return (
        f"Comptées mais absentes de la référence, donc hors de la comparaison\u00a0: {liste(parts)}."
        if parts
        else ""
    )


def non_situees(lignes: pd.DataFrame, unite: str) -> str:
    """Les présences sans modalité, et ce qu’on en fait."""
    total = int(lignes["nb"].sum())
    parts = [
        f"{escape_markdown(v.modalite)} ({nombre(v.nb)})" for v in lignes.itertuples()
    ]
    return (
        f"**{nombre(total)} {unite}** n’entrent dans aucune modalité\u00a0: {liste(parts)}. Elles"
        " restent hors des parts et forment la bande claire."
    )


def part_declaree(tableau: pd.DataFrame) -> str:
    """Ce que peut vouloir dire un pourcentage imprimé sans sa base."""
    premiere = tableau.iloc[0]
    autres = [
        f"{nombre(v.calcule_pct, 1)}\u00a0% de {nombre(v.base_nb)} ({escape_markdown(v.base)})"
        for v in tableau.iloc[1:].itertuples()
    ]
    return (
        f"Le document dit «\u00a0soit {nombre(premiere['declare_pct'])}\u00a0%\u00a0» sans dire de"
        f" quoi. Son numérateur, {nombre(premiere['nb'])}"
        f" ({escape_markdown(guillemets(premiere['numerateur']))}), fait"
        f" **{nombre(premiere['calcule_pct'], 1)}\u00a0%** de {nombre(premiere['base_nb'])}"
        f" ({escape_markdown(premiere['base'])}), la base la plus proche\u202f; {liste(autres)}."
    )
