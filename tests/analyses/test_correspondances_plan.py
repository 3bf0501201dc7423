"""Le premier plan, point par point : les mêmes nombres que l’analyse, ou rien."""

from typing import Any

import numpy as np
import pytest

from egts_dashboard.analyses.correspondances import correspondances
from egts_dashboard.analyses.correspondances_plan import plan
from tests.analyses.tableaux import LIE, comptes


def test_les_points_sont_ceux_de_l_analyse_du_tableau_reduit() -> None:
    points = plan(comptes(LIE))
    analyse = correspondances(LIE[:5, :5].astype(float))
    themes = points[points["cote"] == "theme"].set_index("code").sort_index()
    assert themes["axe_1"].tolist() == pytest.approx(
        analyse.lignes.coordonnees[:, 0].tolist()
    )
    assert themes["nb_codages"].tolist() == LIE[:5, :5].sum(axis=1).tolist()
    assert points.attrs["inertie"] == pytest.approx(analyse.inertie)
    assert points.attrs["otes"] == ["Thème 5", "Atelier 5"]
    assert points.attrs["hasard"].est_lie


def test_les_contributions_font_cent_pour_cent_de_chaque_cote() -> None:
    points = plan(comptes(LIE))
    for _, cote in points.groupby("cote"):
        assert cote["contribution_1_pct"].sum() == pytest.approx(100)
        assert cote["contribution_2_pct"].sum() == pytest.approx(100)
    assert (points["qualite"] <= 1 + 1e-9).all()


def test_les_plus_contributifs_viennent_d_abord() -> None:
    points = plan(comptes(LIE))
    inerties = points.attrs["inerties"]
    poids = (
        points["contribution_1_pct"] * inerties[0]
        + points["contribution_2_pct"] * inerties[1]
    )
    assert poids.is_monotonic_decreasing


@pytest.mark.parametrize("tableau", [LIE[:4], LIE[:, :4], np.full((6, 6), 10)])
def test_un_tableau_trop_petit_n_a_pas_de_plan(tableau: np.ndarray[Any, Any]) -> None:
    points = plan(comptes(tableau))
    assert points.empty and "inertie" not in points.attrs


def test_un_tableau_vide_n_a_pas_de_plan() -> None:
    points = plan(comptes(LIE).head(0))
    assert points.empty and points.attrs["effectif"] == 0
