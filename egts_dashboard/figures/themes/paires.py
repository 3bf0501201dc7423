"""Les thèmes portés ensemble, en matrice."""

import math
import textwrap
from html import escape
from typing import Any

import pandas as pd

from egts_dashboard.config import SEUIL_EFFECTIF_ATTENDU
from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.style import Palette, apply_style, palette
from egts_dashboard.figures.teintes import ink_on, shade
from egts_dashboard.figures.themes.matrice import OCTAVES, ranked
from egts_dashboard.francais import nombre

HAUT_CASE = 28
# Une fois ou deux ensemble, un rapport ne dirait que l’attendu.
RARES = 2


def matrice(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Sous la diagonale les items ensemble, au-dessus le rapport à l’attendu ; teinte : ce rapport.

    Attend les colonnes de analyses.cooccurrence.cooccurrences.
    """
    couleurs = palette(sombre)
    noms, items = known(tableau)
    codes = sorted(noms, key=lambda c: (-items[c], c))
    place = {code: rang for rang, code in enumerate(codes)}
    z: list[list[Any]] = [[None] * len(codes) for _ in codes]
    x, y, textes, encres = [], [], [], []
    for v in tableau.itertuples():
        bas, haut = sorted((place[v.code_a], place[v.code_b]), reverse=True)
        teinte = _tint(v)
        z[bas][haut] = z[haut][bas] = teinte
        encre = ink_on(shade((teinte / OCTAVES + 1) / 2, couleurs.divergence))
        for colonne, ligne, texte in ((haut, bas, _count(v)), (bas, haut, _lift(v))):
            x.append(colonne)
            y.append(ligne)
            textes.append(texte)
            encres.append(encre)
    figure = go.Figure(_tints(z, couleurs))
    figure.add_trace(
        go.Scatter(
            x=[*x, *range(len(codes))],
            y=[*y, *range(len(codes))],
            mode="text",
            text=[*textes, *(f"<b>{nombre(items[c])}</b>" for c in codes)],
            textfont={
                "size": 12,
                "color": [*encres, *([couleurs.encre] * len(codes))],
            },
            hoverinfo="skip",
        )
    )
    _title(figure, codes, noms, couleurs)
    return figure


def _tint(v: Any) -> float:
    """L’écart à l’attendu en octaves ; neutre là où trop peu d’items le fondent."""
    if v.nb_ensemble <= RARES and v.nb_attendus < SEUIL_EFFECTIF_ATTENDU:
        return 0.0
    return math.log2(min(max(v.lift, 2**-OCTAVES), 2**OCTAVES))


def known(tableau: pd.DataFrame) -> tuple[dict[str, str], dict[str, int]]:
    """Le nom et le nombre d’items de chaque thème des paires."""
    noms: dict[str, str] = {}
    items: dict[str, int] = {}
    for v in tableau.itertuples():
        noms |= {v.code_a: v.theme_a, v.code_b: v.theme_b}
        items |= {v.code_a: int(v.nb_premier), v.code_b: int(v.nb_second)}
    return noms, items


def _count(v: Any) -> str:
    return (nombre(v.nb_ensemble) if v.nb_ensemble else "·") + (
        "*" if v.est_associee else ""
    )


def _lift(v: Any) -> str:
    return f"×{nombre(v.lift, 1)}" if v.nb_ensemble > RARES else ""


def _tints(z: list[list[Any]], couleurs: Palette) -> go.Heatmap:
    echelle = couleurs.divergence
    return go.Heatmap(
        z=z,
        colorscale=[[k / (len(echelle) - 1), c] for k, c in enumerate(echelle)],
        zmin=-OCTAVES,
        zmax=OCTAVES,
        showscale=False,
        xgap=2,
        ygap=2,
        hoverinfo="skip",
    )


def _title(
    figure: go.Figure, codes: list[str], noms: dict[str, str], couleurs: Palette
) -> None:
    rangs = list(range(len(codes)))
    apply_style(figure, couleurs, hauteur=40 + HAUT_CASE * len(codes))
    axe = {
        "tickvals": rangs,
        "showgrid": False,
        "zeroline": False,
        "tickfont": {"size": 12, "color": couleurs.encre},
    }
    figure.update_xaxes(
        **axe, side="top", ticktext=codes, range=[-0.5, len(codes) - 0.5], tickangle=0
    )
    figure.update_yaxes(
        **axe,
        range=[len(codes) - 0.5, -0.5],
        ticktext=[
            f"{escape(textwrap.shorten(noms[c], 34, placeholder=' …'), quote=False)}"
            f"\u00a0<b>{escape(c, quote=False)}</b>"
            for c in codes
        ],
    )


def liste(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Les paires les plus fréquentes, en liste classée."""
    textes = [
        f"{nombre(v.nb_ensemble)}, {nombre(v.lift, 1)}\u00a0fois l’attendu"
        + ("\u00a0*" if v.est_associee else "")
        for v in tableau.itertuples()
    ]
    paires = tableau.assign(theme=tableau["theme_a"], colonne=tableau["theme_b"])
    return ranked(paires, sombre, paires["nb_ensemble"], textes, 1.1)
