"""Ce que disent les tests et les bornes de la page Représentativité, et d’où ils viennent."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from egts_dashboard.francais import (
    compte,
    escape_markdown,
    guillemets,
    nombre,
    pourcent,
)
from egts_dashboard.phrases.ecarts import probabilite

INTERVALLES = {
    "wilson": "Une modalité à la fois (Wilson)",
    "goodman": "Toutes à la fois (Goodman)",
}
TIRAGES = {"9999": "9\u202f999", "99999": "99\u202f999", "999999": "999\u202f999"}
DEPOSER = (
    "Déposez votre référence dans la barre latérale\u00a0: un fichier CSV en UTF-8, deux"
    " colonnes, **modalite** et **effectif** (ou **part**), une ligne par modalité. Il n’est"
    " gardé que le temps de votre visite. Modalités attendues\u00a0: {modalites}."
)
REFUSE = "Ce fichier ne peut pas servir de référence."
# Ce que la page applique → où c’est établi.
REFERENCES_METHODES = (
    (
        "Intervalle de Wilson",
        "E. B. Wilson, «\u00a0Probable inference, the law of succession, and statistical"
        " inference\u00a0», Journal of the American Statistical Association, 1927",
        "https://doi.org/10.1080/01621459.1927.10502953",
    ),
    (
        "Intervalles de Goodman",
        "L. A. Goodman, «\u00a0On simultaneous confidence intervals for multinomial"
        " proportions\u00a0», Technometrics, 1965",
        "https://doi.org/10.1080/00401706.1965.10490252",
    ),
    (
        "Correction de Benjamini–Hochberg",
        "Y. Benjamini et Y. Hochberg, «\u00a0Controlling the false discovery rate\u00a0»,"
        " Journal of the Royal Statistical Society B, 1995",
        "https://doi.org/10.1111/j.2517-6161.1995.tb02031.x",
    ),
    (
        "Test de Fisher–Freeman–Halton",
        "G. H. Freeman et J. H. Halton, «\u00a0Note on an exact treatment of contingency, goodness"
        " of fit and other problems of significance\u00a0», Biometrika, 1951",
        "https://doi.org/10.1093/biomet/38.1-2.141",
    ),
    (
        "Résidus ajustés",
        "S. J. Haberman, «\u00a0The analysis of residuals in cross-classified tables\u00a0»,"
        " Biometrics, 1973",
        "https://doi.org/10.2307/2529686",
    ),
)
PAR_ATELIER = (
    "**Par atelier**, si un document compte ainsi\u00a0: p = Σk / Σm,"
    " v = W/(W−1) · Σ(k − p·m)² / (Σm)², intervalle t à W − 1 degrés, à partir de cinq ateliers."
)
CROISES = (
    "**Modalités et ateliers croisés**\u00a0: Fisher–Freeman–Halton par Monte-Carlo, parmi les"
    " tableaux de mêmes totaux\u202f; résidu ajusté = (n − e) / √(e (1 − ligne/N) (1 − colonne/N)),"
    " probabilité exacte de la case contre le reste, Benjamini–Hochberg sur toutes les cases."
)
METHODE = (
    "**Intervalles simultanés** (Goodman)\u00a0: plus larges, ils tiennent tous ensemble 95 fois"
    " sur 100\u202f; à préférer quand on lit la figure entière plutôt qu’une seule modalité.",
    "**Test global**\u00a0: on tire N présences au sort dans la référence, B fois, et l’on"
    " compte les tirages dont la distance T* atteint la distance observée T\u00a0:"
    " p = (1 + nombre de T* ≥ T) / (B + 1), T = TVD. La graine est fixée\u00a0: refaire redonne."
    " D’autres tirages changeraient les derniers chiffres\u202f; la table dit de combien, à 95\u00a0%.",
    "**P exacte** d’une modalité\u00a0: test binomial exact, bilatéral. **P corrigée**\u00a0:"
    " Benjamini–Hochberg à 5 % sur toutes les modalités de la table.",
    PAR_ATELIER,
    CROISES,
)


REPERES = (
    "Tirage au sort, en moyenne",
    "Tirage au sort, 19 fois sur 20 au plus",
    "Observée",
)
GRAPPES = "On vient souvent en équipe\u00a0: l’atelier, et non la personne, est l’unité de l’intervalle."


def references_methodes() -> list[str]:
    """Chaque méthode et l’article qui l’établit, avec son adresse."""
    return [
        f"- {nom}\u00a0: [{titre}]({url})" for nom, titre, url in REFERENCES_METHODES
    ]


def titre_epreuve(epreuve: Any) -> str:
    """L’indice observé, à côté de ce qu’un tirage au sort obtient."""
    return (
        f"Indice {nombre(epreuve.indice, 2)}\u00a0; un tirage au sort obtient"
        f" {nombre(1 - epreuve.attendue, 2)}"
    )


def erreurs(epreuve: Any) -> list[str]:
    """De combien d’autres tirages déplaceraient chaque repère de la règle, à 95 %."""
    return [
        "aucune\u00a0: par formule",
        f"±\u00a0{nombre(epreuve.p95_erreur, 4)}",
        f"aucune\u00a0; p\u00a0= {nombre(epreuve.p, 5)} ±\u00a0{nombre(epreuve.p_erreur, 5)}",
    ]


def epreuve(epreuve: Any, ratios: Sequence[float]) -> str:
    """Le test global, sa règle graduée, et le rapport des extrêmes pour comparaison."""
    extreme = min(ratios) / max(ratios)
    return (
        f"Indice de proximité\u00a0: **{nombre(epreuve.indice, 3)}** (TVD"
        f" {nombre(epreuve.tvd, 3)}). Un tirage au sort de {nombre(epreuve.n)} dans la référence"
        f" obtient {nombre(1 - epreuve.attendue, 3)} en moyenne, et"
        f" {nombre(1 - epreuve.p95, 3)} au moins dix-neuf fois sur vingt. Un écart aussi grand"
        f" y a une probabilité **p\u00a0{_compared(epreuve.p)}** ({compte(epreuve.tirages, 'tirage')},"
        f" graine {epreuve.graine}). Pour comparaison seulement\u00a0: rapport le plus faible sur le"
        f" plus fort, {nombre(extreme, 2)}."
    )


def _compared(p: float) -> str:
    dite = probabilite(p)
    return dite if dite[0] == "<" else f"=\u00a0{dite}"


def modalites(tableau: pd.DataFrame, unite: str) -> str:
    """Le nombre de tests, et ce qui passe la correction."""
    passent = int((tableau["p_bh"] <= 0.05).sum())
    return (
        f"{compte(len(tableau), 'test exact', 'tests exacts')}, {nombre(passent)} à 5\u00a0% au"
        f" plus après correction de Benjamini–Hochberg. En {unite}\u00a0: ce qui manque à total"
        " constant, ce qu’il faudrait ajouter sans rien retirer (négatif\u00a0: en trop)."
    )


def personnes(tableau: pd.DataFrame, bornes: tuple[int, int]) -> str:
    """Combien de personnes derrière des participations : entre quelles bornes."""
    bas, haut = bornes
    phrase = (
        f"**Entre {nombre(bas)} et {nombre(haut)} personnes** derrière {nombre(haut)}"
        " participations\u00a0: au moins celles de l’atelier le plus suivi, au plus une personne par"
        " participation."
    )
    par_seance = (tableau["nb"] / tableau["nb_seances"]).dropna()
    if par_seance.empty or not (tableau["nb_seances"] > 1).any():
        return phrase
    plancher = -(-par_seance.max() // 1)
    return (
        f"{phrase} Si les mêmes sont revenus à chaque séance d’un atelier, le plancher descend à"
        f" {nombre(plancher)}."
    )


def grappe(modalite: str, mesure: Any, points: Sequence[tuple[int, int]]) -> str:
    """La part d’une modalité par atelier ; sans intervalle quand les ateliers sont trop peu."""
    nom = escape_markdown(modalite)
    if not mesure.est_suffisante:
        dits = ", ".join(f"{nombre(k)}/{nombre(m)}" for k, m in points)
        return f"{nom}\u00a0: données insuffisantes, moins de cinq ateliers ({dits})."
    facteur = (
        f", effet de grappe {nombre(mesure.deff, 2)}, soit {nombre(mesure.n_eff)} présences"
        " indépendantes"
        if mesure.n_eff
        else ""
    )
    return (
        f"{nom}\u00a0: **{pourcent(mesure.part, 1)}**, de {pourcent(mesure.bas, 1)} à"
        f" {pourcent(mesure.haut, 1)} ({compte(mesure.nb_ateliers, 'atelier')}{facteur})."
    )


NOMS_DITS = 6
PERSONNE, HORS_FICHIER = "personne n’y est compté", "absente du fichier"


def rapprochement(tableau: pd.DataFrame) -> str:
    """Ce que le rapprochement par nom a trouvé, et ce qui reste seul."""
    trouvees = int((tableau["nom"].notna() & tableau["modalite"].notna()).sum())
    seules = int(tableau["modalite"].isna().sum())
    hors = int(tableau["nom"].isna().sum())
    return (
        f"Modalités retrouvées par leur nom\u00a0: {nombre(trouvees)}. Du fichier, où personne"
        f" n’est compté\u00a0: {nombre(seules)}. Comptées mais absentes du fichier, donc hors de la"
        f" comparaison\u00a0: {nombre(hors)}."
    )


def noms_lus(tableau: pd.DataFrame) -> str:
    """Les noms du fichier lus sous un autre, et ceux qui ressemblent à une modalité comptée."""
    dits = [
        f"{guillemets(ligne.nom)} est lu comme {guillemets(ligne.modalite)}."
        for ligne in tableau.dropna(subset=["nom", "modalite"]).itertuples()
        if ligne.nom.casefold() != ligne.modalite.casefold()
    ]
    dits += [
        f"{guillemets(ligne.nom)} n’est pas compté\u00a0: vouliez-vous {guillemets(ligne.proche)}\u202f?"
        for ligne in tableau.dropna(subset=["proche"]).itertuples()
    ]
    reste = len(dits) - NOMS_DITS
    suite = [f"Et {compte(reste, 'autre')}, dans la table."] if reste > 0 else []
    return " ".join([*dits[:NOMS_DITS], *suite])


def trop_peu(tableau: pd.DataFrame) -> str:
    """Le refus d’une référence dont presque aucun nom n’est reconnu, avec ceux qu’on attend."""
    noms = [m for m in tableau["modalite"].dropna()]
    attendues = " ; ".join(noms[:20])
    return (
        "Moins de deux modalités du fichier sont parmi celles que l’on compte. Reprenez leurs"
        f" noms\u00a0: {attendues}. {noms_lus(tableau)}".rstrip()
    )


def citation(source: Mapping[str, Any]) -> str:
    """Un document de la référence, avec son adresse si elle est connue."""
    dit = escape_markdown(f"{source['producteur']}, «\u00a0{source['titre']}\u00a0»")
    adresse = source["url"]
    return f"- {dit}\u00a0: <{adresse}>" if isinstance(adresse, str) else f"- {dit}"
