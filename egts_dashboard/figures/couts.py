"""Les figures qui rapportent la dépense à ce qu’elle a permis."""

from typing import Any

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.style import apply_style, couleur_region, palette

PARTS = ("part_signatures_pct", "part_depense_pct")
# En points : deux nombres s’y toucheraient, même sur un écran étroit.
PROCHES = 15


def parts_signatures(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Deux points par région, reliés : sa part des signatures (creux), sa part de la dépense (plein).

    Attend les colonnes de queries.couts.parts_signatures.
    """
    couleurs = palette(sombre)
    teintes = [couleur_region(code, couleurs) for code in tableau["region_code"]]
    figure = go.Figure(
        [
            *(
                _link(ligne, teinte)
                for ligne, teinte in zip(tableau.itertuples(), teintes, strict=True)
            ),
            _points(
                tableau,
                "part_signatures_pct",
                "part des signatures",
                teintes,
                "circle-open",
            ),
            _points(
                tableau, "part_depense_pct", "part de la dépense", teintes, "circle"
            ),
        ]
    )
    figure.update_xaxes(range=[0, 100], ticksuffix="\u00a0%", dtick=20)
    figure.update_yaxes(autorange="reversed")
    apply_style(figure, couleurs, hauteur=90 + 44 * len(tableau))
    figure.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        margin={"t": 36},
    )
    return figure


def _link(ligne: Any, teinte: str) -> go.Scatter:
    return go.Scatter(
        x=[ligne.part_signatures_pct, ligne.part_depense_pct],
        y=[ligne.region] * 2,
        mode="lines",
        line={"color": teinte, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )


def _points(
    tableau: pd.DataFrame,
    colonne: str,
    nom: str,
    teintes: list[str],
    forme: str,
) -> go.Scatter:
    return go.Scatter(
        name=nom,
        x=tableau[colonne],
        y=tableau["region"],
        mode="markers+text",
        marker={
            "color": teintes,
            "size": 13,
            "symbol": forme,
            "line": {"width": 2, "color": teintes},
        },
        text=[f"{v:.0f}\u00a0%" for v in tableau[colonne]],
        textposition=_sides(tableau, colonne),
        textfont={"size": 12},
        cliponaxis=False,
        hovertemplate=f"<b>%{{y}}</b>, {nom}\u00a0: %{{x:.1f}}\u00a0%<extra></extra>",
    )


def _sides(tableau: pd.DataFrame, colonne: str) -> list[str]:
    """Deux parts proches s’écrivent chacune de son côté."""
    autre = ({*PARTS} - {colonne}).pop()
    ecarts = tableau[colonne] - tableau[autre]
    return [
        "top center" if abs(e) > PROCHES else "top right" if e > 0 else "top left"
        for e in ecarts
    ]
