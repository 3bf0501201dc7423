"""Les flux d’une étape à la suivante, en barres rangées : pour un écran étroit."""

from typing import Any

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.rangees import HAUT_MARQUE, label_rows, lay_rows
from egts_dashboard.figures.remontees import edge, tint
from egts_dashboard.figures.style import Palette, palette
from egts_dashboard.francais import nombre


def flux_etroit(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Les mêmes flux en barres rangées, l’intitulé au-dessus : pour un écran étroit.

    Les ateliers n’y sont pas : leurs taux ont leur propre figure.
    """
    couleurs = palette(sombre)
    liens = tableau[tableau["nature"] != "contenu"]
    paquets = liens.groupby(["origine_nom", "cible_nom"], sort=False)
    totaux = paquets["nb"].sum().sort_values(ascending=False, kind="stable")
    rangees = lay_rows(f"{origine} → {cible}" for origine, cible in totaux.index)
    centres = dict(zip(totaux.index, rangees.centres, strict=True))
    figure = go.Figure()
    for nature, lot in liens.groupby("nature", sort=False):
        cles = list(zip(lot["origine_nom"], lot["cible_nom"], strict=True))
        figure.add_trace(
            go.Bar(
                x=lot["nb"],
                y=[centres[cle] for cle in cles],
                width=HAUT_MARQUE - 4,
                orientation="h",
                # La teinte claire ne se détache pas assez du fond : un filet la borde.
                marker={
                    "color": tint(couleurs, str(nature)),
                    "line": {"color": edge(couleurs, str(nature)), "width": 1},
                },
                customdata=lot["nature_dite"],
                hovertemplate="<b>%{x}</b> · %{customdata}<extra></extra>",
            )
        )
    label_rows(figure, rangees, couleurs)
    nombres = [_total(nb, centres[cle], couleurs) for cle, nb in totaux.items()]
    figure.add_annotations(nombres)
    figure.update_layout(barmode="stack", height=round(rangees.hauteur) + 10)
    figure.update_xaxes(
        range=[0, float(totaux.max() if len(totaux) else 1) * 1.2], visible=False
    )
    return figure


def _total(nb: int, y: float, couleurs: Palette) -> dict[str, Any]:
    return {
        "x": nb,
        "y": y,
        "text": f"\u00a0<b>{nombre(nb)}</b>",
        "xanchor": "left",
        "showarrow": False,
        "font": {"size": 12, "color": couleurs.encre},
    }
