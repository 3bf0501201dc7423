"""La courbe d’accumulation des thèmes, et le nombre que Chao2 estime."""

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.style import Palette, apply_style, palette
from egts_dashboard.francais import nombre

HAUTEUR = 340


def accumulation(courbe: pd.DataFrame, sombre: bool) -> go.Figure:
    """Les thèmes entendus à mesure des ateliers, leur bande, la ligne de Chao2.

    Attend les colonnes de analyses.saturation.accumulation, attrs["chao2"] et attrs["bornes"]
    (None quand il n’y en a pas).
    """
    couleurs = palette(sombre)
    figure = go.Figure(_band(courbe, couleurs))
    derniere = courbe.iloc[-1]
    figure.add_trace(
        go.Scatter(
            x=courbe["nb_ateliers"],
            y=courbe["nb_themes"],
            mode="lines",
            line={"color": couleurs.accent, "width": 3},
            customdata=courbe[["bas", "haut"]],
            hovertemplate="<b>%{x} ateliers</b><br>%{y:.1f} thèmes en moyenne,"
            " de %{customdata[0]:.0f} à %{customdata[1]:.0f}<extra></extra>",
        )
    )
    _mark(figure, courbe, couleurs)
    apply_style(figure, couleurs, hauteur=HAUTEUR)
    figure.update_xaxes(
        range=[0, derniere["nb_ateliers"] * 1.02],
        title_text="ateliers, pris dans un ordre tiré au sort",
        tickformat=",d",
        zeroline=False,
    )
    figure.update_yaxes(
        range=[0, max(_top(courbe), derniere["nb_themes"]) * 1.15],
        title_text="thèmes entendus",
        tickformat=",d",
    )
    return figure


def _band(courbe: pd.DataFrame, couleurs: Palette) -> go.Scatter:
    return go.Scatter(
        x=[*courbe["nb_ateliers"], *courbe["nb_ateliers"][::-1]],
        y=[*courbe["haut"], *courbe["bas"][::-1]],
        mode="lines",
        fill="toself",
        fillcolor=couleurs.sequence[1],
        line={"width": 0},
        hoverinfo="skip",
    )


def _top(courbe: pd.DataFrame) -> float:
    """Jusqu’où monter : la borne haute de Chao2, sans écraser la courbe si elle est immense."""
    estime: float = courbe.attrs["chao2"]
    haut: float = (courbe.attrs["bornes"] or (estime, estime))[1]
    return min(haut, 2 * estime)


def _mark(figure: go.Figure, courbe: pd.DataFrame, couleurs: Palette) -> None:
    """Le nombre estimé en pointillé et, s’il y en a un, son intervalle, au dernier atelier."""
    estime, bornes = courbe.attrs["chao2"], courbe.attrs["bornes"]
    dit = f"Chao2\u00a0: {nombre(estime, 1)} thèmes"
    figure.add_hline(y=estime, line={"color": couleurs.discret, "dash": "dot"})
    if bornes:
        bas, haut = bornes
        dit += f" [{nombre(bas, 1)}\u202f; {nombre(haut, 1)}]"
        figure.add_trace(
            go.Scatter(
                x=[courbe["nb_ateliers"].iloc[-1]],
                y=[estime],
                mode="markers",
                marker={"color": couleurs.discret, "size": 9, "symbol": "diamond"},
                error_y={
                    "type": "data",
                    "array": [haut - estime],
                    "arrayminus": [estime - bas],
                    "color": couleurs.discret,
                },
                hovertemplate=f"{dit}<extra></extra>",
            )
        )
    figure.add_annotation(
        x=0.01,
        xref="paper",
        y=estime,
        yanchor="bottom",
        xanchor="left",
        text=dit,
        showarrow=False,
        font={"size": 13, "color": couleurs.encre},
    )
