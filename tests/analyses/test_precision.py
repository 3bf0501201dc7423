"""Précision et rappel par seuil, recomptés à la main."""

import math

import pytest

from egts_dashboard.analyses.precision import Note, precision
from egts_dashboard.analyses.representativite import wilson

NOTES = [
    Note(0.9, est_juste=True, est_lu=True, numeros=(1, 2)),
    Note(0.6, est_juste=False, est_lu=False, numeros=(1, 2)),
    Note(0.5, est_juste=True, est_lu=True, numeros=(1, 2)),
    Note(0.3, est_juste=False, est_lu=False, numeros=(1, 2)),
]


def test_precision_et_rappel_se_recomptent() -> None:
    courbe = precision(NOTES, 4, (0.3, 0.5, 0.95))
    assert courbe["nb_proposes"].tolist() == [4, 3, 0]
    assert courbe["nb_justes"].tolist() == [2, 2, 0]
    assert courbe["precision_pct"].tolist()[:2] == pytest.approx([50, 200 / 3])
    assert courbe["rappel_pct"].tolist() == pytest.approx([50, 50, 0])
    bas, haut = wilson(2, 3)
    assert courbe["precision_bas_pct"].iloc[1] == pytest.approx(100 * bas)
    assert courbe["precision_haut_pct"].iloc[1] == pytest.approx(100 * haut)


def test_un_lien_accepte_sur_proposition_est_juste_sans_etre_retrouve() -> None:
    (ligne,) = precision([Note(0.5, True, False, (1, 2))], 4, (0.3,)).to_dict("records")
    assert (ligne["nb_justes"], ligne["nb_retrouves"]) == (1, 0)
    assert (ligne["precision_pct"], ligne["rappel_pct"]) == (100, 0)


def test_sans_proposition_la_precision_n_est_pas_zero() -> None:
    courbe = precision([], 0, (0.3,))
    assert math.isnan(courbe["precision_pct"].iloc[0])
    assert math.isnan(courbe["rappel_pct"].iloc[0])
