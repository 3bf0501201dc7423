"""Ce que les pages disent des valeurs que le secret statistique masque."""

import pandas as pd

from egts_dashboard.config import SEUIL_SECRET
from egts_dashboard.francais import compte, escape_markdown


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


def modalites_tues(modalites: list[str]) -> str:
    """Les modalités qu’un tableau par atelier ne montre pas ; vide s’il n’y en a pas."""
    if not modalites:
        return ""
    noms = ", ".join(f"«\u00a0{escape_markdown(m)}\u00a0»" for m in modalites)
    return (
        f"{compte(len(modalites), 'modalité n’est pas montrée', 'modalités ne sont pas montrées')}"
        f" par atelier ({noms})\u00a0: un de ses effectifs est de moins de {SEUIL_SECRET}, ou le"
        " rendrait par soustraction."
    )


CORRECTION = (
    "Trop peu de personnes sont comptées dans cette ligne\u00a0: sa valeur est masquée partout, pour"
    " que personne ne s’y reconnaisse."
)


def hors_grille(nb: int) -> str:
    """Ce qu’une grille laisse de côté ; vide si rien n’est masqué."""
    if not nb:
        return ""
    return (
        f"{compte(nb, 'ligne masquée n’est pas', 'lignes masquées ne sont pas')} dans cette grille"
        f" (moins de {SEUIL_SECRET} personnes, ou ce qui les rendrait)\u00a0: corrigez-les une à une."
    )
