"""Les figures des thèmes : classement, récurrence face à intensité, d’une démarche à l’autre."""

import textwrap
from html import escape

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.etiquettes import place_labels
from egts_dashboard.figures.rangees import label_rows, lay_rows
from egts_dashboard.figures.style import Palette, apply_style, palette
from egts_dashboard.francais import compte, nombre

# Les dix-huit thèmes tiennent sur le premier écran d’un portable.
HAUT_RANG = 17
NOM_MAX = 32
# La forme du point dit la lecture, la couleur la répète.
FORMES = {"convergent": "circle", "territorial": "diamond", "rare": "circle-open"}


def recurrence(ligne: object) -> str:
    """« 12 ateliers, 4 territoires » ; sans atelier, « 2 documents, 1 territoire »."""
    ateliers = int(ligne.nb_ateliers)  # type: ignore[attr-defined]
    documents = int(ligne.nb_documents)  # type: ignore[attr-defined]
    territoires = int(ligne.nb_territoires)  # type: ignore[attr-defined]
    unite = compte(ateliers, "atelier") if ateliers else compte(documents, "document")
    return f"{unite}, {compte(territoires, 'territoire')}"


def shorten(libelle: str) -> str:
    """Le début du libellé qui le dit encore : jusqu’à la virgule, ou jusqu’au « et » s’il est long."""
    debut = libelle.split(",")[0]
    if len(debut) <= 5:
        return textwrap.shorten(libelle, NOM_MAX, placeholder="\u00a0…")
    return debut if len(debut) < NOM_MAX else debut.split(" et ")[0]


def barres(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Une barre par thème, la récurrence écrite au bout ; le plus récurrent en couleur.

    Attend les colonnes de queries.themes.par_theme, dans l’ordre. Un thème sans item n’a pas
    de barre : la note les compte, la table les a.
    """
    couleurs = palette(sombre)
    tableau = tableau[tableau["nb_items"] > 0]
    coupes = [
        escape(textwrap.shorten(t, 64, placeholder="\u00a0…"), quote=False)
        for t in tableau["libelle"]
    ]
    figure = _bars(tableau, list(range(len(tableau))), couleurs, 0.7, 0.5)
    figure.update_yaxes(
        tickvals=list(range(len(tableau))),
        ticktext=coupes,
        range=[len(tableau) - 0.4, -0.6],
    )
    apply_style(figure, couleurs, hauteur=4 + HAUT_RANG * len(tableau))
    figure.update_layout(margin={"t": 2, "b": 2})
    figure.update_yaxes(
        showgrid=False, zeroline=False, tickfont={"color": couleurs.encre, "size": 13}
    )
    figure.update_xaxes(visible=False)
    return figure


def barres_etroites(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Les mêmes barres, leur libellé au-dessus."""
    couleurs = palette(sombre)
    tableau = tableau[tableau["nb_items"] > 0]
    rangees = lay_rows(tableau["libelle"])
    figure = _bars(tableau, rangees.centres, couleurs, 18, 1.4)
    label_rows(figure, rangees, couleurs)
    figure.update_xaxes(visible=False)
    return figure


def _bars(
    tableau: pd.DataFrame,
    places: list[float],
    couleurs: Palette,
    epaisseur: float,
    marge: float,
) -> go.Figure:
    """`marge` : la place laissée au texte, en multiple de la plus longue barre."""
    sommet = max(int(tableau["nb_items"].max()), 1)
    record = tableau["nb_ateliers"].max()
    figure = go.Figure(
        go.Bar(
            x=tableau["nb_items"],
            y=places,
            width=epaisseur,
            orientation="h",
            marker={
                "color": [
                    couleurs.accent if record > 1 and n == record else couleurs.neutre
                    for n in tableau["nb_ateliers"]
                ]
            },
            text=[_end(ligne) for ligne in tableau.itertuples()],
            textposition="outside",
            constraintext="none",
            textfont={"size": 12, "color": couleurs.encre},
            cliponaxis=False,
            customdata=[
                [escape(v.libelle, quote=False), recurrence(v), v.part_pct]
                for v in tableau.itertuples()
            ],
            hovertemplate="<b>%{customdata[0]}</b><br>%{x}, soit %{customdata[2]:.1f}\u00a0%"
            " des items codés<br>%{customdata[1]}<extra></extra>",
        )
    )
    figure.update_xaxes(range=[0, sommet * (1 + marge)])
    return figure


def _end(ligne: object) -> str:
    valeur = int(ligne.nb_items)  # type: ignore[attr-defined]
    return f"\u00a0<b>{nombre(valeur)}</b> · {recurrence(ligne)}"


def nuage(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Un point par thème : ateliers en abscisse, items en ordonnée, nom à côté.

    Attend les colonnes de queries.themes.par_theme, et `lecture`.
    """
    return _scatter(tableau, sombre, [shorten(t) for t in tableau["libelle"]], 820)


def nuage_etroit(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Le même nuage, les points nommés par le code du thème."""
    return _scatter(tableau, sombre, list(tableau["theme_id"]), 290)


def _scatter(
    tableau: pd.DataFrame, sombre: bool, noms: list[str], largeur: int
) -> go.Figure:
    couleurs = palette(sombre)
    hauteur = 400
    x, y = tableau["nb_ateliers"].tolist(), tableau["nb_items"].tolist()
    etendue = (max(x) + 1.5, max(y) * 1.1)
    positions = place_labels(x, y, noms, etendue, (largeur, hauteur - 60))
    figure = go.Figure(
        go.Scatter(
            x=x,
            y=y,
            mode="markers+text",
            text=[escape(n, quote=False) for n in noms],
            textposition=positions,
            textfont={"size": 12, "color": couleurs.encre},
            cliponaxis=False,
            marker=_markers(tableau, couleurs),
            customdata=[
                [escape(v.libelle, quote=False), v.lecture]
                for v in tableau.itertuples()
            ],
            hovertemplate="<b>%{customdata[0]}</b><br>%{y}\u00a0items,"
            " %{x}\u00a0ateliers<br>%{customdata[1]}<extra></extra>",
        )
    )
    apply_style(figure, couleurs, hauteur=hauteur)
    figure.update_xaxes(
        range=[-0.5, etendue[0]],
        title_text="ateliers où le thème est présent",
        tickformat=",d",
        dtick=max(1, round(max(x) / 8)),
        zeroline=False,
    )
    figure.update_yaxes(
        range=[0, etendue[1]], title_text="items qui le portent", rangemode="tozero"
    )
    return figure


def _markers(tableau: pd.DataFrame, couleurs: Palette) -> dict[str, object]:
    return {
        "size": 10,
        "color": [
            couleurs.accent if m == "convergent" else couleurs.neutre
            for m in tableau["lecture"]
        ],
        "symbol": [FORMES.get(m, "circle") for m in tableau["lecture"]],
        "line": {"width": 1.5, "color": couleurs.fond},
    }
