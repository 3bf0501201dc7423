"""Les mots qu’une sélection écrit plus, ou moins, que le reste."""

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.rangees import (
    Rangees,
    label_rows,
    lay_rows,
    lay_side_rows,
)
from egts_dashboard.figures.style import palette
from egts_dashboard.francais import compte, nombre

EPAISSEUR = 14
# La part de l’étendue laissée aux nombres, de chaque côté.
PLACE_NOMBRES = 0.4


def barres(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Une barre par mot : à droite ceux écrits plus qu’attendu, à gauche moins.

    Attend mot, occurrences_dans, occurrences_attendues, items_dans, rapport, indice, dans
    l’ordre voulu. La longueur dit la netteté de l’écart.
    """
    return _bars(tableau, sombre, lay_side_rows(tableau["mot"]))


def barres_etroites(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Les mêmes barres, le mot au-dessus."""
    return _bars(tableau, sombre, lay_rows(tableau["mot"]))


def _bars(tableau: pd.DataFrame, sombre: bool, rangees: Rangees) -> go.Figure:
    couleurs = palette(sombre)
    teintes = [
        couleurs.divergence[4] if v > 0 else couleurs.divergence[0]
        for v in tableau["indice"]
    ]
    figure = go.Figure(
        go.Bar(
            x=tableau["indice"],
            y=rangees.centres,
            width=EPAISSEUR,
            orientation="h",
            marker={"color": teintes},
            text=[_counts(v) for v in tableau.itertuples()],
            textposition="outside",
            textfont={"size": 13, "color": couleurs.encre},
            cliponaxis=False,
            customdata=[
                [compte(v.items_dans, "item"), nombre(v.rapport, 1)]
                for v in tableau.itertuples()
            ],
            hovertemplate="%{text}<br>%{customdata[0]}, %{customdata[1]} fois l’attendu"
            "<extra></extra>",
        )
    )
    label_rows(figure, rangees, couleurs)
    figure.update_xaxes(range=_reach(tableau["indice"]), visible=False, zeroline=False)
    figure.add_vline(x=0, line={"color": couleurs.discret, "width": 1})
    return figure


def _reach(indices: pd.Series) -> list[float]:
    """L’étendue de l’axe, avec de quoi écrire les nombres au bout des barres."""
    bas, haut = min(indices.min(), 0), max(indices.max(), 0)
    place = PLACE_NOMBRES * (haut - bas)
    return [bas - place if bas < 0 else 0, haut + place if haut > 0 else 0]


def _counts(v: object) -> str:
    dans, attendues = v.occurrences_dans, v.occurrences_attendues  # type: ignore[attr-defined]
    return f"<b>{nombre(dans)}</b> pour {nombre(attendues, 1)}"
