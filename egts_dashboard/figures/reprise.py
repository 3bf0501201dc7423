"""Les taux de reprise, une origine par barre."""

from html import escape
from typing import Any

import pandas as pd

from egts_dashboard import config
from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.rangees import HAUT_MARQUE, label_rows, lay_rows
from egts_dashboard.figures.style import palette
from egts_dashboard.francais import compte, nombre


def taux(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Une barre par origine, l’intervalle en filet ; creuse quand l’effectif ne suffit pas.

    Attend les colonnes d’analyses.reprise.compare, et libelle.
    """
    couleurs = palette(sombre)
    rangees = lay_rows(
        f"{v.libelle}\u00a0: {nombre(v.taux_pct)}\u00a0% ({v.nb_repris}\u00a0sur\u00a0{v.base})"
        for v in tableau.itertuples()
    )
    suffit = tableau["base"] >= config.SEUIL_EFFECTIF_ATTENDU
    figure = go.Figure(
        go.Bar(
            x=tableau["taux_pct"],
            y=rangees.centres,
            width=HAUT_MARQUE - 4,
            orientation="h",
            marker={
                "color": [couleurs.neutre if s else couleurs.fond for s in suffit],
                "line": {"color": couleurs.neutre, "width": 1.5},
            },
            error_x={
                "type": "data",
                "symmetric": False,
                "array": tableau["haut_pct"] - tableau["taux_pct"],
                "arrayminus": tableau["taux_pct"] - tableau["bas_pct"],
                "color": couleurs.encre,
                "thickness": 1.2,
                "width": 3,
            },
            customdata=[_hover(v) for v in tableau.itertuples()],
            hovertemplate="<b>%{customdata[0]}</b><br>%{x:.0f}\u00a0% de %{customdata[1]}"
            "<br>intervalle %{customdata[2]:.0f} à %{customdata[3]:.0f}\u00a0%"
            "<br>%{customdata[4]}<extra></extra>",
        )
    )
    label_rows(figure, rangees, couleurs)
    marques = {"tickvals": [0, 50, 100], "ticktext": ["0", "50\u00a0%", "100\u00a0%"]}
    figure.update_xaxes(range=[0, 103], showgrid=False, **marques)
    return figure


def _hover(ligne: Any) -> tuple[Any, ...]:
    return (
        escape(str(ligne.libelle), quote=False),
        compte(ligne.base, "item"),
        ligne.bas_pct,
        ligne.haut_pct,
        ligne.lecture,
    )
