"""Le premier plan d’une analyse des correspondances : thèmes et colonnes sur la même carte."""

import math
import textwrap
from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.etiquettes import place_or_hide
from egts_dashboard.figures.style import Palette, apply_style, palette
from egts_dashboard.figures.themes import shorten
from egts_dashboard.francais import compte, nombre, pourcent

# La place du dessin dans une colonne de page large, puis sur un téléphone, en pixels.
LARGE, ETROIT = 840.0, 330.0
# Le dessin prend la hauteur que ses points demandent, entre ces bornes.
HAUT_MIN, HAUT_MAX = 300.0, 620.0
NOM_LARGE, NOM_ETROIT = 34, 17
# Le rayon, en écarts-types, d’une ellipse à 95 %.
RAYON = 2.4477
NB_ELLIPSES = 12
NB_COTES = 36
BORD = 0.16


def plan(points: pd.DataFrame, sombre: bool) -> go.Figure:
    """Thèmes en ronds, colonnes en carrés ; ellipses à 95 % des points les plus contributifs.

    Attend les points d’analyses.correspondances_plan, du plus au moins contributif. Un nom qui en
    couvrirait un autre n’est pas écrit : il reste au survol et dans la table.
    """
    return _map(points, sombre, LARGE, _long)


def plan_etroit(points: pd.DataFrame, sombre: bool) -> go.Figure:
    """La même carte, noms raccourcis."""
    return _map(points, sombre, ETROIT, _short)


def _long(v: Any) -> str:
    nom = shorten(v.nom) if v.cote == "theme" else v.nom
    return textwrap.shorten(nom, NOM_LARGE, placeholder="\u00a0…")


def _short(v: Any) -> str:
    if v.cote == "theme":
        return str(v.code)
    return textwrap.shorten(v.nom, NOM_ETROIT, placeholder="\u00a0…")


def _map(
    points: pd.DataFrame,
    sombre: bool,
    largeur: float,
    nommer: Callable[[Any], str],
) -> go.Figure:
    couleurs = palette(sombre)
    pixels = largeur, _height(points, largeur)
    etendues = _ranges(points, pixels)
    noms = [nommer(v) for v in points.itertuples()]
    cotes = place_or_hide(
        [x - etendues[0][0] for x in points["axe_1"]],
        [y - etendues[1][0] for y in points["axe_2"]],
        noms,
        (etendues[0][1] - etendues[0][0], etendues[1][1] - etendues[1][0]),
        pixels,
    )
    figure = go.Figure()
    nommes = points[[c is not None for c in cotes]]
    for v in nommes.head(NB_ELLIPSES).itertuples():
        figure.add_trace(_ellipse(v, couleurs))
    for cote in ("theme", "colonne"):
        figure.add_trace(_cloud(points, cote, noms, cotes, couleurs))
    apply_style(figure, couleurs, hauteur=round(pixels[1]) + 50)
    parts = points.attrs["parts"]
    titres = [f"axe {rang}\u00a0: {pourcent(parts[rang - 1])}" for rang in (1, 2)]
    figure.update_xaxes(range=etendues[0], title_text=titres[0], showticklabels=False)
    figure.update_yaxes(
        range=etendues[1],
        title_text=titres[1],
        showticklabels=False,
        scaleanchor="x",
    )
    figure.update_xaxes(showgrid=False, zeroline=True)
    figure.update_yaxes(showgrid=False, zeroline=True)
    return figure


def _spans(points: pd.DataFrame) -> list[tuple[float, float]]:
    """Sur chaque axe, deux fois le milieu des points et leur étendue, bords compris."""
    bornes = [
        (min(points[axe].min(), 0), max(points[axe].max(), 0))
        for axe in ("axe_1", "axe_2")
    ]
    return [(bas + haut, (haut - bas) * (1 + 2 * BORD)) for bas, haut in bornes]


def _height(points: pd.DataFrame, largeur: float) -> float:
    (_, x), (_, y) = _spans(points)
    return min(HAUT_MAX, max(HAUT_MIN, largeur * y / x))


def _ranges(points: pd.DataFrame, pixels: tuple[float, float]) -> list[list[float]]:
    """Les bornes des deux axes, à la même échelle : une distance se lit en tout sens."""
    larges = _spans(points)
    echelle = min(
        pixel / largeur for pixel, (_, largeur) in zip(pixels, larges, strict=True)
    )
    return [
        [somme / 2 - pixel / echelle / 2, somme / 2 + pixel / echelle / 2]
        for pixel, (somme, _) in zip(pixels, larges, strict=True)
    ]


def _tint(cote: str, couleurs: Palette) -> str:
    return couleurs.accent if cote == "theme" else couleurs.divergence[4]


def _ellipse(v: Any, couleurs: Palette) -> go.Scatter:
    a, b, c = v.variance_1, v.covariance, v.variance_2
    # Racine de Cholesky de la covariance : l’image d’un cercle est l’ellipse.
    haut = math.sqrt(a)
    bas, reste = b / haut, math.sqrt(max(0.0, c - b * b / a))
    tours = [2 * math.pi * k / NB_COTES for k in range(NB_COTES + 1)]
    return go.Scatter(
        x=[v.axe_1 + RAYON * haut * math.cos(t) for t in tours],
        y=[v.axe_2 + RAYON * (bas * math.cos(t) + reste * math.sin(t)) for t in tours],
        mode="lines",
        line={"width": 1, "color": _tint(v.cote, couleurs), "dash": "dot"},
        opacity=0.45,
        hoverinfo="skip",
    )


def _cloud(
    points: pd.DataFrame,
    cote: str,
    noms: list[str],
    cotes: list[str | None],
    couleurs: Palette,
) -> go.Scatter:
    rangs = [rang for rang, lu in enumerate(points["cote"]) if lu == cote]
    lus = points.iloc[rangs]
    teinte = _tint(cote, couleurs)
    return go.Scatter(
        x=lus["axe_1"],
        y=lus["axe_2"],
        mode="markers+text",
        text=[escape(noms[rang], quote=False) if cotes[rang] else "" for rang in rangs],
        textposition=[cotes[rang] or "top center" for rang in rangs],
        textfont={"size": 12, "color": couleurs.encre},
        cliponaxis=False,
        marker={
            "size": 9,
            "symbol": "circle" if cote == "theme" else "square",
            # Creux : l’ellipse du point contient l’origine.
            "color": [teinte if net else couleurs.fond for net in lus["est_a_part"]],
            "line": {"color": teinte, "width": 1.6},
        },
        customdata=[
            [
                escape(v.nom, quote=False),
                compte(v.nb_codages, "codage"),
                nombre(100 * v.qualite),
            ]
            for v in lus.itertuples()
        ],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}, qualité"
        " %{customdata[2]}\u00a0%<extra></extra>",
    )
