"""Quels mots une sélection écrit-elle plus, ou moins, que le hasard ne le donnerait ?

Le modèle de Lafon : les mots du corpus sont tirés sans remise ; la sélection en prend autant
qu’elle en a. Personne n’a été tiré au sort : la probabilité mesure un écart, sans conclure.
"""

import numpy as np
import pandas as pd
from scipy.stats import false_discovery_control, hypergeom

# En dessous, la sélection ou le reste ont trop peu de mots pour se comparer.
NB_MOTS_MIN = 100
# Un mot plus rare ne peut guère se détacher ; le tester coûterait aux autres.
NB_FOIS_MIN = 5
SEUIL = 0.05
# Une probabilité trop petite pour un nombre à virgule vaut zéro.
INDICE_MAX = 300.0
NB_PLUS, NB_MOINS = 15, 8


def is_enough(mots_dans: int, mots_en_tout: int) -> bool:
    """La sélection et le reste ont-ils chacun assez de mots ?"""
    return min(mots_dans, mots_en_tout - mots_dans) >= NB_MOTS_MIN


def specificites(comptes: pd.DataFrame) -> pd.DataFrame:
    """Le même tableau, du plus au moins net, avec l’attendu et le test exact.

    Attend occurrences_dans, occurrences_en_tout, mots_dans, mots_en_tout. Ajoute
    occurrences_attendues, rapport (à l’attendu), p_bilaterale (deux fois la plus petite queue
    hypergéométrique, un au plus), q (Benjamini–Hochberg sur tous les mots du tableau), indice
    (−log10 de la queue, négatif au-dessous de l’attendu), est_specifique (q ≤ 5 %).
    """
    x, k = comptes["occurrences_dans"], comptes["occurrences_en_tout"]
    n, total = comptes["mots_dans"], comptes["mots_en_tout"]
    attendues = k * n / total
    queue = np.minimum(
        hypergeom.sf(x - 1, total, k, n), hypergeom.cdf(x, total, k, n)
    ).astype(float)
    p = np.minimum(1.0, 2 * queue)
    q = false_discovery_control(p, method="bh") if len(comptes) else p
    with np.errstate(divide="ignore"):
        force = np.minimum(INDICE_MAX, -np.log10(queue))
    mesure = comptes.assign(
        occurrences_attendues=attendues,
        rapport=x / attendues,
        p_bilaterale=p,
        q=q,
        indice=np.where(x >= attendues, force, -force),
        est_specifique=q <= SEUIL,
    )
    ordre = ["p_bilaterale", "occurrences_en_tout", "mot"]
    return mesure.sort_values(
        ordre, ascending=[True, False, True], kind="stable", ignore_index=True
    )


def strongest(tableau: pd.DataFrame) -> pd.DataFrame:
    """Les mots à dessiner, tous assurés : les plus nets au-dessus de l’attendu, puis au-dessous."""
    assures = tableau[tableau["est_specifique"]]
    plus = assures[assures["indice"] > 0].head(NB_PLUS)
    moins = assures[assures["indice"] < 0].head(NB_MOINS)
    return pd.concat([plus, moins], ignore_index=True)
