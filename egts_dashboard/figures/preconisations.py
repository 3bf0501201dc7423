"""La figure des préconisations : où elles se trouvent."""

from html import escape

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.rangees import HAUT_MARQUE, label_rows, lay_rows
from egts_dashboard.figures.style import palette
from egts_dashboard.francais import compte, nombre

BARRES_MAX = 12


def repartition(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Une barre par valeur, l’intitulé au-dessus, le nombre au bout ; les douze premières.

    Attend les colonnes de queries.facettes.facettes, dans l’ordre.
    """
    couleurs = palette(sombre)
    montre = tableau.head(BARRES_MAX)
    rangees = lay_rows(montre["libelle"])
    figure = go.Figure(
        go.Bar(
            x=montre["nb_items"],
            y=rangees.centres,
            width=HAUT_MARQUE - 4,
            orientation="h",
            marker={"color": couleurs.accent},
            # Une barre touchée devient un filtre : rien ne doit pâlir autour d’elle.
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
            text=[f"\u00a0{_value(ligne)}" for ligne in montre.itertuples()],
            textposition="outside",
            cliponaxis=False,
            customdata=[
                (escape(str(ligne.libelle), quote=False), _value(ligne))
                for ligne in montre.itertuples()
            ],
            hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
        )
    )
    label_rows(figure, rangees, couleurs)
    figure.update_layout(height=round(rangees.hauteur) + 8)
    figure.update_xaxes(
        range=[0, float(montre["nb_items"].max()) * 1.42], visible=False
    )
    return figure


def _value(ligne: object) -> str:
    nb, ateliers = ligne.nb_items, ligne.nb_ateliers  # type: ignore[attr-defined]
    if ateliers < 2:
        return nombre(nb)
    return f"{nombre(nb)}, dans {compte(ateliers, 'atelier')}"
