"""Ce que la page Thèmes dit de ses croisements."""

import pandas as pd

from egts_dashboard.francais import compte, nombre
from egts_dashboard.phrases.objets import NOMS

METHODE_SPECIFICITES = (
    "**Unité.** L’atelier\u00a0: les items d’un même atelier se répondent, ils ne comptent qu’une fois.",
    "**Test.** P(X ≥ x) de la loi hypergéométrique\u00a0: x des n ateliers de la colonne parmi les k qui"
    " portent le thème, sur N ateliers. Benjamini–Hochberg à 5\u00a0% sur toutes les cases calculables\u202f;"
    " leur nombre est dit. Pas de test pour une colonne de moins de cinq ateliers.",
    "**Ateliers partagés.** Quand un atelier figure dans plusieurs colonnes (les volets), la même loi"
    " s’applique dans chaque atelier\u00a0: un tirage parmi ses colonnes, dont une part porte le thème."
    " x est la somme de ces tirages, de chances inégales (loi de Poisson binomiale, exacte).",
    "**Où c’est établi.** Lafon, *Mots* 1, 1980 (<https://doi.org/10.3406/mots.1980.1008>), pour les"
    " spécificités\u202f; Benjamini et Hochberg, *J. R. Stat. Soc. B* 57, 1995, pour la correction.",
)
SPECIFICITE_IMPOSSIBLE = (
    "Non calculable ainsi\u00a0: l’unité est l’atelier, il faut des colonnes qui en réunissent"
    " plusieurs. Croisez avec le territoire, le niveau, l’année, le document ou le volet."
)

COLONNES_PARTAGEES = (
    "Un même atelier figure dans plusieurs colonnes\u00a0: chacune se compare aux autres colonnes des"
    " mêmes ateliers. Chaque atelier garde le nombre de ses colonnes qui portent le thème, le hasard"
    " choisit lesquelles."
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
        f" bleu\u00a0: moins. {_law(tableau)}, P(X ≥ x), Benjamini–Hochberg à 5\u00a0% sur"
        f" {compte(essais, 'essai')}\u00a0: {_found(trouves)}. n.\u00a0c.\u00a0: non calculable, moins de cinq"
        " ateliers ou rien à comparer. Une probabilité mesure l’écart à un tirage au hasard, rien de plus."
    )


def _law(tableau: pd.DataFrame) -> str:
    return (
        "Loi de Poisson binomiale" if "chances" in tableau else "Loi hypergéométrique"
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
