"""Le calendrier : une bande par nature de date, les régions à leur couleur."""

from html import escape
from typing import Any

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.style import Palette, apply_style, couleur_region, palette
from egts_dashboard.models.libelles import LIBELLES

HAUTEUR_COULOIR = 20
HAUTEUR_INTITULE = 22
# Sans date pendant si longtemps, l’axe est coupé.
SILENCE = pd.Timedelta(days=300)
MARGE = pd.Timedelta(days=32)
COURTE = 200  # jours
PART_MIN = 0.16
JOUR = 0.03  # entre deux segments de l’axe, en part de la largeur
SYMBOLES = {
    "imprime": "circle",
    "deduit": "circle-open-dot",
    "incertain": "circle-open",
}
TIRETS = {"imprime": "solid", "deduit": "dash", "incertain": "dot"}


def calendrier(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Un point par date, un trait par période ; creux quand la date est déduite ou incertaine.

    Attend les colonnes de queries.accueil.calendrier, dans leur ordre.
    """
    couleurs = palette(sombre)
    places, bandes, hauteur = _bands(tableau)
    segments = _segments(tableau)
    # Un seul territoire : le titre le dit, le répéter à chaque date n’apprendrait rien.
    sigles = tableau["sigle"] if tableau["sigle"].nunique() > 1 else ""
    tableau = tableau.assign(sigle=sigles, y=places)
    traces = []
    for rang, (debut, fin) in enumerate(segments):
        dedans = (tableau["date_debut"] >= debut) & (tableau["date_debut"] <= fin)
        axe = "x" if rang == 0 else f"x{rang + 1}"
        for (region, certitude), groupe in tableau[dedans].groupby(
            ["region_code", "certitude"], sort=False
        ):
            couleur = couleur_region(region, couleurs)
            traces.append(_periods(groupe, couleur, certitude, axe))
            traces.append(_points(groupe, couleur, certitude, axe))
    figure = go.Figure(traces)
    domaines = _set_axes(figure, segments)
    apply_style(figure, couleurs, hauteur=hauteur + 46)
    figure.update_yaxes(visible=False, range=[-hauteur, 0])
    noms = [LIBELLES["nature_evenement"].get(nature, nature) for nature in bandes]
    figure.update_layout(
        annotations=[
            _band_name(nom, haut, couleurs)
            for nom, haut in zip(noms, bandes.values(), strict=True)
        ],
        shapes=[
            _band_line(haut, domaine, couleurs)
            for haut in bandes.values()
            for domaine in domaines
        ],
    )
    return figure


def calendrier_etroit(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Le même calendrier, plus de couloirs et moins de repères."""
    return calendrier(tableau.assign(couloir=tableau["couloir_etroit"]), sombre)


def _bands(tableau: pd.DataFrame) -> tuple[list[float], dict[str, float], int]:
    """L’ordonnée de chaque date, celle de chaque intitulé, et la hauteur totale, en points."""
    bandes: dict[str, float] = {}
    hauteur = 0
    for nature, groupe in tableau.groupby("nature", sort=False):
        bandes[str(nature)] = -hauteur
        hauteur += (
            HAUTEUR_INTITULE + HAUTEUR_COULOIR * (int(groupe["couloir"].max()) + 1) + 4
        )
    places = [
        bandes[ligne.nature]
        - HAUTEUR_INTITULE
        - HAUTEUR_COULOIR * (ligne.couloir + 0.5)
        for ligne in tableau.itertuples()
    ]
    return places, bandes, hauteur


def _segments(tableau: pd.DataFrame) -> list[tuple[pd.Timestamp, pd.Timestamp]]:
    """Les périodes qui ont des dates, coupées aux longs silences."""
    bornes = sorted(zip(tableau["date_debut"], tableau["date_fin"], strict=True))
    segments = [list(bornes[0])]
    for debut, fin in bornes[1:]:
        if debut - segments[-1][1] > SILENCE:
            segments.append([debut, fin])
        segments[-1][1] = max(segments[-1][1], fin)
    return [(debut - MARGE, fin + MARGE * 2) for debut, fin in segments]


def _set_axes(
    figure: go.Figure, segments: list[tuple[pd.Timestamp, pd.Timestamp]]
) -> list[tuple[float, float]]:
    """Un axe par période ; rend la place de chacun, de 0 à 1."""
    durees = [(fin - debut).days for debut, fin in segments]
    parts = [max(duree / sum(durees), PART_MIN) for duree in durees]
    utile = 1 - JOUR * (len(segments) - 1)
    gauche = 0.0
    domaines = []
    for rang, ((debut, fin), part) in enumerate(zip(segments, parts, strict=True)):
        largeur = utile * part / sum(parts)
        domaines.append((gauche, min(gauche + largeur, 1.0)))
        nom = "xaxis" if rang == 0 else f"xaxis{rang + 1}"
        figure.update_layout(
            {
                nom: {
                    "type": "date",
                    "range": [debut, fin],
                    "domain": domaines[-1],
                    "anchor": "y",
                    "side": "top",
                    **_ticks(debut, fin, largeur),
                    "tickformat": "%b<br>%Y",
                    "ticklabelposition": "outside right",
                    "showgrid": True,
                }
            }
        )
        gauche += largeur + JOUR
    return domaines


def _ticks(debut: pd.Timestamp, fin: pd.Timestamp, largeur: float) -> dict[str, Any]:
    """Un repère par trimestre, semestre ou année selon la place ; un seul si la période est courte."""
    duree = (fin - debut).days
    if duree < COURTE:
        return {"tickvals": [(debut + MARGE).replace(day=1)]}
    # La durée qui tiendrait sur toute la largeur, à la même échelle.
    pleine = duree / largeur
    pas = 12 if pleine > 1500 else 6 if pleine > 500 else 3
    # Le dernier repère garde la place d’écrire son mois avant la fin de l’axe.
    mois = pd.date_range(debut, fin - MARGE * 2, freq="MS")
    return {"tickvals": [m for m in mois if (m.month - 1) % pas == 0]}


def _points(groupe: pd.DataFrame, couleur: str, certitude: Any, axe: str) -> go.Scatter:
    """Les dates d’un jour, et le début des périodes, avec le sigle du territoire."""
    return go.Scatter(
        x=groupe["date_fin"],
        y=groupe["y"],
        xaxis=axe,
        mode="markers+text",
        marker={
            "symbol": SYMBOLES[str(certitude)],
            "size": 11,
            # Une période a déjà son trait : il ne lui faut que son sigle.
            "opacity": [0 if duree else 1 for duree in groupe["est_duree"]],
            "color": couleur,
            "line": {"width": 2, "color": couleur},
        },
        text=[f"\u00a0{escape(sigle)}" for sigle in groupe["sigle"]],
        textposition="middle right",
        textfont={"size": 12, "color": couleur},
        cliponaxis=False,
        customdata=[
            [escape(ligne.intitule, quote=False), ligne.date, escape(ligne.territoire)]
            for ligne in groupe.itertuples()
        ],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}, %{customdata[2]}"
        "<extra></extra>",
    )


