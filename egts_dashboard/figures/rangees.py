"""Des rangées à l’intitulé posé au-dessus de la marque : lisibles à 400 comme à 1 100 pixels."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.style import Palette, apply_style

# Ce que 13 pixels de corps laissent lire sur une ligne à 400 pixels de large.
LARGEUR_LIGNE = 52
LIGNES_MAX = 3
LARGEUR_DE_COTE = 46
HAUT_LIGNE = 18
HAUT_MARQUE = 20
ENTRE_RANGEES = 10


@dataclass(frozen=True)
class Rangees:
    """La place de chaque rangée, en pixels depuis le haut : son intitulé, puis sa marque."""

    intitules: list[str]
    hauts: list[float]
    centres: list[float]
    hauteur: float
    # L’intitulé à gauche de la marque, et non au-dessus.
    est_de_cote: bool = False


def lay_rows(libelles: Iterable[str]) -> Rangees:
    """Place les rangées l’une sous l’autre ; un intitulé long tient sur deux lignes."""
    intitules, hauts, centres = [], [], []
    y = 0.0
    for libelle in libelles:
        lignes = textwrap.wrap(
            libelle, LARGEUR_LIGNE, max_lines=LIGNES_MAX, placeholder="\u00a0…"
        )
        intitules.append("<br>".join(escape(ligne, quote=False) for ligne in lignes))
        hauts.append(y)
        y += HAUT_LIGNE * len(lignes)
        centres.append(y + HAUT_MARQUE / 2)
        y += HAUT_MARQUE + ENTRE_RANGEES
    return Rangees(intitules, hauts, centres, y)


def lay_side_rows(libelles: Iterable[str], largeur: int = LARGEUR_DE_COTE) -> Rangees:
    """Place les rangées plus serrées, l’intitulé à gauche : pour un écran large.

    `largeur` : en lettres, avant de passer à la ligne.
    """
    intitules, centres = [], []
    y = 0.0
    for libelle in libelles:
        lignes = textwrap.wrap(libelle, largeur, max_lines=2, placeholder="\u00a0…")
        haut = max(HAUT_MARQUE, HAUT_LIGNE * len(lignes)) + 3
        intitules.append("<br>".join(escape(ligne, quote=False) for ligne in lignes))
        centres.append(y + haut / 2)
        y += haut
    return Rangees(intitules, [], centres, y, est_de_cote=True)


def label_rows(figure: go.Figure, rangees: Rangees, couleurs: Palette) -> None:
    """Écrit les intitulés, cache l’axe vertical et donne à la figure sa hauteur."""
    if rangees.est_de_cote:
        _label_aside(figure, rangees, couleurs)
        return
    figure.update_layout(
        annotations=[
            {
                "x": 0,
                "xref": "paper",
                "y": haut,
                "text": intitule,
                "showarrow": False,
                "xanchor": "left",
                "yanchor": "top",
                "align": "left",
                "borderpad": 0,
                # Un filet vertical ne barre pas le texte.
                "bgcolor": couleurs.fond,
                "font": {"size": 13, "color": couleurs.encre},
            }
            for intitule, haut in zip(rangees.intitules, rangees.hauts, strict=True)
        ],
    )
    apply_style(figure, couleurs, hauteur=round(rangees.hauteur) + 40)
    figure.update_layout(margin={"l": 2, "r": 8, "t": 2, "b": 8})
    figure.update_yaxes(
        range=[rangees.hauteur, 0], visible=False, automargin=False, fixedrange=True
    )


def _label_aside(figure: go.Figure, rangees: Rangees, couleurs: Palette) -> None:
    apply_style(figure, couleurs, hauteur=round(rangees.hauteur) + 8)
    figure.update_layout(margin={"l": 2, "r": 8, "t": 2, "b": 8})
    figure.update_yaxes(
        tickvals=rangees.centres,
        ticktext=rangees.intitules,
        range=[rangees.hauteur, 0],
        showgrid=False,
        zeroline=False,
        tickfont={"color": couleurs.encre, "size": 13},
    )
