"""La figure des écarts à une référence."""

import math
from html import escape
from typing import Any

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.rangees import (
    HAUT_MARQUE,
    Rangees,
    label_rows,
    lay_rows,
    lay_side_rows,
)
from egts_dashboard.figures.style import Palette, couleur_region, palette
from egts_dashboard.francais import nombre

# Plus bas, l’axe s’étirerait pour des modalités où presque personne n’est venu.
PLANCHER = 0.02
_GRADUATIONS = (0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50)
_LARGES = (0.02, 0.1, 0.5, 1, 2, 10, 50)


# Un intitulé d’atelier tient sur deux lignes à gauche, et la figure sur le premier écran.
LETTRES_DE_COTE = 56


def ecarts(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Un point par modalité sur un axe logarithmique, son intervalle, la bande de l’inconnu.

    Attend, dans l’ordre : modalite, cle, nb, ratio, ratio_bas, ratio_haut, inconnu_bas,
    inconnu_haut, attendu, lecture, lecture_dite. Le filet est à 1 : la part de la référence.
    L’intitulé est à gauche, les comptes au bout de la rangée.
    """
    couleurs = palette(sombre)
    rangees = lay_side_rows(tableau["modalite"], LETTRES_DE_COTE)
    figure = _gaps(tableau, rangees, couleurs)
    comptes = [_counts(ligne) for ligne in tableau.itertuples()]
    for texte, y in zip(comptes, rangees.centres, strict=True):
        figure.add_annotation(
            x=1,
            xref="paper",
            y=y,
            text=texte,
            showarrow=False,
            xanchor="left",
            xshift=8,
            font={"size": 13, "color": couleurs.encre},
        )
    # Sans rangée, la page l’a déjà dit ; la marge reste un nombre.
    marge = 12 + round(6.4 * max(map(len, comptes), default=0))
    figure.update_layout(
        height=round(rangees.hauteur) + 34, margin={"r": marge, "b": 26}
    )
    return figure


def ecarts_etroits(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Les mêmes rangées, l’intitulé et les comptes au-dessus de la marque."""
    libelles = (f"{v.modalite}\u00a0: {_counts(v)}" for v in tableau.itertuples())
    return _gaps(tableau, lay_rows(libelles), palette(sombre))


def _gaps(tableau: pd.DataFrame, rangees: Rangees, couleurs: Palette) -> go.Figure:
    bas, haut = _range(tableau)
    figure = go.Figure()
    for ligne, y in zip(tableau.itertuples(), rangees.centres, strict=True):
        teinte = _shade(ligne, couleurs)
        inconnu = ligne.inconnu_bas, ligne.inconnu_haut
        if inconnu[1] > inconnu[0]:
            figure.add_trace(
                _segment(inconnu, (bas, haut), y, teinte, HAUT_MARQUE - 6, 0.3)
            )
        connu = ligne.ratio_bas, ligne.ratio_haut
        figure.add_trace(_segment(connu, (bas, haut), y, teinte, 2))
    figure.add_trace(_dots(tableau, rangees.centres, bas, couleurs))
    figure.add_vline(x=1, line={"color": couleurs.encre, "width": 1}, layer="below")
    label_rows(figure, rangees, couleurs)
    _graduate(figure, bas, haut)
    return figure


def _graduate(figure: go.Figure, bas: float, haut: float) -> None:
    largeur = math.log10(haut / bas)
    graduations = [
        g for g in (_GRADUATIONS if largeur < 1.7 else _LARGES) if bas <= g <= haut
    ]
    figure.update_xaxes(
        type="log",
        range=[math.log10(bas) - 0.02 * largeur, math.log10(haut) + 0.03 * largeur],
        tickvals=graduations,
        ticktext=[_graduation(g) for g in graduations],
        zeroline=False,
        showgrid=False,
        ticks="outside",
    )


def _counts(ligne: Any) -> str:
    comptes = nombre(ligne.nb) if ligne.nb else "personne"
    rapport = (
        "données\u00a0insuffisantes"
        if ligne.lecture == "insuffisant"
        else f"{nombre(ligne.ratio, 2)}\u00a0fois"
    )
    fin = f", {rapport}" if ligne.nb or ligne.lecture == "insuffisant" else ""
    attendu = f"{comptes}\u00a0pour\u00a0{nombre(ligne.attendu)}\u00a0attendues"
    return f"{attendu}{fin}"


def _range(tableau: pd.DataFrame) -> tuple[float, float]:
    # La bande de l’inconnu se coupe au bord ; l’intervalle, lui, décide de l’étendue.
    bas = tableau.loc[tableau["ratio_bas"] > 0, "ratio_bas"].min()
    plus_bas = bas if bas == bas else 0.5
    return max(PLANCHER, min(plus_bas, 0.5) * 0.85), max(
        tableau["ratio_haut"].max(), 2
    ) * 1.05


def _graduation(valeur: float) -> str:
    if valeur == 1:
        return "sa part"
    return f"×\u00a0{nombre(valeur)}" if valeur > 1 else f"÷\u00a0{nombre(1 / valeur)}"


def _shade(ligne: Any, couleurs: Palette) -> str:
    if ligne.lecture == "insuffisant":
        return couleurs.neutre
    connue = ligne.cle in couleurs.regions
    return couleur_region(ligne.cle, couleurs) if connue else couleurs.accent


def _segment(
    bornes: tuple[float, float],
    axe: tuple[float, float],
    y: float,
    teinte: str,
    epaisseur: int,
    opacite: float = 1.0,
) -> go.Scatter:
    bas, haut = axe
    return go.Scatter(
        x=[min(max(borne, bas), haut) for borne in bornes],
        y=[y, y],
        mode="lines",
        line={"color": teinte, "width": epaisseur},
        opacity=opacite,
        hoverinfo="skip",
    )


def _dots(
    tableau: pd.DataFrame, centres: list[float], bas: float, couleurs: Palette
) -> go.Scatter:
    teintes = [_shade(v, couleurs) for v in tableau.itertuples()]
    creux = [v.lecture == "insuffisant" for v in tableau.itertuples()]
    return go.Scatter(
        x=[max(ratio, bas) for ratio in tableau["ratio"]],
        y=centres,
        mode="markers",
        marker={
            "size": 11,
            "symbol": [
                "triangle-left" if nb == 0 else "circle" for nb in tableau["nb"]
            ],
            "color": [
                couleurs.fond if vide else t
                for vide, t in zip(creux, teintes, strict=True)
            ],
            "line": {"color": teintes, "width": 2},
        },
        cliponaxis=False,
        customdata=[
            (
                escape(v.modalite),
                nombre(v.nb),
                nombre(v.attendu, 1),
                nombre(v.ratio_bas, 2),
                nombre(v.ratio_haut, 2),
                v.lecture_dite,
            )
            for v in tableau.itertuples()
        ],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]} pour %{customdata[2]} attendues"
        "<br>rapport de %{customdata[3]} à %{customdata[4]}<br>%{customdata[5]}<extra></extra>",
    )
