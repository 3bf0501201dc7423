"""Ce que la page Participation dit des métiers et des structures."""

import pandas as pd

from egts_dashboard.francais import compte

VUES = {"metiers": "Métier ou diplôme", "structures": "Structures"}
PRECISIONS = {
    "metiers": "Personnes qui ont énoncé un métier ou un diplôme en signant. Hachuré\u00a0:"
    " nombre déduit, que le document n’imprime pas.",
    "structures": "Structures nommées, chacune comptée une fois\u202f; aucun document ne dit"
    " combien de personnes en sont venues.",
}
VIDES = {
    "metiers": "Aucun document ne dit les métiers pour ces filtres.",
    "structures": "Aucune structure n’est nommée pour ces filtres.",
}
MESURES = {"metiers": "nb_personnes", "structures": "nb_structures"}


def titre(vue: str, tableau: pd.DataFrame) -> str:
    """Le titre dit le métier ou la catégorie la plus nombreuse."""
    total = int(tableau[MESURES[vue]].sum())
    if vue == "metiers":
        if tableau["nb_personnes"].isna().all():
            return "Des métiers énoncés, aux effectifs masqués"
        moins = "Au moins " if tableau["est_masque"].any() else ""
        return f"{moins}{compte(total, 'personne a', 'personnes ont')} énoncé un métier ou un diplôme"
    return f"{compte(total, 'structure nommée', 'structures nommées')}, par catégorie"
