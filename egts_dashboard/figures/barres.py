"""Des barres couchées : leur nombre au bout, hachurées quand il est déduit, un mot s’il est masqué."""

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.rangees import HAUT_MARQUE, Rangees, label_rows, lay_rows
from egts_dashboard.figures.style import Palette
from egts_dashboard.francais import MASQUE, nombre


def bars(
    tableau: pd.DataFrame,
    lu: tuple[str, str, str],
    couleurs: Palette,
    teintes: Sequence[str],
    textes: Sequence[str],
    creux: Sequence[bool] = (),
    rangees: Rangees | None = None,
) -> go.Figure:
    """Une barre par ligne, dans l’ordre du tableau.

    `lu` : les colonnes du libellé et de la mesure, et l’unité au survol ; le tableau a aussi
    part_pct. `creux` : les nombres déduits. Sans `rangees`, l’intitulé est au-dessus.
    """
    libelle, mesure, unite = lu
    rangees = rangees or lay_rows(tableau[libelle])
    vides = list(creux) or [False] * len(tableau)
    cases = tableau[[libelle, mesure, "part_pct"]].itertuples(index=False, name=None)
    survols = [(escape(nom), _hover(nb, part, unite)) for nom, nb, part in cases]
    # Sans barre, un effectif masqué garde sa rangée et son mot.
    longueurs = tableau[mesure].fillna(0)
    figure = go.Figure(layout={"barmode": "overlay"})
    for vide in sorted(set(vides)):
        ici = [rang for rang, v in enumerate(vides) if v == vide]
        _add(
            figure,
            x=longueurs.iloc[ici],
            y=[rangees.centres[rang] for rang in ici],
            text=[f"\u00a0{textes[rang]}" for rang in ici],
            customdata=[survols[rang] for rang in ici],
            marker=_hatched(teintes[ici[0]], couleurs)
            if vide
            else {"color": [teintes[rang] for rang in ici]},
        )
    label_rows(figure, rangees, couleurs)
    figure.update_layout(height=round(rangees.hauteur) + 8)
    # Le plus long texte tient à droite de la plus longue barre, même à 400 pixels.
    longueur = max(float(longueurs.max()), 1.0) * 1.42
    figure.update_xaxes(range=[0, longueur], visible=False)
    return figure


def _add(figure: go.Figure, **trace: Any) -> None:
    figure.add_bar(
        **trace,
        width=HAUT_MARQUE - 4,
        orientation="h",
        textposition="outside",
        textfont={"size": 13},
        cliponaxis=False,
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
    )


def _hover(valeur: float, part: float, unite: str) -> str:
    if pd.isna(valeur):
        return f"{unite}\u00a0: {MASQUE}"
    return f"{nombre(valeur)} {unite}, {nombre(part, 1)}\u00a0% du total"


def _hatched(teinte: str, couleurs: Palette) -> dict[str, object]:
    # Plotly ignore une liste de couleurs de hachures : une seule par trace.
    return {
        "color": couleurs.fond,
        "line": {"color": teinte, "width": 1},
        "pattern": {"shape": "/", "fgcolor": teinte, "size": 6, "solidity": 0.3},
    }
