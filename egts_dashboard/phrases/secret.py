"""Ce que les pages disent des valeurs que le secret statistique masque."""

import pandas as pd

from egts_dashboard.config import SEUIL_SECRET
from egts_dashboard.francais import compte


def masquees(tableau: pd.DataFrame) -> str:
    """Combien de lignes sont masquées et pourquoi ; vide quand aucune ne l’est.

    `tableau` : sans colonne est_masque, rien n’y est masqué.
    """
    nb = int(tableau["est_masque"].sum()) if "est_masque" in tableau else 0
    if not nb:
        return ""
    return (
        f"{compte(nb, 'valeur masquée', 'valeurs masquées')}\u00a0: pour que personne ne s’y"
        f" reconnaisse, un effectif de moins de {SEUIL_SECRET} ne se montre pas, ni ceux qui le"
        " rendraient par soustraction. Masqué ne veut dire ni zéro, ni non renseigné."
    )
