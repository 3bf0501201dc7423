"""Ce que la page Thèmes dit de ses croisements."""

import pandas as pd

from egts_dashboard.francais import compte, escape_markdown, guillemets, liste, nombre
from egts_dashboard.phrases.themes import NOMS, items

SPECIFICITE_IMPOSSIBLE = (
    "Non calculable ainsi\u00a0: l’unité est l’atelier, il faut des colonnes qui en réunissent"
    " plusieurs. Croisez avec le territoire, le niveau, l’année ou le document."
)

COLONNES_PARTAGEES = (
    "Non calculable ainsi\u00a0: l’unité est l’atelier, et un même atelier figure dans plusieurs"
    " colonnes. Croisez avec le territoire, le niveau, l’année ou le document."
)


def precision_matrice(tableau: pd.DataFrame, mesure: str, objet: str) -> str:
    """L’unité, la base et les colonnes laissées de côté."""
    montrees, total = (
        tableau["code"].nunique(dropna=False),
        tableau["nb_colonnes"].iloc[0],
    )
    coupe = (
        f" Les {nombre(montrees)} colonnes les plus fournies sur {nombre(total)}."
        if total > montrees
        else ""
    )
    bases = tableau.drop_duplicates("code")["base_items"]
    base = (
        f"{nombre(bases.min())}"
        if bases.min() == bases.max()
        else f"{nombre(bases.min())} à {nombre(bases.max())}"
    )
    if mesure == "parts":
        return (
            f"Part des {NOMS[objet][1]} de la colonne qui portent le thème, en pourcentage\u202f;"
            f" base\u00a0: {base} par colonne. Un item à deux thèmes compte dans deux cases. ·\u00a0: aucun.{coupe}"
        )
    return f"Nombre de {NOMS[objet][1]}\u202f; base\u00a0: {base} par colonne. ·\u00a0: aucun.{coupe}"


def precision_specificites(tableau: pd.DataFrame) -> str:
    """L’unité, la loi, le nombre d’essais, et ce qui en ressort."""
    essais = int(tableau["est_calculable"].sum())
    if not essais:
        return (
            "Ateliers de la colonne où le thème est, sur ses ateliers. Non calculable (n.\u00a0c.)\u00a0:"
            " aucune colonne n’a cinq ateliers à comparer à d’autres."
        )
    trouves = int(tableau["est_specifique"].sum())
    return (
        "Ateliers de la colonne où le thème est, sur ses ateliers\u202f; orange\u00a0: plus qu’attendu,"
        " bleu\u00a0: moins. Loi hypergéométrique, P(X ≥ x), Benjamini–Hochberg à 5\u00a0% sur"
        f" {compte(essais, 'essai')}\u00a0: {_found(trouves)}. n.\u00a0c.\u00a0: non calculable, moins de cinq"
        " ateliers. Une probabilité mesure l’écart à un tirage au hasard, rien de plus."
    )


def _found(trouves: int) -> str:
    if not trouves:
        return "aucune case ne se détache"
    return f"{compte(trouves, 'case se détache', 'cases se détachent')} (étoile)"


def alt_matrice(tableau: pd.DataFrame, valeur: str) -> str:
    """L’alternative textuelle de la matrice : sa taille et sa case la plus forte."""
    forte = tableau.loc[tableau[valeur].astype(float).idxmax()]
    return (
        f"Matrice de {tableau['theme'].nunique()} thèmes par {tableau['code'].nunique(dropna=False)} colonnes."
        f" Case la plus forte\u00a0: {forte['theme']}, {forte['colonne']}, {nombre(forte[valeur])}."
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
        f"Part des items codés, en pourcentage. Creux\u00a0: {avant}, base {nombre(v['base_avant'])}\u202f;"
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


def sans_codage(objets: pd.DataFrame) -> str:
    """Ce qui n’est pas encore codé ; vide si tout l’est."""
    parts = [
        f"{items(v.objet, v.nb_items - v.nb_codes)} sur {nombre(v.nb_items)}"
        for v in objets.itertuples()
        if v.nb_codes < v.nb_items
    ]
    return f"Pas encore codés\u00a0: {liste(parts)}." if parts else ""


def trous(tableau: pd.DataFrame, codes: list[str]) -> str:
    """Les thèmes qui ont des constats sans préconisation, et l’inverse."""
    if not {"constat", "preconisation"} <= set(codes):
        return ""
    sans_reponse = tableau[(tableau["constat"] > 0) & (tableau["preconisation"] == 0)]
    sans_constat = tableau[(tableau["constat"] == 0) & (tableau["preconisation"] > 0)]
    return (
        f"{compte(len(sans_reponse), 'thème constaté', 'thèmes constatés')} sans préconisation\u202f;"
        f" {compte(len(sans_constat), 'thème préconisé', 'thèmes préconisés')} sans constat."
    )
