"""Deux marges à la fois : qui vient dépend-il de l’atelier où l’on vient ?

Fisher–Freeman–Halton : parmi les tableaux de mêmes marges, la part de ceux qui ne sont pas
plus probables que l’observé, par Monte-Carlo (scipy). Jamais de khi-deux : ces tableaux sont
pleins de petites cases. Le résidu ajusté (Haberman, 1973) dit le sens de chaque écart.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import MonteCarloMethod, fisher_exact

from egts_dashboard.analyses.representativite import benjamini_hochberg
from egts_dashboard.analyses.tirages import GRAINE

TIRAGES = 9_999
# Au-delà, l’attente se compterait en secondes, et le tableau ne se lit plus.
CASES_MAX = 1_000


@dataclass(frozen=True)
class Croisement:
    """Ce que l’indépendance des deux marges laisse attendre, et ce qu’on en voit.

    `p` : probabilité du tableau entier ; vide quand il est trop grand (CASES_MAX) ou n’a pas
    deux lignes et deux colonnes qui comptent. `cases` : modalite, atelier_id, atelier, nb, nb_presences,
    presences_attendues, residu, p_exact, p_bh, de l’écart le plus fort au plus faible.
    """

    n: int
    nb_modalites: int
    nb_ateliers: int
    p: float | None
    cases: pd.DataFrame
    tirages: int = TIRAGES
    graine: int = GRAINE


def cross(effectifs: pd.DataFrame) -> Croisement:
    """Le croisement des modalités et des ateliers.

    Attend modalite, atelier_id, atelier, nb, une ligne par case ; les lignes et les colonnes vides n’y
    sont pour rien. Même graine et même version : mêmes nombres.
    """
    grille = effectifs.pivot_table(
        index="modalite", columns="atelier_id", values="nb", aggfunc="sum", fill_value=0
    )
    grille = grille.loc[grille.sum(axis=1) > 0, grille.sum(axis=0) > 0].astype(int)
    lignes, colonnes = grille.shape
    n = int(grille.to_numpy().sum())
    if min(lignes, colonnes) < 2 or lignes * colonnes > CASES_MAX:
        return Croisement(n, lignes, colonnes, None, pd.DataFrame())
    methode = MonteCarloMethod(
        n_resamples=TIRAGES, rng=np.random.default_rng(GRAINE), batch=500
    )
    p = float(fisher_exact(grille.to_numpy(), method=methode).pvalue)
    noms = effectifs.drop_duplicates("atelier_id").set_index("atelier_id")["atelier"]
    cases = residuals(grille)
    cases["atelier"] = cases["atelier_id"].map(noms)
    return Croisement(n, lignes, colonnes, p, cases)


def residuals(grille: pd.DataFrame) -> pd.DataFrame:
    """Chaque case, par modalite et atelier_id : attendu, résidu ajusté, probabilité exacte et corrigée de toutes les autres.

    `grille` : effectifs, modalités en lignes, ateliers en colonnes, sans marge vide. Le résidu vaut
    (n − e) / √(e (1 − ligne/N) (1 − colonne/N)) ; p_exact est celle du tableau 2 × 2 où la
    case s’oppose au reste.
    """
    effectifs = grille.to_numpy()
    n = effectifs.sum()
    par_ligne, par_colonne = effectifs.sum(axis=1), effectifs.sum(axis=0)
    attendus = np.outer(par_ligne, par_colonne) / n
    variance = attendus * np.outer(1 - par_ligne / n, 1 - par_colonne / n)
    cases = pd.DataFrame(
        {
            "modalite": np.repeat(grille.index.to_numpy(), grille.shape[1]),
            "atelier_id": np.tile(grille.columns.to_numpy(), grille.shape[0]),
            "nb": effectifs.ravel(),
            "nb_presences": np.tile(par_colonne, grille.shape[0]),
            "presences_attendues": attendus.ravel(),
            "residu": ((effectifs - attendus) / np.sqrt(variance)).ravel(),
            "p_exact": [
                _against_the_rest(nb, ligne, colonne, n)
                for rangee, ligne in zip(effectifs, par_ligne, strict=True)
                for nb, colonne in zip(rangee, par_colonne, strict=True)
            ],
        }
    )
    cases["p_bh"] = benjamini_hochberg(cases["p_exact"].tolist())
    return cases.sort_values(
        ["p_exact", "modalite", "atelier_id"], kind="stable", ignore_index=True
    )


def _against_the_rest(nb: int, ligne: int, colonne: int, n: int) -> float:
    tableau = [[nb, ligne - nb], [colonne - nb, n - ligne - colonne + nb]]
    return float(fisher_exact(tableau).pvalue)
