"""Les thèmes portés ensemble, en réseau : un cercle, toujours le même pour les mêmes liens."""

import math
from html import escape
from typing import Any

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.style import Palette, apply_style, palette
from egts_dashboard.figures.themes import shorten
from egts_dashboard.figures.themes.paires import known
from egts_dashboard.francais import nombre

HAUT_LARGE, HAUT_ETROIT = 560, 380
EPAISSEUR_MAX = 9.0
# Le rayon du cercle vaut un ; le reste est laissé aux noms.
CADRE = 1.18
CADRE_LARGE, CADRE_ETROIT = 2.1, 1.5
# La part de la corde où le trait est attiré ; nulle, tous passeraient près du centre.
COURBURE = 0.45


def reseau(liens: pd.DataFrame, sombre: bool) -> go.Figure:
    """Les thèmes en cercle, reliés quand un même item les porte ; l’épaisseur dit combien.

    Attend les paires à relier et, en `liens.attrs["ordre"]`, les codes dans l’ordre du cercle.
    """
    return _network(liens, sombre, CADRE_LARGE, HAUT_LARGE, est_large=True)


def reseau_etroit(liens: pd.DataFrame, sombre: bool) -> go.Figure:
    """Le même réseau, les thèmes nommés par leur code."""
    return _network(liens, sombre, CADRE_ETROIT, HAUT_ETROIT, est_large=False)


def _network(
    liens: pd.DataFrame, sombre: bool, cadre: float, hauteur: int, *, est_large: bool
) -> go.Figure:
    couleurs = palette(sombre)
    noms, items = known(liens)
    ordre = [code for code in liens.attrs["ordre"] if code in noms]
    points = {code: _spot(rang, len(ordre)) for rang, code in enumerate(ordre)}
    sommet = int(liens["nb_ensemble"].max())
    figure = go.Figure()
    for v in liens.itertuples():
        figure.add_trace(_link(v, points, sommet, couleurs))
    figure.add_trace(_nodes(ordre, points, noms, items, couleurs, est_large))
    figure.add_trace(_weights(liens, points, couleurs))
    apply_style(figure, couleurs, hauteur=hauteur)
    figure.update_xaxes(visible=False, range=[-cadre, cadre])
    figure.update_yaxes(visible=False, range=[-CADRE, CADRE])
    return figure


def _spot(rang: int, nb: int) -> tuple[float, float]:
    # Le demi-pas évite qu’un nom tombe droit au-dessus d’un point.
    angle = math.pi / 2 - 2 * math.pi * (rang + 0.5) / nb
    return math.cos(angle), math.sin(angle)


def _link(
    v: Any,
    points: dict[str, tuple[float, float]],
    sommet: int,
    couleurs: Palette,
) -> go.Scatter:
    (xa, ya), (xb, yb) = points[v.code_a], points[v.code_b]
    courbe = [_along((xa, ya), (xb, yb), k / 12) for k in range(13)]
    return go.Scatter(
        x=[a for a, _ in courbe],
        y=[b for _, b in courbe],
        mode="lines",
        line={
            "width": max(1.2, EPAISSEUR_MAX * v.nb_ensemble / sommet),
            "color": couleurs.accent if v.est_associee else couleurs.neutre,
            "dash": "solid" if v.lift > 1 else "dot",
        },
        opacity=0.75,
        hoverinfo="skip",
    )


def _along(
    depart: tuple[float, float], arrivee: tuple[float, float], t: float
) -> tuple[float, float]:
    """Le point à la part `t` d’un trait courbé vers le centre : les traits proches s’écartent."""
    x, y = (
        (1 - t) ** 2 * a + 2 * t * (1 - t) * COURBURE * (a + b) / 2 + t**2 * b
        for a, b in zip(depart, arrivee, strict=True)
    )
    return x, y


def _nodes(
    ordre: list[str],
    points: dict[str, tuple[float, float]],
    noms: dict[str, str],
    items: dict[str, int],
    couleurs: Palette,
    est_large: bool,
) -> go.Scatter:
    x, y = zip(*(points[code] for code in ordre), strict=True)
    ecrits = [shorten(noms[c]) if est_large else c for c in ordre]
    return go.Scatter(
        x=x,
        y=y,
        mode="markers+text",
        text=[f"\u00a0{escape(nom, quote=False)}\u00a0" for nom in ecrits],
        textposition=["middle right" if a >= 0 else "middle left" for a in x]
        if est_large
        else [_side(a, b) for a, b in zip(x, y, strict=True)],
        textfont={"size": 13, "color": couleurs.encre},
        cliponaxis=False,
        marker={"size": 11, "color": couleurs.encre},
        customdata=[[escape(noms[c], quote=False), items[c]] for c in ordre],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]} items<extra></extra>",
    )


def _side(x: float, y: float) -> str:
    if abs(y) > 0.9:
        return "top center" if y > 0 else "bottom center"
    return "middle right" if x > 0 else "middle left"


def _weights(
    liens: pd.DataFrame, points: dict[str, tuple[float, float]], couleurs: Palette
) -> go.Scatter:
    """Le nombre d’items écrit sur chaque lien, au milieu de sa courbe."""
    milieux = [
        _along(points[v.code_a], points[v.code_b], 0.5) for v in liens.itertuples()
    ]
    return go.Scatter(
        x=[a for a, _ in milieux],
        y=[b for _, b in milieux],
        mode="markers+text",
        text=[f"<b>{nombre(n)}</b>" for n in liens["nb_ensemble"]],
        textfont={"size": 12, "color": couleurs.encre},
        marker={"size": 17, "color": couleurs.fond},
        customdata=[
            [
                escape(f"{v.theme_a} + {v.theme_b}", quote=False),
                v.nb_ensemble,
                nombre(v.lift, 1),
            ]
            for v in liens.itertuples()
        ],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]} items,"
        " %{customdata[2]} fois l’attendu<extra></extra>",
    )
