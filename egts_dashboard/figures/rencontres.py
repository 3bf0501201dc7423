"""La figure des rencontres : ce qui est compté, et ce qui ne l’est pas."""

import datetime as dt
from html import escape

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.style import Palette, apply_style, couleur_region, palette
from egts_dashboard.francais import nombre


def cumul(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Le cumul des présences comptées, en marches ; creux, au pied : rencontre sans compte.

    Attend les colonnes de queries.participation.rencontres, dans l’ordre des dates.
    """
    couleurs = palette(sombre)
    tableau = tableau[tableau["est_dessinee"]]
    comptees = tableau.dropna(subset=["nb_presences"])
    autres = tableau[tableau["nb_presences"].isna()]
    debut, fin = tableau["date_debut"].min(), tableau["date_fin"].max()
    marge = max((fin - debut) * 0.04, dt.timedelta(days=10))
    bornes = (debut - marge, fin + marge)
    figure = go.Figure(
        [
            *_steps(comptees, bornes, couleurs),
            _counted(comptees, couleurs),
            _uncounted(autres, couleurs),
        ]
    )
    apply_style(figure, couleurs, hauteur=240)
    haut = float(comptees["cumul"].max())
    figure.update_yaxes(range=[-0.08 * haut, 1.25 * haut], tickformat=",.0f", nticks=5)
    figure.update_xaxes(showgrid=False, range=bornes, tickformat="%b %Y")
    return figure


def _steps(
    comptees: pd.DataFrame, bornes: tuple[dt.date, dt.date], couleurs: Palette
) -> list[go.Scatter]:
    # Des signatures et des participations ne s’additionnent pas : une marche par unité.
    return [
        go.Scatter(
            x=[bornes[0], *lignes["date_debut"], bornes[1]],
            y=[0, *lignes["cumul"], lignes["cumul"].max()],
            mode="lines",
            line={"shape": "hv", "color": couleurs.accent, "width": 2},
            hoverinfo="skip",
        )
        for _, lignes in comptees.groupby("unite")
    ]


def _counted(comptees: pd.DataFrame, couleurs: Palette) -> go.Scatter:
    return go.Scatter(
        x=comptees["date_debut"],
        y=comptees["cumul"],
        mode="markers+text",
        marker={"size": 10, "color": couleurs.accent},
        text=[
            f"+{nombre(v.nb_presences)} {v.unite}\u00a0" for v in comptees.itertuples()
        ],
        textposition="top left",
        cliponaxis=False,
        customdata=[escape(i) for i in comptees["intitule"]],
        hovertemplate="<b>%{customdata}</b><br>%{x|%d/%m/%Y}<extra></extra>",
    )


def _uncounted(autres: pd.DataFrame, couleurs: Palette) -> go.Scatter:
    return go.Scatter(
        x=autres["date_debut"],
        y=[0] * len(autres),
        mode="markers",
        marker={
            "size": 10,
            "color": couleurs.fond,
            "line": {
                "width": 2,
                "color": [couleur_region(c, couleurs) for c in autres["region_code"]],
            },
        },
        cliponaxis=False,
        customdata=[
            (escape(v.intitule), escape(v.territoire)) for v in autres.itertuples()
        ],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}, %{x|%d/%m/%Y}"
        "<br>présences non renseignées<extra></extra>",
    )
