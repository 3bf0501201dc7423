"""L’accumulation et Chao2, contre l’exemple de référence et contre tous les ordres."""

import itertools
import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egts_dashboard.analyses.saturation import (
    accumulation,
    chao2,
    chao2_interval,
    expected,
)


def _presences(fois: list[int], m: int) -> np.ndarray:
    """Un thème par nombre d’ateliers voulu : dans les `n` premiers."""
    return np.array([[rang < n for n in fois] for rang in range(m)], dtype=bool)


def test_chao2_rend_l_exemple_de_reference() -> None:
    fois = [1] * 5 + [2] * 3 + [4] * 6
    assert chao2(_presences(fois, 8)) == pytest.approx(16.19, abs=0.005)


def test_l_intervalle_de_chao2_est_celui_d_estimates() -> None:
    # L’exemple de scikit-bio pour Chao1, vérifié par ses auteurs contre EstimateS : avec assez
    # d’ateliers pour que (m − 1)/m vaille 1, les deux estimateurs sont le même.
    bornes = chao2_interval(_presences([1, 1, 4, 2, 5, 2, 4, 1, 2], 100_000))
    assert bornes == pytest.approx((9.07, 17.45), abs=0.005)


def test_l_intervalle_se_referme_quand_rien_ne_manque() -> None:
    assert chao2_interval(_presences([2, 3, 4], 5)) is None
    assert chao2_interval(_presences([1, 3, 4], 5)) is None


@given(
    st.lists(st.lists(st.booleans(), min_size=6, max_size=6), min_size=2, max_size=7)
)
def test_l_intervalle_contient_l_estimation_et_ce_qu_on_a_vu(
    lignes: list[list[bool]],
) -> None:
    presences = np.array(lignes)
    bornes = chao2_interval(presences)
    if bornes is not None:
        vus = presences.any(axis=0).sum()
        assert vus <= bornes[0] <= chao2(presences) <= bornes[1]


def test_sans_theme_unique_chao2_n_ajoute_rien() -> None:
    assert chao2(_presences([2, 3, 4], 5)) == 3
    assert chao2(_presences([1, 3, 4], 5)) == 3


@given(
    st.lists(st.lists(st.booleans(), min_size=3, max_size=3), min_size=2, max_size=5)
)
def test_la_moyenne_est_celle_de_tous_les_ordres(lignes: list[list[bool]]) -> None:
    presences = np.array(lignes)
    m = len(presences)
    ordres = list(itertools.permutations(range(m)))
    tailles = np.arange(1, m + 1)
    naives = [
        statistics.mean(float(presences[list(o[:k])].any(axis=0).sum()) for o in ordres)
        for k in tailles
    ]
    assert expected(presences, tailles) == pytest.approx(naives)


def test_la_bande_contient_la_moyenne_et_se_referme_au_dernier_atelier() -> None:
    presences = np.random.default_rng(1).random((12, 9)) < 0.3
    courbe = accumulation(presences, 400)
    assert (courbe["bas"] <= courbe["nb_themes"] + 1).all()
    assert (courbe["haut"] >= courbe["nb_themes"] - 1).all()
    assert courbe["nb_themes"].is_monotonic_increasing
    derniere = courbe.iloc[-1]
    assert derniere["bas"] == derniere["haut"] == presences.any(axis=0).sum()


def test_la_meme_graine_rend_la_meme_courbe() -> None:
    presences = np.random.default_rng(2).random((8, 6)) < 0.4
    assert accumulation(presences, 50).equals(accumulation(presences, 50))
    attrs = accumulation(presences, 50).attrs
    assert (attrs["tirages"], attrs["graine"]) == (50, 2014)


def test_l_erreur_de_la_bande_couvre_d_autres_ordres() -> None:
    presences = np.random.default_rng(1).random((12, 9)) < 0.3
    une, autre = (accumulation(presences, 400, graine) for graine in (1, 2))
    ecarts = (une[["bas", "haut"]] - autre[["bas", "haut"]]).abs().to_numpy()
    assert ecarts.max() <= 2 * une.attrs["erreur"]
    assert une.attrs["erreur"] > 0


def test_une_grande_demarche_se_dessine_en_soixante_points_et_moins_de_tirages() -> (
    None
):
    presences = np.zeros((5_000, 18), dtype=bool)
    presences[::3, ::2] = True
    courbe = accumulation(presences, 1_000)
    assert len(courbe) == 60
    assert 20 <= courbe.attrs["tirages"] < 1_000


def test_sans_theme_vu_deux_fois_l_intervalle_suit_la_formule_d_estimates() -> None:
    """Q2 = 0 : trois thèmes vus une fois, deux quatre fois, en cinq ateliers."""
    estime = 5 + 4 / 5 * 3 * 2 / 2
    variance = (
        4 / 5 * 3 * 2 / 2
        + (4 / 5) ** 2 * 3 * 5**2 / 4
        - (4 / 5) ** 2 * 3**4 / (4 * estime)
    )
    reste = estime - 5
    etendue = math.exp(1.96 * math.sqrt(math.log(1 + variance / reste**2)))
    bornes = chao2_interval(_presences([1, 1, 1, 4, 4], 5))
    assert bornes == pytest.approx((5 + reste / etendue, 5 + reste * etendue))


def test_la_bande_laisse_un_ordre_sur_quarante_de_chaque_cote() -> None:
    """Un atelier sur vingt-cinq ne dit rien : venir le premier lui arrive quatre fois sur cent."""
    presences = np.ones((25, 1), dtype=bool)
    presences[7] = False
    assert accumulation(presences, 2_000)["bas"].iloc[0] == 0
