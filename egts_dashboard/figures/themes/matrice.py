"""Les thèmes croisés : nombres écrits dans les cases, la teinte ne fait que les répéter."""

import math
import textwrap
from collections.abc import Sequence
from html import escape

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.rangees import label_rows, lay_rows
from egts_dashboard.figures.style import Palette, apply_style, palette
from egts_dashboard.figures.teintes import ink_on, shade
from egts_dashboard.francais import nombre

HAUT_CASE = 28
LIGNES_ENTETE = 4
# Au-delà, les mots des en-têtes ne tiennent plus droits sans être coupés.
COLONNES_DROITES = 6
RANG_MAX_ETROIT = 15
# Un rapport de 4 pour 1 sature la teinte.
OCTAVES = 2.0
AUCUN = "·"
NON_CALCULABLE = "n.\u00a0c."


def effectifs(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """La matrice en nombre d’items. Attend les colonnes de queries…matrice."""
    return _heatmap(tableau, sombre, tableau["nb_items"], _counts(tableau))


def parts(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """La matrice en part des items de la colonne. Attend les colonnes de queries…matrice."""
    return _heatmap(tableau, sombre, tableau["part_pct"], _shares(tableau))


def specificites(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """La matrice des ateliers où le thème est, teintée par l’écart à l’attendu.

    Attend les colonnes de analyses.specificites.specificites ; une étoile marque q ≤ 5 %.
    """
    return _heatmap(tableau, sombre, _octaves(tableau), _presences(tableau), True)


def liste_effectifs(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Les cases les plus fournies, en liste classée."""
    return ranked(tableau, sombre, tableau["nb_items"], _counts(tableau))


def liste_parts(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Les parts les plus fortes, en liste classée."""
    return ranked(tableau, sombre, tableau["part_pct"], _shares(tableau))


def liste_specificites(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Les présences les plus au-dessus de l’attendu, en liste classée."""
    cases = tableau[tableau["est_calculable"]]
    if cases.empty:
        return ranked(tableau, sombre, tableau["x"], _presences(tableau))
    textes = [
        f"{presence}, {nombre(rapport, 1)}\u00a0fois l’attendu"
        for presence, rapport in zip(_presences(cases), cases["rapport"], strict=True)
    ]
    return ranked(cases, sombre, cases["rapport"], textes, 0.9)


def trame(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Thème par sorte d’item ; une case vide est un trou de la trame.

    Attend les colonnes theme, code, colonne, nb_items.
    """
    return _heatmap(tableau, sombre, tableau["nb_items"], _counts(tableau))


def _counts(tableau: pd.DataFrame) -> list[str]:
    return [nombre(n) if n else AUCUN for n in tableau["nb_items"]]


def _shares(tableau: pd.DataFrame) -> list[str]:
    return [
        f"{nombre(p)}\u00a0%" if n else AUCUN
        for p, n in zip(tableau["part_pct"], tableau["nb_items"], strict=True)
    ]


def _presences(tableau: pd.DataFrame) -> list[str]:
    return [
        (f"{v.x}/{v.n}" + ("\u00a0*" if v.est_specifique else ""))
        if v.est_calculable
        else f"{v.x}/{v.n} {NON_CALCULABLE}"
        for v in tableau.itertuples()
    ]


def _octaves(tableau: pd.DataFrame) -> pd.Series:
    bornes = tableau["rapport"].clip(2**-OCTAVES, 2**OCTAVES)
    # Une case sans rapport prend la teinte neutre : vide, elle perdrait son nombre.
    return bornes.map(lambda r: math.log2(r) if r == r else 0.0)


def _heatmap(
    tableau: pd.DataFrame,
    sombre: bool,
    valeurs: pd.Series,
    textes: Sequence[str],
    diverge: bool = False,
) -> go.Figure:
    couleurs = palette(sombre)
    themes = list(dict.fromkeys(tableau["theme"]))
    colonnes = list(
        dict.fromkeys(zip(tableau["code"], tableau["colonne"], strict=True))
    )
    largeur = len(colonnes)
    grille = [list(range(k, k + largeur)) for k in range(0, len(tableau), largeur)]
    z = [[valeurs.iloc[k] for k in ligne] for ligne in grille]
    echelle = couleurs.divergence if diverge else couleurs.sequence
    figure = go.Figure(
        go.Heatmap(
            z=z,
            text=[[textes[k] for k in ligne] for ligne in grille],
            colorscale=[[k / (len(echelle) - 1), c] for k, c in enumerate(echelle)],
            zmid=0 if diverge else None,
            zmin=-OCTAVES if diverge else 0,
            zmax=OCTAVES if diverge else None,
            showscale=False,
            xgap=2,
            ygap=2,
            hoverongaps=False,
            customdata=[[_names(tableau, k) for k in ligne] for ligne in grille],
            hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}\u00a0: %{text}"
            "<extra></extra>",
        )
    )
    _write(figure, valeurs, textes, largeur, diverge, couleurs)
    _title_axes(figure, themes, [nom for _, nom in colonnes], couleurs)
    return figure


def _names(tableau: pd.DataFrame, k: int) -> list[str]:
    return [
        escape(str(tableau[nom].iloc[k]), quote=False) for nom in ("theme", "colonne")
    ]


def _write(
    figure: go.Figure,
    valeurs: pd.Series,
    textes: Sequence[str],
    largeur: int,
    diverge: bool,
    couleurs: Palette,
) -> None:
    """Le nombre de chaque case, d’une encre lisible sur sa teinte."""
    sommet = OCTAVES if diverge else float(valeurs.max()) or 1.0
    suite = couleurs.divergence if diverge else couleurs.sequence
    parts = (valeurs / sommet + 1) / 2 if diverge else valeurs / sommet
    encres = [ink_on(shade(part, suite)) for part in parts.fillna(0)]
    figure.add_trace(
        go.Scatter(
            x=[k % largeur for k in range(len(textes))],
            y=[k // largeur for k in range(len(textes))],
            mode="text",
            text=list(textes),
            textfont={"size": 13, "color": encres},
            hoverinfo="skip",
        )
    )


def _title_axes(
    figure: go.Figure, themes: Sequence[str], noms: Sequence[str], couleurs: Palette
) -> None:
    penche = len(noms) > COLONNES_DROITES
    entetes = [_heading(nom, len(noms), penche) for nom in noms]
    haut = 130 if penche else 17 * max(e.count("<br>") + 1 for e in entetes) + 8
    apply_style(figure, couleurs, hauteur=haut + 8 + HAUT_CASE * len(themes))
    figure.update_xaxes(
        side="top",
        tickvals=list(range(len(noms))),
        ticktext=entetes,
        tickangle=-38 if penche else 0,
        ticklabeloverflow="allow",
        range=[-0.5, len(noms) - 0.5],
        tickfont={"size": 12, "color": couleurs.encre},
        showgrid=False,
        zeroline=False,
    )
    if penche:
        figure.update_layout(margin={"r": 96})
    figure.update_yaxes(
        range=[len(themes) - 0.5, -0.5],
        tickvals=list(range(len(themes))),
        ticktext=[
            escape(textwrap.shorten(t, 64, placeholder="\u00a0…"), quote=False)
            for t in themes
        ],
        tickfont={"size": 13, "color": couleurs.encre},
        showgrid=False,
        zeroline=False,
    )


def _heading(nom: str, nb: int, penche: bool) -> str:
    if penche:
        return escape(textwrap.shorten(nom, 36, placeholder="\u00a0…"), quote=False)
    lignes = textwrap.wrap(
        nom,
        max(12, 96 // nb),
        max_lines=LIGNES_ENTETE,
        placeholder="\u00a0…",
        break_long_words=False,
    )
    return "<br>".join(escape(ligne, quote=False) for ligne in lignes)


def ranked(
    tableau: pd.DataFrame,
    sombre: bool,
    valeurs: pd.Series,
    textes: Sequence[str],
    marge: float = 0.25,
) -> go.Figure:
    """`marge` : la place laissée au texte, en multiple de la plus longue barre."""
    couleurs = palette(sombre)
    rangs = valeurs.reset_index(drop=True).nlargest(RANG_MAX_ETROIT).index
    cases = tableau.reset_index(drop=True).loc[rangs]
    rangees = lay_rows(f"{v.theme} · {v.colonne}" for v in cases.itertuples())
    figure = go.Figure(
        go.Bar(
            x=[valeurs.iloc[k] for k in rangs],
            y=rangees.centres,
            width=18,
            orientation="h",
            marker={"color": couleurs.accent},
            text=[f"\u00a0{textes[k]}" for k in rangs],
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
        )
    )
    label_rows(figure, rangees, couleurs)
    sommet = float(valeurs.max()) or 1
    figure.update_xaxes(visible=False, range=[0, sommet * (1 + marge)])
    return figure
