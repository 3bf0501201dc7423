"""Ce que la page Thèmes dit de deux démarches mises côte à côte."""

import pandas as pd

from egts_dashboard.francais import compte, escape_markdown, guillemets, liste, nombre

_SUITE = "\u202f; "
METHODE = (
    "**Parts.** Items du thème sur items codés de la démarche. Intervalle de Wilson à 95\u00a0% pour"
    " chaque part\u202f; pour leur écart, celui de Newcombe (méthode 10), qui combine les deux.",
    "**Test.** Fisher exact bilatéral par thème, Benjamini–Hochberg à 5\u00a0% sur les thèmes testés."
    " Pas de test quand on attend moins de cinq items d’un côté\u00a0: données insuffisantes.",
    "**Ce que cela ne dit pas.** Les items d’un même atelier se ressemblent\u00a0: les intervalles"
    " sont plutôt trop courts. Les deux démarches n’ont ni le même périmètre ni les mêmes ateliers\u00a0:"
    " un écart n’est pas une évolution.",
    "**Où c’est établi.** Wilson, *J. Am. Stat. Assoc.* 22, 1927\u202f; Newcombe, *Statistics in"
    " Medicine* 17, 1998 (<https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I>)\u202f;"
    " Benjamini et Hochberg, *J. R. Stat. Soc. B* 57, 1995.",
)


def titre_demarches(tableau: pd.DataFrame) -> str:
    """Le thème qui gagne le plus et celui qui perd le plus, d’une démarche à l’autre."""
    hausse, baisse = tableau.iloc[0], tableau.iloc[-1]
    return (
        f"{guillemets(hausse['theme'])} occupe ensuite une plus grande part,"
        f" {guillemets(baisse['theme'])} une plus petite"
    )


def precision_demarches(tableau: pd.DataFrame) -> str:
    """Les deux démarches et leur base."""
    v = tableau.iloc[0]
    avant, apres = escape_markdown(v["avant"]), escape_markdown(v["apres"])
    return (
        f"Part des items codés, et son intervalle à 95\u00a0%. Creux\u00a0: {avant}, base {nombre(v['base_avant'])}\u202f;"
        f" plein\u00a0: {apres}, base {nombre(v['base_apres'])}. Entre parenthèses, le nombre d’items."
        " Deux démarches de périmètres différents\u00a0: un écart n’est pas une évolution."
    )


def alt_demarches(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle de la comparaison."""
    return (
        f"Deux points par thème, {len(tableau)} thèmes. {titre_demarches(tableau)}\u00a0: de"
        f" {nombre(tableau['part_avant_pct'].iloc[0], 1)} à {nombre(tableau['part_apres_pct'].iloc[0], 1)}\u00a0%,"
        f" et de {nombre(tableau['part_avant_pct'].iloc[-1], 1)} à"
        f" {nombre(tableau['part_apres_pct'].iloc[-1], 1)}\u00a0%."
    )


def mouvements(tableau: pd.DataFrame) -> str:
    """Ce qui monte, ce qui baisse, ce qui n’est plus nommé ; et ce qu’on ne peut pas dire."""
    parts = []
    for lecture, verbes in (
        ("monte", ("monte", "montent")),
        ("baisse", ("baisse", "baissent")),
    ):
        noms = _names(tableau[tableau["lecture"] == lecture])
        if noms:
            parts.append(f"{liste(noms)} {verbes[len(noms) > 1]}")
    phrase = _assured(parts)
    absents = _names(tableau[tableau["nb_apres"] == 0])
    nouveaux = _names(tableau[tableau["nb_avant"] == 0])
    if absents:
        phrase += f" Plus nommés ensuite\u00a0: {liste(absents)}."
    if nouveaux:
        phrase += f" Nommés seulement ensuite\u00a0: {liste(nouveaux)}."
    testes = int(tableau["q"].notna().sum())
    phrase += (
        f" {compte(testes, 'thème testé', 'thèmes testés')} sur {nombre(len(tableau))}"
    )
    reste = len(tableau) - testes
    return phrase + (
        f", {nombre(reste)} sans verdict (données insuffisantes)." if reste else "."
    )


def _assured(parts: list[str]) -> str:
    if not parts:
        return "**Aucun écart** n’est assuré à 5\u00a0% après correction."
    return f"À 5\u00a0% après correction\u00a0: {_SUITE.join(parts)}."


def _names(tableau: pd.DataFrame) -> list[str]:
    return [f"**{escape_markdown(guillemets(t))}**" for t in tableau["theme"]]
