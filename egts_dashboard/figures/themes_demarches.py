"""La part de chaque thème dans deux démarches."""

from html import escape

import pandas as pd
import plotly.graph_objects as go

from egts_dashboard.figures.rangees import label_rows, lay_rows
from egts_dashboard.figures.style import Palette, palette
from egts_dashboard.francais import MOINS, nombre


def deux_demarches(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Deux points par thème, creux puis plein, reliés ; l’écart en points au bout.

    Attend les colonnes de queries.themes_croisements.par_demarche, dans l’ordre.
    """
    couleurs = palette(sombre)
    rangees = lay_rows(tableau["theme"])
    figure = go.Figure()
    for place, ligne in zip(rangees.centres, tableau.itertuples(), strict=True):
        figure.add_shape(
            type="line",
            x0=ligne.part_avant_pct,
            x1=ligne.part_apres_pct,
            y0=place,
            y1=place,
            line={"color": couleurs.neutre, "width": 2},
            layer="below",
        )
    for cote, creux in (("avant", True), ("apres", False)):
        figure.add_trace(_dots(tableau, rangees.centres, cote, creux, couleurs))
    sommet = float(tableau[["part_avant_pct", "part_apres_pct"]].max().max())
    label_rows(figure, rangees, couleurs)
    for place, ligne in zip(rangees.centres, tableau.itertuples(), strict=True):
        figure.add_annotation(
            x=max(ligne.part_avant_pct, ligne.part_apres_pct),
            y=place,
            text=f"{_points(ligne.ecart_points)} ({ligne.nb_avant} → {ligne.nb_apres})",
            xanchor="left",
            xshift=10,
            showarrow=False,
            font={"size": 12, "color": couleurs.discret},
        )
    figure.update_xaxes(
        range=[-sommet * 0.02, sommet * 1.4],
        ticksuffix="\u00a0%",
        zeroline=False,
        showgrid=False,
    )
    return figure


def _dots(
    tableau: pd.DataFrame,
    places: list[float],
    cote: str,
    creux: bool,
    couleurs: Palette,
) -> go.Scatter:
    return go.Scatter(
        x=tableau[f"part_{cote}_pct"],
        y=places,
        mode="markers",
        marker={
            "size": 11,
            "color": couleurs.fond if creux else couleurs.accent,
            "line": {"color": couleurs.accent, "width": 2},
        },
        customdata=[
            [escape(v.theme, quote=False), n, b, escape(d, quote=False)]
            for v, n, b, d in zip(
                tableau.itertuples(),
                tableau[f"nb_{cote}"],
                tableau[f"base_{cote}"],
                tableau[cote],
                strict=True,
            )
        ],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[3]}\u00a0: %{x:.1f}\u00a0%"
        " (%{customdata[1]} sur %{customdata[2]})<extra></extra>",
    )


def _points(ecart: float) -> str:
    signe = "+" if ecart > 0 else MOINS if ecart < 0 else ""
    return f"{signe}{nombre(abs(ecart), 1)}\u00a0pt{'s' if abs(ecart) >= 2 else ''}"
