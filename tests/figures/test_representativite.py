"""La figure des écarts, relue dans ses traces."""

import pandas as pd
import pytest

from egts_dashboard.analyses.representativite import gaps
from egts_dashboard.figures import representativite as figures


@pytest.fixture
def tableau() -> pd.DataFrame:
    base = pd.DataFrame(
        {
            "modalite": ["Aquitaine", "Limousin", "Creuse"],
            "cle": ["R72", "R74", "D23"],
            "nb": [80, 20, 0],
            "poids": [0.5, 0.47, 0.03],
        }
    )
    return gaps(base, 10).assign(lecture_dite="…")


def test_l_axe_est_logarithmique_et_le_filet_a_la_part_de_reference(
    tableau: pd.DataFrame,
) -> None:
    figure = figures.ecarts(tableau, False)
    assert figure.layout.xaxis.type == "log"
    assert figure.layout.shapes[0].x0 == 1
    assert "sa part" in figure.layout.xaxis.ticktext


def test_le_point_est_au_rapport_et_l_intervalle_l_entoure(
    tableau: pd.DataFrame,
) -> None:
    figure = figures.ecarts(tableau, False)
    points = figure.data[-1]
    assert points.x[0] == pytest.approx(1.6)
    bande, intervalle = figure.data[0], figure.data[1]
    assert intervalle.x[0] < 1.6 < intervalle.x[1]
    assert bande.line.width > intervalle.line.width


def test_des_donnees_insuffisantes_sont_creuses_et_dites(tableau: pd.DataFrame) -> None:
    figure = figures.ecarts(tableau, False)
    points = figure.data[-1]
    assert points.marker.color[2] != points.marker.line.color[2]
    assert points.marker.symbol[2] == "triangle-left"
    assert "insuffisantes" in figure.layout.annotations[2].text


def test_l_intitule_est_a_gauche_sur_un_ecran_large_au_dessus_sur_un_etroit(
    tableau: pd.DataFrame,
) -> None:
    large = figures.ecarts(tableau, False)
    etroite = figures.ecarts_etroits(tableau, False)
    assert "Aquitaine" in large.layout.yaxis.ticktext
    assert large.layout.annotations[0].text.startswith("80")
    assert etroite.layout.annotations[0].text.startswith("Aquitaine")
    assert large.layout.height < etroite.layout.height


def test_sans_inconnu_il_n_y_a_pas_de_bande(tableau: pd.DataFrame) -> None:
    sans = gaps(tableau[["modalite", "cle", "nb", "poids"]], 0).assign(lecture_dite="…")
    assert len(figures.ecarts(sans, True).data) == 3 + 1
