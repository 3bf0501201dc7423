"""De petits tableaux croisés, écrits comme les requêtes les rendent."""

from typing import Any

import numpy as np
import pandas as pd

LIE = np.array(
    [
        [20, 2, 0, 1, 3, 0],
        [1, 18, 2, 0, 2, 0],
        [0, 3, 15, 2, 1, 0],
        [2, 0, 1, 17, 4, 1],
        [3, 1, 4, 2, 14, 0],
        [0, 1, 0, 0, 1, 0],
    ]
)


def comptes(tableau: np.ndarray[Any, Any]) -> pd.DataFrame:
    """Les items de chaque thème dans chaque atelier, les cases vides en moins."""
    return pd.DataFrame(
        [
            {
                "theme_id": f"T{i}",
                "theme": f"Thème {i}",
                "code": f"c{j}",
                "colonne": f"Atelier {j}",
                "nb_items": n,
                "nb_colonnes": tableau.shape[1],
                "source_ids": ["doc"],
            }
            for i, ligne in enumerate(tableau)
            for j, n in enumerate(ligne)
            if n
        ]
    )


def effectifs(grille: list[list[int]]) -> pd.DataFrame:
    """Combien de personnes de chaque modalité dans chaque atelier."""
    return pd.DataFrame(
        [
            {"modalite": f"m{i}", "atelier_id": f"a{j}", "atelier": f"a{j}", "nb": nb}
            for i, ligne in enumerate(grille)
            for j, nb in enumerate(ligne)
        ]
    )
