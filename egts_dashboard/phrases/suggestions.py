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
    "**Ce qui se refait**\u00a0: la requête reçoit les propositions du modèle, une à une, et recompte"
    " tout le reste face aux thèmes du magasin\u00a0: justes, faux (proposés, non donnés), oubliés"
    " (donnés, non proposés)\u00a0; F1\u00a0= 2 × justes / (donnés + proposés). Les propositions"
    " elles-mêmes se refont thème par thème\u00a0: «\u00a0D’où viennent ces propositions\u202f?\u00a0»,"
    " sous la table."
)
CONFIANCE = (
    "**Note**\u00a0= somme des apports + fréquence du thème parmi les items appris. **Apport** d’un trait\u00a0="
    " son poids dans le texte × son poids appris pour ce thème. **Confiance**\u00a0= 1 / (1 + exp(−x)),"
    " x\u00a0= pente × note + ordonnée.",
    "**Poids dans le texte**\u00a0: (1 + ln n) × rareté, pour un trait qui y est n fois\u202f; rareté\u00a0="
    " ln((1 + items appris) / (1 + ceux qui l’ont)) + 1. Racines et paires d’un côté, suites de 3 à"
    " 5 lettres de l’autre, chaque bloc est ramené à 1. «\u00a0␣\u00a0» est un bord de mot.",
    "**Calibrage**\u00a0: une régression logistique sur la note que chaque item appris a reçue d’une"
    " régression qui ne l’avait pas appris, ni rien de son atelier.",
    "**Racines**\u00a0: celles que le magasin garde (table vocabulaire)\u202f; Snowball ne s’écrit pas en SQL.",
)
AUCUN_PLI = "Aucun pli n’a assez d’exemples de ce thème pour l’apprendre\u00a0: rien n’est proposé."
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


def folds(nb: int, sur: int, justes: int, faux: int) -> str:
    """Les plis d’un thème, et ce qu’ils proposent ensemble."""
    dit = compte(justes, "proposition juste", "propositions justes")
    muets = (
        ""
        if nb == sur
        else f" {compte(nb, 'pli', 'plis')} sur {nombre(sur)} avai{'t' if nb < 2 else 'ent'} assez d’exemples du thème pour"
        " l’apprendre\u00a0; les autres n’ont rien proposé."
    )
    return (
        "Chaque pli apprend des autres ateliers et note les siens, qu’il n’a jamais vus. Ensemble\u00a0:"
        f" **{dit}**, **{nombre(faux)}** à tort, comme dans la table.{muets}"
    )


def proven(
    nb: int, regressions: int, residu: float, correction: float, a_cheval: int
) -> str:
    """Ce que la requête reçoit, et ce qu’elle en prouve."""
    return (
        f"**Donnés en valeurs**\u00a0: un coefficient pour chacun des {compte(nb, 'item appris', 'items appris')}"
        f" dans chacune des {nombre(regressions)} régressions, et les pentes et ordonnées. La requête en tire tous"
        " les poids et toutes les notes, et **vérifie** qu’ils sont bien ceux que les thèmes du magasin imposent."
        f" Écart le plus grand à l’équation d’une régression\u00a0: {_tiny(residu)}. Ce qui reste à corriger d’une"
        f" pente ou d’une ordonnée\u00a0: {_tiny(correction)}. Ateliers à la fois appris et notés\u00a0: {nombre(a_cheval)}."
    )


def _tiny(ecart: float) -> str:
    return "moins d’un millionième" if ecart < 1e-6 else nombre(ecart, 6)


def sums(lignes: pd.DataFrame) -> pd.DataFrame:
    """La suite de l’addition, de la fenêtre « Pourquoi cette confiance ? » : terme, ici, obtenu."""
    comptes = lignes.set_index("trait")["nb_textes"]
    combien = compte(int(comptes["Autres traits"]), "autre trait", "autres traits")
    notes = compte(int(comptes["Pente"]), "note", "notes")
    obtenus = (
        *("somme", f"somme de {combien}", "ajoutée", "somme"),
        *(f"calibrage, de {notes} hors échantillon", "calibrage"),
        "1 / (1 + exp(−x))",
    )
    tableau = lignes[["trait", "apport"]].head(len(obtenus))
    return tableau.set_axis(["terme", "ici"], axis=1).assign(obtenu=obtenus)


def answered(acceptees: int, refusees: int) -> str:
    """Ce que les cases cochées feraient."""
    return (
        f"{compte(acceptees, 'suggestion acceptée', 'suggestions acceptées')}, "
        f"{compte(refusees, 'refusée')}."
    )
