"""Deux marges à la fois, contre l’énumération complète et contre scipy."""

from math import factorial, prod

import numpy as np
import pandas as pd
import pytest
from scipy.stats import norm
from scipy.stats.contingency import expected_freq

from egts_dashboard.analyses.marges import CASES_MAX, cross, residuals
from tests.analyses.tableaux import effectifs


def enumerated(grille: list[list[int]]) -> float:
    """La probabilité exacte d’un tableau 2 × K : tous les tableaux de mêmes marges, un à un."""
    premiere = sum(grille[0])
    colonnes = [haut + bas for haut, bas in zip(*grille, strict=True)]

    def weight(haut: tuple[int, ...]) -> float:
        cases = [*haut, *(c - h for c, h in zip(colonnes, haut, strict=True))]
        return 1 / prod(factorial(c) for c in cases)

    tableaux: list[tuple[int, ...]] = [()]
    for colonne in colonnes:
        tableaux = [(*t, x) for t in tableaux for x in range(colonne + 1)]
    poids = [weight(t) for t in tableaux if sum(t) == premiere]
    observe = weight(tuple(grille[0]))
    return sum(p for p in poids if p <= observe * (1 + 1e-9)) / sum(poids)


@pytest.mark.parametrize(
    "grille",
    [[[3, 0, 4], [1, 6, 2]], [[2, 2, 3], [3, 2, 2]], [[5, 0, 0, 1], [0, 4, 3, 2]]],
)
def test_le_tirage_s_approche_de_l_enumeration_complete(
    grille: list[list[int]],
) -> None:
    exacte = enumerated(grille)
    trouvee = cross(effectifs(grille)).p
    assert trouvee == pytest.approx(exacte, abs=4 * (exacte / 9_999) ** 0.5)


def test_le_meme_tableau_donne_les_memes_nombres() -> None:
    tableau = effectifs([[3, 9, 4], [8, 6, 2]])
    premier, second = cross(tableau), cross(tableau.iloc[::-1])
    assert premier.p == second.p
    pd.testing.assert_frame_equal(premier.cases, second.cases)


def test_les_residus_sont_ceux_de_la_formule_et_leur_somme_ponderee_est_nulle() -> None:
    grille = pd.DataFrame(
        [[12, 5, 7], [3, 14, 6]], index=["x", "y"], columns=list("abc")
    )
    cases = residuals(grille).sort_values(["modalite", "atelier_id"])
    attendus = expected_freq(grille.to_numpy())
    np.testing.assert_allclose(cases["presences_attendues"], attendus.ravel())
    # Deux lignes : les résidus d’une colonne sont opposés.
    residus = cases["residu"].to_numpy().reshape(2, 3)
    np.testing.assert_allclose(residus[0], -residus[1])
    case = cases.iloc[0]
    attendu = 24 * 15 / 47
    assert case["residu"] == pytest.approx(
        (12 - attendu) / (attendu * (1 - 24 / 47) * (1 - 15 / 47)) ** 0.5
    )


def test_sur_de_grands_effectifs_la_probabilite_exacte_rejoint_la_loi_normale() -> None:
    grille = pd.DataFrame(
        [[520, 480], [470, 530]], index=["x", "y"], columns=["a", "b"]
    )
    case = residuals(grille).iloc[0]
    assert case["p_exact"] == pytest.approx(2 * norm.sf(abs(case["residu"])), rel=0.15)


def test_une_seule_ligne_ou_un_tableau_trop_grand_ne_se_croisent_pas() -> None:
    assert cross(effectifs([[3, 4]])).p is None
    assert cross(effectifs([[3, 4], [0, 0]])).p is None
    assert cross(effectifs([[1] * (CASES_MAX // 2 + 1)] * 2)).p is None


def test_les_marges_vides_ne_comptent_pas() -> None:
    avec = cross(effectifs([[3, 9, 0], [8, 6, 0], [0, 0, 0]]))
    sans = cross(effectifs([[3, 9], [8, 6]]))
    assert (avec.n, avec.nb_modalites, avec.nb_ateliers) == (26, 2, 2)
    assert avec.p == sans.p


def test_deux_ateliers_de_meme_nom_restent_deux() -> None:
    tableau = effectifs([[3, 9, 4], [8, 6, 2]]).assign(atelier="Accueil")
    assert cross(tableau).nb_ateliers == 3
    assert set(cross(tableau).cases["atelier"]) == {"Accueil"}
