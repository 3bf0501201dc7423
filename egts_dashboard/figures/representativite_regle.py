"""La règle graduée : la distance observée à côté de celles d’un tirage au sort."""

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.style import Palette, apply_style, palette
from egts_dashboard.francais import nombre


def regle(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Une bande jusqu’au 95e centile des tirages, leur moyenne en trait, l’observé en point.

    Attend les codes attendue, p95, observee et les colonnes repere, distance.
    """
    couleurs = palette(sombre)
    lues = dict(zip(tableau["code"], tableau["distance"], strict=True))
    haut = max(lues["p95"], lues["observee"]) * 1.15
    figure = _ruler(lues["attendue"], lues["p95"], couleurs)
    figure.add_trace(
        go.Scatter(
            x=[lues["observee"]],
            y=[0],
            mode="markers",
            marker={"size": 13, "color": couleurs.accent},
            hovertemplate=f"observée\u00a0: {nombre(lues['observee'], 3)}<extra></extra>",
            cliponaxis=False,
        )
    )
    _label(figure, 0, 0.75, "19 tirages au sort sur 20", couleurs.encre, "left")
    proche = lues["observee"] > haut * 0.6
    _label(
        figure,
        lues["observee"],
        -0.75,
        f"observée\u00a0: {nombre(lues['observee'], 3)}",
        couleurs.accent,
        "right" if proche else "left",
    )
    apply_style(figure, couleurs, hauteur=130)
    figure.update_xaxes(range=[0, haut], showgrid=False, zeroline=False, nticks=5)
    figure.update_yaxes(range=[-1.1, 1.1], visible=False)
    return figure


def _ruler(attendue: float, p95: float, couleurs: Palette) -> go.Figure:
    """La bande des tirages, et leur moyenne."""
    haut_bas = {"y0": -0.35, "y1": 0.35}
    figure = go.Figure()
    figure.add_shape(
        type="rect",
        x0=0,
        x1=p95,
        **haut_bas,
        fillcolor=couleurs.neutre,
        opacity=0.3,
        line_width=0,
    )
    figure.add_shape(
        type="line",
        x0=attendue,
        x1=attendue,
        **haut_bas,
        line={"color": couleurs.encre, "width": 1},
    )
    return figure


def _label(
    figure: go.Figure, x: float, y: float, texte: str, teinte: str, ancre: str
) -> None:
    figure.add_annotation(
        x=x,
        y=y,
        text=texte,
        showarrow=False,
        xanchor=ancre,
        font={"color": teinte, "size": 13},
    )
