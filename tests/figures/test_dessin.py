"""Le dessin sans vérification rend ce que Plotly rendrait, mot pour mot."""

import json
from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as plotly_go
import pytest

from egts_dashboard.figures import dessin


def _draw(go: ModuleType) -> Any:
    figure = go.Figure(go.Bar(x=[1, 2], y=["a", "b"]), layout={"barmode": "stack"})
    figure.add_trace(
        go.Scatter(
            x=pd.Series([1.5, np.nan, 3.0]),
            y=np.array([1, 2, 3]),
            xaxis="x2",
            mode="lines",
            error_x={"type": "data", "array": [1, 2, 3]},
            text=pd.Series(["é", None, "<b>"]),
            name=None,
        )
    )
    figure.add_trace(
        go.Heatmap(z=[[1, None], [3, 4]], colorscale=[[0, "#fff"], [1, "#000"]])
    )
    figure.add_bar(x=[1], y=[2], marker_color="#123456")
    axe = {
        "tickfont": {"size": 13},
        "title": {"font": {"size": 13}},
        "fixedrange": True,
    }
    figure.update_layout(
        {"xaxis2": {"domain": (0.5, 1.0), "range": [0, 1]}}, height=300
    )
    figure.update_layout(margin={"l": 1, "r": 2}, paper_bgcolor="rgba(0,0,0,0)")
    figure.update_xaxes(**axe)
    figure.update_yaxes(**axe, title_text="ordonnée")
    figure.update_xaxes(tickfont={"color": "#111111"}, visible=False)
    figure.add_vline(x=3, line={"width": 1}, layer="below")
    figure.add_hline(y=2, line_dash="dot")
    figure.add_annotation(x=1, y=2, text="note", font={"size": 12})
    figure.add_shape(type="rect", x0=0, x1=1, y0=0, y1=1, line_width=0)
    return figure


def _sent(figure: Any) -> Any:
    envoi = json.loads(figure.to_json())
    envoi["layout"].pop(
        "template", None
    )  # nos figures règlent tout ce qu’elles montrent
    return envoi


def test_la_figure_envoyee_est_celle_de_plotly() -> None:
    assert _sent(_draw(dessin)) == _sent(_draw(plotly_go))


def test_un_reglage_partage_ne_passe_pas_d_un_axe_a_l_autre() -> None:
    axe = {"tickfont": {"size": 13}}
    figure = dessin.Figure().update_xaxes(**axe).update_yaxes(**axe)
    figure.update_xaxes(tickfont={"size": 9})
    assert figure.layout.yaxis.tickfont.size == axe["tickfont"]["size"] == 13


def test_une_figure_gelee_ne_se_recalcule_pas() -> None:
    figure = dessin.Figure(dessin.Bar(x=[1], y=[1])).freeze()
    assert figure.to_dict() is figure.to_dict()


def test_lire_une_figure_la_fait_verifier_par_plotly() -> None:
    with pytest.raises(ValueError, match="couleur"):
        _ = dessin.Figure(dessin.Bar(x=[1], couleur="bleu")).data
