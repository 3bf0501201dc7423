"""Le rang de chaque thème, et jusqu’où il bouge."""

from collections.abc import Mapping
from html import escape

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.rangees import Rangees, label_rows, lay_rows
from egts_dashboard.figures.style import Palette, palette

ECART = "\u00a0" * 5
# Une forme par façon de compter : la couleur ne dit rien seule.
FORMES = {
    "rang_atelier": "circle",
    "rang_participation": "square-open",
    "rang_territoire": "diamond-open",
}


def voix(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Une rangée par thème : son rang sous chaque façon de compter, et l’étendue.

    Attend theme, rang_min, rang_max, texte et les colonnes rang_… des façons qui s’appliquent.
    """
    formes = {nom: forme for nom, forme in FORMES.items() if nom in tableau}
    return _rows(tableau, sombre, formes)


def retraits(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Une rangée par thème : son rang, et ceux qu’il prend quand un atelier manque.

    Attend theme, rang, rang_min, rang_max, texte.
    """
    return _rows(tableau, sombre, {"rang": "circle"})


def _rows(tableau: pd.DataFrame, sombre: bool, formes: Mapping[str, str]) -> go.Figure:
    couleurs = palette(sombre)
    rangees = lay_rows(tableau["theme"])
    figure = go.Figure(_spans(tableau, rangees, couleurs))
    for colonne, forme in formes.items():
        figure.add_trace(_marks(tableau, rangees, colonne, forme, couleurs))
    label_rows(figure, rangees, couleurs)
    figure.add_trace(_texts(tableau, rangees, couleurs))
    dernier = len(tableau)
    figure.update_xaxes(
        range=[0.4, dernier * 1.75],
        tickvals=[1, *range(5, dernier + 1, 5)],
        side="top",
        showgrid=True,
        zeroline=False,
    )
    figure.update_layout(margin={"t": 26})
    return figure


def _spans(tableau: pd.DataFrame, rangees: Rangees, couleurs: Palette) -> go.Scatter:
    x: list[float | None] = []
    y: list[float | None] = []
    for v, place in zip(tableau.itertuples(), rangees.centres, strict=True):
        x += [v.rang_min, v.rang_max, None]
        y += [place, place, None]
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        line={"color": couleurs.neutre, "width": 5},
        opacity=0.6,
        hoverinfo="skip",
    )


def _marks(
    tableau: pd.DataFrame,
    rangees: Rangees,
    colonne: str,
    forme: str,
    couleurs: Palette,
) -> go.Scatter:
    return go.Scatter(
        x=tableau[colonne],
        y=rangees.centres,
        mode="markers",
        marker={
            "size": 11,
            "symbol": forme,
            "color": couleurs.accent if "open" not in forme else couleurs.encre,
            "line": {"width": 2, "color": couleurs.encre}
            if "open" in forme
            else {"width": 0},
        },
        customdata=[[escape(t, quote=False)] for t in tableau["theme"]],
        hovertemplate="<b>%{customdata[0]}</b><br>rang %{x}<extra></extra>",
    )


def _texts(tableau: pd.DataFrame, rangees: Rangees, couleurs: Palette) -> go.Scatter:
    return go.Scatter(
        x=tableau["rang_max"],
        y=rangees.centres,
        mode="text",
        text=[f"{ECART}{texte}" for texte in tableau["texte"]],
        textposition="middle right",
        textfont={"size": 12, "color": couleurs.discret},
        cliponaxis=False,
        hoverinfo="skip",
    )
