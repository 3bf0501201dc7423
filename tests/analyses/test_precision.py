"""Précision et rappel par seuil, recomptés à la main."""

import math

import pytest

from egts_dashboard.analyses.precision import precision
from egts_dashboard.analyses.representativite import wilson

NOTES = [(0.9, True), (0.6, False), (0.5, True), (0.3, False)]


def test_precision_et_rappel_se_recomptent() -> None:
    courbe = precision(NOTES, 4, (0.3, 0.5, 0.95))
    assert courbe["nb_proposes"].tolist() == [4, 3, 0]
    assert courbe["nb_justes"].tolist() == [2, 2, 0]
    assert courbe["precision_pct"].tolist()[:2] == pytest.approx([50, 200 / 3])
    assert courbe["rappel_pct"].tolist() == pytest.approx([50, 50, 0])
    bas, haut = wilson(2, 3)
    assert courbe["precision_bas_pct"].iloc[1] == pytest.approx(100 * bas)
    assert courbe["precision_haut_pct"].iloc[1] == pytest.approx(100 * haut)


def test_sans_proposition_la_precision_n_est_pas_zero() -> None:
    courbe = precision([], 0, (0.3,))
    assert math.isnan(courbe["precision_pct"].iloc[0])
    assert math.isnan(courbe["rappel_pct"].iloc[0])