def _periods(
    groupe: pd.DataFrame, couleur: str, certitude: Any, axe: str
) -> go.Scatter:
    """Un trait du début à la fin de chaque période, tireté quand elle n’est pas imprimée."""
    traits = [
        (bout, ligne.y)
        for ligne in groupe.itertuples()
        if ligne.est_duree
        for bout in (ligne.date_debut, ligne.date_fin, None)
    ]
    return go.Scatter(
        x=[bout for bout, _ in traits],
        y=[hauteur for _, hauteur in traits],
        xaxis=axe,
        mode="lines",
        line={"color": couleur, "width": 5, "dash": TIRETS[str(certitude)]},
        hoverinfo="skip",
    )


def _band_name(nom: str, y: float, couleurs: Palette) -> dict[str, Any]:
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": y,
        "yanchor": "top",
        "text": f"<b>{nom}</b>",
        "showarrow": False,
        "font": {"color": couleurs.discret, "size": 13},
    }


def _band_line(
    y: float, domaine: tuple[float, float], couleurs: Palette
) -> dict[str, Any]:
    gauche, droite = domaine
    return {
        "type": "line",
        "xref": "paper",
        "x0": gauche,
        "x1": droite,
        "y0": y,
        "y1": y,
        "line": {"color": couleurs.filet, "width": 1},
    }
