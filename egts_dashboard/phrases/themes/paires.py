"""Ce que la page Thèmes dit des thèmes portés ensemble."""

import pandas as pd

from egts_dashboard.francais import (
    compte,
    escape_markdown,
    guillemets,
    nombre,
)
from egts_dashboard.phrases.objets import NOMS

LIENS = {
    "plus": "Plus qu’attendu",
    "assurees": "Seules les associations assurées",
    "toutes": "Toutes",
}
METHODE = (
    "**Unité.** L’item qui porte au moins un thème. Tous ses thèmes comptent, quel que soit leur"
    " rang\u00a0: réduit au thème principal, un item ne relierait rien.",
    "**Rapport à l’attendu (lift).** Items qui portent les deux thèmes, divisés par ce que donnerait"
    " l’indépendance\u00a0: n(a)\u202f×\u202fn(b)\u202f/\u202fN. Un\u00a0: ni plus ni moins.",
    "**Test exact.** P(X ≥ x) de la loi hypergéométrique, soit le test de Fisher unilatéral\u00a0: les"
    " mêmes thèmes distribués au hasard entre les mêmes items. Benjamini–Hochberg à 5\u00a0% sur toutes"
    " les paires possibles, vues ou non.",
    "**Ce que cela ne dit pas.** Un item reçoit un à trois thèmes, le plus souvent un seul\u00a0: par"
    " construction, la plupart des paires sont sous l’attendu. Seule l’attirance se teste\u202f;"
    " l’évitement ne se conclut pas. Une probabilité mesure l’écart à un tirage au hasard, rien de"
    " plus\u00a0: personne n’a été tiré au sort.",
    "**Où c’est établi.** Fisher, *Statistical Methods for Research Workers*, 1935, pour le test"
    " exact\u202f; Benjamini et Hochberg, *J. R. Stat. Soc. B* 57, 1995, pour la correction"
    " (<https://doi.org/10.1111/j.2517-6161.1995.tb02031.x>).",
)


def trop_peu(nb_deux: int, total: int, minimum: int, objet: str) -> str:
    """Pourquoi rien n’est dessiné."""
    return (
        f"Trop peu d’items portent deux thèmes pour comparer leurs paires\u00a0: **{nombre(nb_deux)}**"
        f" sur {nombre(total)} {NOMS[objet][1]}, il en faut {nombre(minimum)}. Données"
        " insuffisantes\u00a0: rien n’est dessiné."
    )


def constat(tableau: pd.DataFrame) -> str:
    """Les associations assurées, ou qu’aucune ne l’est, et la paire la plus nette."""
    assurees = tableau[tableau["est_associee"]].sort_values("p", kind="stable")
    essais = compte(len(tableau), "test", "tests")
    if assurees.empty:
        nette = tableau.sort_values("p", kind="stable").iloc[0]
        return (
            f"**Aucune paire** ne se détache à 5\u00a0% après correction sur {essais}. La plus nette\u00a0:"
            f" {_pair(nette)}, {_measured(nette)}."
        )
    dites = "\u202f; ".join(
        f"{_pair(v)}, {_measured(v)}" for _, v in assurees.head(3).iterrows()
    )
    suite = (
        f"\u202f; et {compte(len(assurees) - 3, 'autre')}" if len(assurees) > 3 else ""
    )
    verbe = "se détache" if len(assurees) == 1 else "se détachent"
    return (
        f"**{compte(len(assurees), 'paire')}** {verbe} à 5\u00a0% après correction sur"
        f" {essais}\u00a0: {dites}{suite}."
    )


def _pair(v: pd.Series) -> str:
    return f"{escape_markdown(guillemets(v['theme_a']))} avec {escape_markdown(guillemets(v['theme_b']))}"


def _measured(v: pd.Series) -> str:
    return f"{compte(int(v['nb_ensemble']), 'item')}, {nombre(v['lift'], 1)}\u00a0fois l’attendu"


def precision_matrice(tableau: pd.DataFrame, objet: str) -> str:
    """L’unité, la base, et comment lire les deux moitiés."""
    return (
        f"Nombre de {NOMS[objet][1]} qui portent les deux thèmes\u202f; base\u00a0:"
        f" {nombre(tableau['total'].iloc[0])} codés. Sur la diagonale, les items de chaque thème\u202f;"
        " au-dessus, le rapport à l’attendu dès trois items. Orange\u00a0: plus qu’attendu, bleu\u00a0:"
        " moins, sans teinte\u00a0: moins de trois items et moins de cinq attendus. "
        f" Étoile\u00a0: q ≤ 5\u00a0% ({compte(len(tableau), 'test')})."
    )


def precision_reseau(liens: pd.DataFrame) -> str:
    """Ce que disent les traits."""
    return (
        f"{compte(len(liens), 'lien')} d’au moins trois items\u202f; leur nombre est écrit sur le"
        " trait, qui en a l’épaisseur. Bleu\u00a0: association assurée (q ≤ 5\u00a0%)\u202f; pointillé\u00a0:"
        " moins qu’attendu. Les thèmes sans lien n’y sont pas\u202f; leur place sur le cercle ne dit rien."
    )


def aucun_lien(lesquels: str) -> str:
    """Pourquoi le réseau n’est pas dessiné."""
    return f"Aucun lien à dessiner ({LIENS[lesquels].lower()}, au moins trois items)."


def alt(tableau: pd.DataFrame) -> str:
    """L’alternative textuelle : les paires les plus fréquentes."""
    dites = [
        f"{v.theme_a} et {v.theme_b}\u00a0: {compte(int(v.nb_ensemble), 'item')}"
        for v in tableau.head(5).itertuples()
    ]
    suite = "\u202f; ".join(dites)
    return f"{compte(len(tableau), 'paire')} de thèmes. Les plus fréquentes\u00a0: {suite}."
