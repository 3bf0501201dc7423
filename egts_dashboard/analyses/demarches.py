"""Un thème prend-il une autre part d’une démarche à l’autre ? Des nombres en entrée et en sortie.

Personne n’a été tiré au sort : intervalles et probabilités mesurent l’écart à ce que donneraient
les mêmes items distribués au hasard entre les deux démarches.
"""

import math

import pandas as pd

from egts_dashboard import config
from egts_dashboard.analyses.representativite import benjamini_hochberg, wilson
from egts_dashboard.analyses.reprise import INSUFFISANT, fisher

SEUIL = 0.05
MONTE, BAISSE, PROCHE = "monte", "baisse", "pas d’écart assuré"


def newcombe(
    nb_avant: int, base_avant: int, nb_apres: int, base_apres: int
) -> tuple[float, float]:
    """L’intervalle à 95 % de l’écart entre deux parts, ensuite moins d’abord (Newcombe, méthode 10)."""
    avant, apres = nb_avant / base_avant, nb_apres / base_apres
    bas_avant, haut_avant = wilson(nb_avant, base_avant)
    bas_apres, haut_apres = wilson(nb_apres, base_apres)
    ecart = apres - avant
    return (
        ecart - math.hypot(apres - bas_apres, haut_avant - avant),
        ecart + math.hypot(haut_apres - apres, avant - bas_avant),
    )


def compare(tableau: pd.DataFrame) -> pd.DataFrame:
    """Le même tableau, avec ses intervalles et ses tests. Attend nb_ et base_, avant et apres.

    Ajoute bas_avant_pct, haut_avant_pct, bas_apres_pct, haut_apres_pct (Wilson),
    ecart_bas_points, ecart_haut_points (Newcombe), p_fisher (bilatéral), q (Benjamini–Hochberg
    sur les thèmes testés), lecture. Sans test ni verdict quand on attend moins de cinq items
    d’un côté.
    """
    lignes = [
        _compared(v.nb_avant, v.base_avant, v.nb_apres, v.base_apres)
        for v in tableau.itertuples()
    ]
    ajoutes = pd.DataFrame(lignes, index=tableau.index)
    testes = ajoutes["p_fisher"].dropna()
    q = benjamini_hochberg(testes.tolist()) if len(testes) else []
    ajoutes["q"] = pd.Series(q, index=testes.index, dtype=float)
    ajoutes["lecture"] = [
        _reading(q, ecart)
        for q, ecart in zip(ajoutes["q"], tableau["ecart_points"], strict=True)
    ]
    return tableau.join(ajoutes)


def _compared(
    nb_avant: int, base_avant: int, nb_apres: int, base_apres: int
) -> dict[str, float]:
    commun = (nb_avant + nb_apres) / (base_avant + base_apres)
    attendu = min(base_avant, base_apres) * commun
    bas, haut = newcombe(nb_avant, base_avant, nb_apres, base_apres)
    bas_avant, haut_avant = wilson(nb_avant, base_avant)
    bas_apres, haut_apres = wilson(nb_apres, base_apres)
    return {
        "bas_avant_pct": 100 * bas_avant,
        "haut_avant_pct": 100 * haut_avant,
        "bas_apres_pct": 100 * bas_apres,
        "haut_apres_pct": 100 * haut_apres,
        "ecart_bas_points": 100 * bas,
        "ecart_haut_points": 100 * haut,
        "p_fisher": fisher(nb_avant, base_avant, nb_apres, base_apres)
        if attendu >= config.SEUIL_EFFECTIF_ATTENDU
        else float("nan"),
    }


def _reading(q: float, ecart: float) -> str:
    if q != q:
        return INSUFFISANT
    if q > SEUIL:
        return PROCHE
    return MONTE if ecart > 0 else BAISSE
