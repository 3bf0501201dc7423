"""La carte des correspondances : des noms qui ne se couvrent pas, des points à leur place."""

from itertools import combinations

import numpy as np
import pytest

from egts_dashboard.analyses.correspondances_plan import plan as calculer
from egts_dashboard.figures import correspondances as figures
from egts_dashboard.figures.etiquettes import _box, place_or_hide
from tests.analyses.tableaux import LIE, comptes


def test_aucun_nom_ecrit_n_en_couvre_un_autre() -> None:
    rng = np.random.default_rng(1)
    x, y = rng.uniform(0, 1, (2, 60)).tolist()
    noms = [f"Un nom assez long {i}" for i in range(60)]
    cotes = place_or_hide(x, y, noms, (1, 1), (600, 400))
    boites = [
        _box((a * 600, b * 400), nom, cote)
        for a, b, nom, cote in zip(x, y, noms, cotes, strict=True)
        if cote
    ]
    assert 5 < len(boites) < 60
    for p, q in combinations(boites, 2):
        assert p[2] <= q[0] or q[2] <= p[0] or p[3] <= q[1] or q[3] <= p[1]
    assert all(0 <= p[0] and p[2] <= 600 and 0 <= p[1] and p[3] <= 400 for p in boites)


def test_le_premier_servi_est_le_premier_de_la_liste() -> None:
    cotes = place_or_hide([0.5] * 9, [0.5] * 9, ["nom"] * 9, (1, 1), (90, 40))
    assert cotes[0] == "middle right" and None in cotes
    assert place_or_hide([0.2], [0.5], ["nom"], (1, 1), (400, 400)) == ["middle right"]


@pytest.mark.parametrize("dessin", [figures.plan, figures.plan_etroit])
def test_chaque_point_est_dessine_a_la_meme_echelle(dessin: object) -> None:
    points = calculer(comptes(LIE))
    figure = dessin(points, False)  # type: ignore[operator]
    themes, colonnes = figure.data[-2:]
    assert len(themes.x) == 5 and len(colonnes.x) == 5
    assert figure.layout.yaxis.scaleanchor == "x"
    assert figure.layout.xaxis.title.text.startswith("axe 1\u00a0: ")
    for axe, bornes in (("x", figure.layout.xaxis), ("y", figure.layout.yaxis)):
        places = [*themes[axe], *colonnes[axe], 0]
        assert bornes.range[0] < min(places) and max(places) < bornes.range[1]


def test_un_point_mal_etabli_est_creux() -> None:
    points = calculer(comptes(LIE))
    points["est_a_part"] = points["code"] != "T0"
    themes = figures.plan(points, False).data[-2]
    codes = points[points["cote"] == "theme"]["code"].tolist()
    creux = themes.marker.color[codes.index("T0")]
    assert themes.marker.color.count(creux) == 1
