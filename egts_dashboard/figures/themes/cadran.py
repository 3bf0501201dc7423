"""Le cadran des thèmes : le groupe le plus faible face au plus fort."""

from html import escape

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.etiquettes import place_labels
from egts_dashboard.figures.style import Palette, apply_style, palette
from egts_dashboard.figures.themes import FORMES, shorten
from egts_dashboard.francais import compte, nombre

HAUTEUR = 440
MOITIE = 50.0
SOMMET = 104.0
# Où le nom de chaque quart se lit : le quart sous la diagonale ne peut rien contenir.
QUARTS = {
    "territorial": (1, 103, "left", "top"),
    "convergent": (99, 103, "right", "top"),
    "rare": (1, 1, "left", "bottom"),
}


def cadran(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Un point par thème ; ceux qui tombent au même endroit partagent leur étiquette.

    Attend libelle, theme_id, lecture, convergence, plus_faible, plus_fort, taux_faible_pct,
    taux_fort_pct.
    """
    noms = [shorten(t) for t in tableau["libelle"]]
    return _quarters(tableau, sombre, noms, 820)


def cadran_etroit(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Le même cadran, les thèmes nommés par leur code."""
    return _quarters(tableau, sombre, list(tableau["theme_id"]), 290)


def _quarters(
    tableau: pd.DataFrame, sombre: bool, noms: list[str], largeur: int
) -> go.Figure:
    couleurs = palette(sombre)
    points = _gather(tableau, noms)
    x, y = points["x"].tolist(), points["y"].tolist()
    figure = go.Figure(
        go.Scatter(
            x=x,
            y=y,
            mode="markers+text",
            text=[escape(n, quote=False) for n in points["noms"]],
            textposition=place_labels(
                x, y, points["noms"].tolist(), (SOMMET, SOMMET), (largeur, HAUTEUR - 60)
            ),
            textfont={"size": 12, "color": couleurs.encre},
            cliponaxis=False,
            marker={
                "size": 10,
                "symbol": [FORMES.get(m, "circle") for m in points["lecture"]],
                "color": [
                    couleurs.accent if m == "convergent" else couleurs.neutre
                    for m in points["lecture"]
                ],
                "line": {"width": 1.5, "color": couleurs.fond},
            },
            customdata=points[["detail"]],
            hovertemplate="%{customdata[0]}<extra></extra>",
        )
    )
    _frame(figure, tableau, couleurs)
    return figure


def _gather(tableau: pd.DataFrame, noms: list[str]) -> pd.DataFrame:
    """Un point par endroit, le nom et le détail de tous ses thèmes."""
    details = [
        f"<b>{escape(v.libelle, quote=False)}</b><br>C\u00a0= {nombre(v.convergence, 2)},"
        f" le plus faible\u00a0: {escape(str(v.plus_faible), quote=False)}"
        for v in tableau.itertuples()
    ]
    nommes = tableau.assign(
        x=tableau["taux_faible_pct"].round(6),
        y=tableau["taux_fort_pct"].round(6),
        noms=noms,
        detail=details,
    )
    return nommes.groupby(["x", "y"], sort=False, as_index=False).agg(
        noms=("noms", ", ".join),
        detail=("detail", "<br>".join),
        lecture=("lecture", "first"),
    )


def _frame(figure: go.Figure, tableau: pd.DataFrame, couleurs: Palette) -> None:
    apply_style(figure, couleurs, hauteur=HAUTEUR)
    trait = {"color": couleurs.discret, "width": 1, "dash": "dot"}
    figure.add_hline(y=MOITIE, line=trait)
    figure.add_vline(x=MOITIE, line=trait)
    for mot, (x, y, ancre, cote) in QUARTS.items():
        figure.add_annotation(
            x=x,
            y=y,
            xanchor=ancre,
            yanchor=cote,
            text=f"<b>{mot}</b>\u00a0: {compte(int((tableau['lecture'] == mot).sum()), 'thème')}",
            showarrow=False,
            font={"size": 13, "color": couleurs.discret},
        )
    axe = {
        "range": [0, SOMMET],
        "ticksuffix": "\u00a0%",
        "zeroline": False,
        "dtick": 25,
    }
    figure.update_xaxes(**axe, title_text="ateliers du groupe le plus faible")
    figure.update_yaxes(**axe, title_text="ateliers du groupe le plus fort")
