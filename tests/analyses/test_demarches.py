"""Deux parts comparées : l’exemple publié, puis la formule refaite à la main."""

from math import sqrt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from egts_dashboard.analyses.demarches import compare, newcombe


def _tableau(*lignes: tuple[int, int, int, int]) -> pd.DataFrame:
    tableau = pd.DataFrame(
        lignes, columns=["nb_avant", "base_avant", "nb_apres", "base_apres"]
    )
    ecart = (
        tableau["nb_apres"] / tableau["base_apres"]
        - tableau["nb_avant"] / tableau["base_avant"]
    )
    return tableau.assign(ecart_points=100 * ecart)


def test_l_intervalle_est_celui_de_l_exemple_publie() -> None:
    """Newcombe 1998, 56/70 face à 48/80, méthode 10."""
    assert newcombe(48, 80, 56, 70) == pytest.approx((0.0524, 0.3339), abs=5e-5)


@given(st.integers(1, 80), st.integers(1, 80), st.data())
def test_l_intervalle_se_refait_a_la_main(n: int, m: int, data: st.DataObject) -> None:
    a, b = data.draw(st.integers(0, n)), data.draw(st.integers(0, m))
    z = float(norm.ppf(0.975))

    def bornes(x: int, total: int) -> tuple[float, float]:
        p = x / total
        rayon = z * sqrt(p * (1 - p) / total + z**2 / (4 * total**2))
        milieu = p + z**2 / (2 * total)
        return (
            (milieu - rayon) / (1 + z**2 / total),
            (milieu + rayon) / (1 + z**2 / total),
        )

    p, q = a / n, b / m
    (bas_a, haut_a), (bas_b, haut_b) = bornes(a, n), bornes(b, m)
    attendu = (
        q - p - sqrt((q - bas_b) ** 2 + (haut_a - p) ** 2),
        q - p + sqrt((haut_b - q) ** 2 + (p - bas_a) ** 2),
    )
    assert newcombe(a, n, b, m) == pytest.approx(attendu, abs=1e-9)


def test_un_ecart_net_monte_ou_baisse_et_un_petit_ne_se_dit_pas() -> None:
    lu = compare(_tableau((20, 200, 50, 100), (80, 200, 8, 100), (20, 200, 11, 100)))
    assert lu["lecture"].tolist() == ["monte", "baisse", "pas d’écart assuré"]


def test_moins_de_cinq_items_attendus_ne_se_testent_pas() -> None:
    lu = compare(_tableau((3, 200, 0, 100), (40, 200, 5, 100)))
    assert lu["lecture"].tolist()[0] == "données insuffisantes"
    assert lu["p_fisher"].isna().tolist() == [True, False]
    assert lu["q"].iloc[1] == pytest.approx(lu["p_fisher"].iloc[1])
