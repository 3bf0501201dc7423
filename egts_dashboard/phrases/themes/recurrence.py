"""Ce que la page Thèmes dit de la récurrence : le nuage, le cadran convergent ou territorial."""

import pandas as pd

from egts_dashboard.francais import compte, escape_markdown, liste, nombre

_SUITE = "\u202f; "
METHODE = (
    "**Unité.** L’atelier. Un thème est présent dans un atelier dès qu’un de ses items le porte.",
    "**Convergence.** C = (Π (x + ½)/(m + 1))^(1/G), sur les G groupes d’au moins cinq ateliers\u00a0: x"
    " ateliers du groupe où le thème est, m ateliers du groupe. La moyenne géométrique tombe dès qu’un"
    " groupe est faible\u202f; le plus faible est nommé. Le demi-atelier ajouté évite qu’un groupe sans"
    " le thème annule tout.",
    "**Classement.** Convergent\u00a0: part lissée d’au moins la moitié dans chaque groupe. Territorial\u00a0:"
    " dans un groupe au moins, pas dans tous. Rare\u00a0: dans aucun. Données insuffisantes\u00a0: moins de"
    " deux groupes de cinq ateliers.",
    "**Ce que cela ne dit pas.** La moitié est une convention. Un groupe de cinq ateliers bascule pour"
    " un seul\u00a0: le volet «\u00a0Solidité\u00a0» dit quels rangs tiennent. Le lissage ajoute ½ au"
    " numérateur et 1 au dénominateur\u00a0: c’est la moyenne sous la loi de Jeffreys (*Proc. R. Soc. A*"
    " 186, 1946, <https://doi.org/10.1098/rspa.1946.0056>).",
)


INSUFFISANT = (
    "Données insuffisantes\u00a0: il faut deux territoires d’au moins cinq ateliers codés pour dire d’un"
    " thème qu’il est convergent, territorial ou rare. Rien n’est dessiné."
)
PRECISION_CADRAN = (
    "Part lissée des ateliers où le thème est, dans le groupe qui le porte le moins (en abscisse) et"
    " dans celui qui le porte le plus. Au-delà de la moitié des deux côtés\u00a0: convergent\u202f; d’un"
    " seul\u00a0: territorial\u202f; d’aucun\u00a0: rare. La table donne la convergence C de chaque thème, de"
    " 0 à 1, et les codes d’un écran étroit."
)
TITRE_NUAGE = "Récurrence et intensité de chaque thème"


def titre_cadran(tableau: pd.DataFrame) -> str:
    """Combien de thèmes tous les groupes d’ateliers partagent."""
    convergents = int((tableau["lecture"] == "convergent").sum())
    if not convergents:
        return "Aucun thème n’est partagé par tous les groupes d’ateliers"
    verbe = "est partagé" if convergents == 1 else "sont partagés"
    return f"{compte(convergents, 'thème')} {verbe} par tous les groupes d’ateliers"


def precision_nuage(groupes: pd.DataFrame) -> str:
    """Les groupes comparés, ou pourquoi aucun mot n’est donné."""
    noms = groupes[["colonne", "n"]].drop_duplicates()
    assez = noms[noms["n"] >= 5]
    if len(assez) < 2:
        return (
            "Moins de deux territoires ont cinq ateliers codés\u00a0: on ne dit d’aucun thème"
            " s’il est convergent ou territorial (données insuffisantes)."
        )
    qui = liste(
        [
            f"{escape_markdown(v.colonne)} ({compte(v.n, 'atelier')})"
            for v in assez.itertuples()
        ]
    )
    return (
        f"Groupes d’au moins cinq ateliers\u00a0: {qui}. Rond plein\u00a0: convergent, présent dans la"
        " moitié des ateliers de chaque groupe\u202f; losange\u00a0: territorial, dans la moitié d’un"
        " groupe mais pas de tous\u202f; rond creux\u00a0: rare. Les codes d’un écran étroit se lisent"
        " dans la table."
    )


def alt_nuage(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle du nuage."""
    if (tableau["lecture"] == "données insuffisantes").all():
        return f"Nuage de {len(tableau)} thèmes, sans qualification\u00a0: données insuffisantes."
    parts = [
        f"{mot}\u00a0: {liste(list(groupe['libelle']))}"
        for mot, groupe in tableau.groupby("lecture")
    ]
    return f"Nuage de {len(tableau)} thèmes. {_SUITE.join(parts)}."


def alt_cadran(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle du cadran : les thèmes de chaque quart, du plus au moins convergent."""
    ordonne = tableau.sort_values("convergence", ascending=False, kind="stable")
    parts = [
        f"{mot}\u00a0: {liste([f'{v.libelle} ({nombre(v.convergence, 2)})' for v in quart.itertuples()])}"
        for mot, quart in ordonne.groupby("lecture", sort=False)
    ]
    return f"Cadran de {len(tableau)} thèmes. {_SUITE.join(parts)}."
