"""Ce que la page dit des thèmes proposés et de ce qu’ils valent."""

from collections.abc import Iterable, Sequence

import pandas as pd

from egts_dashboard.francais import compte, liste, nombre, pourcent

TROP_PEU = (
    "Trop peu d’items sont codés par lecture, ou dans trop peu d’ateliers, pour apprendre\u00a0: "
    "il en faut cinquante, dans cinq ateliers."
)
RIEN = "Aucun thème n’est proposé\u00a0: tous les items ont le leur, ou rien ne ressemble assez."
METHODE = (
    "Un modèle linéaire par thème apprend des items codés par lecture, sur les racines des mots, "
    "leurs paires et les suites de trois à cinq lettres. La confiance est calibrée. Les mesures "
    "viennent d’une validation en cinq plis qui tient ensemble les items d’un même atelier\u00a0: "
    "le modèle n’a jamais vu l’atelier qu’on lui fait coder. Intervalles à 95\u00a0% par "
    "rééchantillonnage (graine 2014). Un thème donné à moins de dix items, ou dans moins de trois "
    "ateliers, n’est jamais proposé."
)
RECOMPTE = (
    "**Ce qui se refait**\u00a0: l’apprentissage ne s’écrit pas en SQL. La requête reçoit donc les"
    " propositions du modèle, une à une, et recompte tout le reste face aux thèmes du magasin\u00a0:"
    " justes, faux (proposés, non donnés), oubliés (donnés, non proposés)\u00a0;"
    " F1\u00a0= 2 × justes / (donnés + proposés)."
)
CONFIANCE = (
    "**Note**\u00a0= somme des apports + fréquence du thème parmi les items appris. **Apport** d’un trait\u00a0="
    " son poids dans le texte × son poids appris pour ce thème. **Confiance**\u00a0= 1 / (1 + exp(−x)),"
    " x\u00a0= pente × note + ordonnée\u00a0: c’est le calibrage.",
    "**Poids dans le texte**\u00a0: (1 + ln n) × rareté, pour un trait qui y est n fois\u202f; rareté\u00a0="
    " ln((1 + items appris) / (1 + ceux qui l’ont)) + 1. Racines et paires d’un côté, suites de 3 à"
    " 5 lettres de l’autre, chaque bloc est ramené à 1. «\u00a0␣\u00a0» est un bord de mot.",
    "**Racines**\u00a0: celles que le magasin garde (table vocabulaire)\u202f; Snowball ne s’écrit pas en SQL.",
)
SANS_TRAIT = (
    "Aucun trait de ce texte n’est connu\u00a0: la note est la fréquence du thème."
)
METHODES = {"lecture": "par lecture", "suggestion_acceptee": "par suggestion acceptée"}


def worth(
    nb: int,
    seuil: float,
    f1: float,
    bas: float,
    haut: float,
    precision: float | None,
    rappel: float | None,
) -> str:
    """Ce que valent les suggestions, en deux phrases."""
    juste = "n. d." if precision is None else pourcent(precision)
    trouve = "n. d." if rappel is None else pourcent(rappel)
    return (
        f"À partir d’une confiance de **{pourcent(seuil)}**, une suggestion sur les "
        f"{compte(nb, 'item codé', 'items codés')} est juste **{juste}** du temps, et retrouve "
        f"**{trouve}** des thèmes donnés par lecture. F1\u00a0= **{nombre(f1, 2)}** "
        f"[{nombre(bas, 2)}\u202f; {nombre(haut, 2)}]\u00a0: une aide à la lecture, pas un codage."
    )


def not_learned(libelles: Sequence[str]) -> str:
    """Les thèmes trop rares pour être proposés."""
    return (
        f"Trop rares pour être proposés\u00a0: {liste(libelles)}." if libelles else ""
    )


def coded(lignes: Iterable[tuple[str, int]]) -> str:
    """« 968 items codés par lecture, 0 par suggestion acceptée, 7 sans thème »."""
    parts = {"lecture": 0, "suggestion_acceptee": 0, "aucun": 0}
    for methode, nb in lignes:
        parts[methode] += nb
    dits = [f"{nombre(parts[methode])} {dit}" for methode, dit in METHODES.items()]
    sans = compte(parts["aucun"], "item sans thème", "items sans thème")
    return f"Codés\u00a0: {liste(dits)}\u202f; {sans}."


def proposal(theme: str, confiance: float, intitule: str) -> str:
    """« 29 % · Témoignages divers · Gouvernance » : une proposition, dans la liste où on la choisit."""
    return f"{pourcent(confiance)} · {intitule} · {theme}"


def learned(nb: int, pente: float, ordonnee: float, residu: float) -> str:
    """Ce que la requête reçoit, et ce qu’elle en prouve."""
    ecart = "moins d’un millionième" if residu < 1e-6 else nombre(residu, 6)
    return (
        f"**Donnés en valeurs**\u00a0: un coefficient pour chacun des {compte(nb, 'item appris', 'items appris')},"
        f" et le calibrage (pente {nombre(pente, 3)}, ordonnée {nombre(ordonnee, 3)}), qui vient de notes"
        " obtenues hors échantillon. De ces coefficients la requête tire tous les poids appris, et"
        " vérifie qu’ils sont la solution de la régression sur les thèmes du magasin\u00a0: l’écart le plus"
        f" grand est de {ecart}."
    )


def sums(lignes: pd.DataFrame) -> pd.DataFrame:
    """La suite de l’addition, de la fenêtre « Pourquoi cette confiance ? » : terme, ici, obtenu."""
    restent = lignes["nb_textes"].dropna().astype(int)
    combien = compte(int(restent.sum()), "autre trait", "autres traits")
    obtenus = ("somme", f"somme de {combien}", "ajoutée", "somme", "calibrage")
    tableau = lignes[["trait", "apport"]].head(len(obtenus))
    return tableau.set_axis(["terme", "ici"], axis=1).assign(obtenu=obtenus)


def answered(acceptees: int, refusees: int) -> str:
    """Ce que les cases cochées feraient."""
    return (
        f"{compte(acceptees, 'suggestion acceptée', 'suggestions acceptées')}, "
        f"{compte(refusees, 'refusée')}."
    )
