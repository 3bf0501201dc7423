"""La part de chaque thème dans deux démarches, avec ses intervalles."""

from html import escape

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.rangees import label_rows, lay_rows
from egts_dashboard.figures.style import Palette, palette
from egts_dashboard.francais import MOINS, nombre

# Les deux points d’un thème se suivent de haut en bas : d’abord, ensuite.
DECALAGE = 5


def deux_demarches(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Deux points par thème, creux puis plein, et leurs intervalles ; l’écart en points au bout.

    Attend les colonnes de analyses.demarches.compare, dans l’ordre.
    """
    return _pairs(tableau, sombre, 1.45)


def deux_demarches_etroites(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Les mêmes points, plus serrés : l’écart s’écrit toujours en entier."""
    return _pairs(tableau, sombre, 2.3)


def _pairs(tableau: pd.DataFrame, sombre: bool, etendue: float) -> go.Figure:
    """`etendue` : la longueur de l’axe, en multiple de la plus haute borne."""
    couleurs = palette(sombre)
    rangees = lay_rows(tableau["theme"])
    figure = go.Figure()
    for cote, sens in (("avant", -1), ("apres", 1)):
        places = [place + sens * DECALAGE for place in rangees.centres]
        figure.add_trace(_intervals(tableau, places, cote, couleurs))
        figure.add_trace(_dots(tableau, places, cote, couleurs))
    label_rows(figure, rangees, couleurs)
    for place, v in zip(rangees.centres, tableau.itertuples(), strict=True):
        figure.add_annotation(
            x=max(v.haut_avant_pct, v.haut_apres_pct),
            y=place,
            text=_end(v),
            xanchor="left",
            xshift=8,
            showarrow=False,
            font={"size": 12, "color": couleurs.discret},
        )
    sommet = float(tableau[["haut_avant_pct", "haut_apres_pct"]].max().max())
    figure.update_xaxes(
        range=[-sommet * 0.02, sommet * etendue],
        ticksuffix="\u00a0%",
        zeroline=False,
        showgrid=False,
    )
    return figure


def _end(v: object) -> str:
    lecture = str(v.lecture)  # type: ignore[attr-defined]
    dite = f" <b>{lecture}</b>" if lecture in {"monte", "baisse"} else ""
    return f"{_points(v.ecart_points)} ({v.nb_avant} → {v.nb_apres}){dite}"  # type: ignore[attr-defined]


def _intervals(
    tableau: pd.DataFrame, places: list[float], cote: str, couleurs: Palette
) -> go.Scatter:
    x: list[float | None] = []
    y: list[float | None] = []
    bornes = zip(tableau[f"bas_{cote}_pct"], tableau[f"haut_{cote}_pct"], strict=True)
    for (bas, haut), place in zip(bornes, places, strict=True):
        x += [bas, haut, None]
        y += [place, place, None]
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        line={"color": couleurs.neutre, "width": 2},
        hoverinfo="skip",
    )


def _dots(
    tableau: pd.DataFrame, places: list[float], cote: str, couleurs: Palette
) -> go.Scatter:
    return go.Scatter(
        x=tableau[f"part_{cote}_pct"],
        y=places,
        mode="markers",
        marker={
            "size": 9,
            "color": couleurs.fond if cote == "avant" else couleurs.accent,
            "line": {"color": couleurs.accent, "width": 2},
        },
        customdata=[
            [escape(v.theme, quote=False), n, b, escape(d, quote=False), bas, haut]
            for v, n, b, d, bas, haut in zip(
                tableau.itertuples(),
                tableau[f"nb_{cote}"],
                tableau[f"base_{cote}"],
                tableau[cote],
                tableau[f"bas_{cote}_pct"],
                tableau[f"haut_{cote}_pct"],
                strict=True,
            )
        ],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[3]}\u00a0: %{x:.1f}\u00a0%"
        " (%{customdata[1]} sur %{customdata[2]}), de %{customdata[4]:.1f} à"
        " %{customdata[5]:.1f}\u00a0%<extra></extra>",
    )


def _points(ecart: float) -> str:
    signe = "+" if ecart > 0 else MOINS if ecart < 0 else ""
    return f"{signe}{nombre(abs(ecart), 1)}\u00a0pt{'s' if abs(ecart) >= 2 else ''}"
