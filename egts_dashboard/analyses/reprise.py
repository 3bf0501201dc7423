"""Une origine est-elle plus reprise que les autres ? Des nombres en entrée et en sortie.

Personne n’a été tiré au sort : la probabilité mesure l’écart à ce que donnerait un partage
au hasard des reprises entre origines.
"""

import pandas as pd
from scipy import stats

from egts_dashboard import config
from egts_dashboard.analyses.representativite import benjamini_hochberg, wilson

SEUIL = 0.05
INSUFFISANT = "données insuffisantes"


def compare(tableau: pd.DataFrame) -> pd.DataFrame:
    """Le même tableau, avec les taux et leur comparaison. Attend nb_repris et base (> 0).

    Ajoute taux_pct, bas_pct et haut_pct (Wilson), p_fisher (exact, l’origine contre toutes
    les autres), q (Benjamini–Hochberg sur les origines comparables), lecture. Sans verdict
    quand on attend moins de cinq reprises ou moins de cinq non-reprises.
    """
    base, repris = int(tableau["base"].sum()), int(tableau["nb_repris"].sum())
    lignes = [
        _compared(int(nb), int(n), repris, base)
        for nb, n in zip(tableau["nb_repris"], tableau["base"], strict=True)
    ]
    ajoutes = pd.DataFrame(
        lignes, columns=["taux_pct", "bas_pct", "haut_pct", "p_fisher"], dtype=float
    )
    testes = ajoutes["p_fisher"].dropna()
    q = benjamini_hochberg(testes.tolist()) if len(testes) else []
    ajoutes["q"] = pd.Series(q, index=testes.index, dtype=float)
    commun = repris / base if base else 0.0
    ajoutes["lecture"] = [
        _reading(taux, q, 100 * commun)
        for taux, q in zip(ajoutes["taux_pct"], ajoutes["q"], strict=True)
    ]
    return pd.concat([tableau.reset_index(drop=True), ajoutes], axis=1)


def _compared(
    nb: int, n: int, repris: int, base: int
) -> tuple[float, float, float, float]:
    bas, haut = wilson(nb, n)
    attendus = n * repris / base, n * (base - repris) / base
    p = float("nan")
    if n < base and min(attendus) >= config.SEUIL_EFFECTIF_ATTENDU:
        p = fisher(nb, n, repris - nb, base - n)
    return 100 * nb / n, 100 * bas, 100 * haut, p


def fisher(nb: int, n: int, autres: int, n_autres: int) -> float:
    """La probabilité exacte bilatérale d’un écart au moins aussi rare entre deux taux."""
    table = [[nb, n - nb], [autres, n_autres - autres]]
    return float(stats.fisher_exact(table).pvalue)


def _reading(taux: float, q: float, commun: float) -> str:
    if q != q:
        return INSUFFISANT
    if q > SEUIL:
        return "pas d’écart assuré"
    return "plus reprise" if taux > commun else "moins reprise"
