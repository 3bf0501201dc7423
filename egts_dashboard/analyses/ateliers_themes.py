"""Les thèmes atelier par atelier, en matrice : ce que les mesures de solidité relisent."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Matrice = npt.NDArray[np.float64]
Vecteur = npt.NDArray[np.float64]
# En dessous, retirer un atelier ou le tirer au hasard ne dit plus rien.
NB_ATELIERS_MIN = 5


@dataclass(frozen=True)
class Grille:
    """Combien d’items de chaque atelier (ligne) portent chaque thème (colonne).

    `codes` : items codés de chaque atelier ; `themes` : leurs codes, dans l’ordre des colonnes.
    """

    ateliers: list[str]
    themes: list[str]
    items: Matrice
    codes: Vecteur

    @property
    def presences(self) -> npt.NDArray[np.bool_]:
        """L’atelier a-t-il au moins un item du thème ?"""
        presents: npt.NDArray[np.bool_] = self.items > 0
        return presents

    @property
    def parts(self) -> Matrice:
        """La part des items codés de l’atelier qui portent le thème."""
        parts: Matrice = self.items / self.codes[:, None]
        return parts

    @property
    def est_suffisante(self) -> bool:
        """Y a-t-il assez d’ateliers pour en juger ?"""
        return len(self.ateliers) >= NB_ATELIERS_MIN


def grid(cases: pd.DataFrame, ateliers: pd.DataFrame, themes: list[str]) -> Grille:
    """La matrice, zéros compris. Attend atelier_id, theme_id, nb_items ; atelier_id, nb_codes."""
    lignes = {code: rang for rang, code in enumerate(ateliers["atelier_id"])}
    colonnes = {code: rang for rang, code in enumerate(themes)}
    items = np.zeros((len(lignes), len(colonnes)))
    for atelier, theme, nb in zip(
        cases["atelier_id"], cases["theme_id"], cases["nb_items"], strict=True
    ):
        if atelier in lignes:
            items[lignes[atelier], colonnes[theme]] = nb
    return Grille(
        list(lignes), themes, items, ateliers["nb_codes"].to_numpy(dtype=float)
    )


def ranks(scores: Vecteur) -> npt.NDArray[np.int64]:
    """Le rang de chaque score, le plus grand au premier ; des égaux ont le même."""
    # À la douzième décimale deux parts égales le sont.
    arrondis = np.round(scores, 12)
    plus_grands = (arrondis[..., None, :] > arrondis[..., :, None]).sum(axis=-1)
    rangs: npt.NDArray[np.int64] = plus_grands + 1
    return rangs
