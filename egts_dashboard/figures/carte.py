"""La carte des départements et sa jumelle en tuiles, aux mêmes couleurs."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from egts_dashboard import config
from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.barres import bars
from egts_dashboard.figures.contours import Anneau, Point, centre, contours, frontieres
from egts_dashboard.figures.style import Palette, apply_style, palette
from egts_dashboard.figures.teintes import ink_on, shade

# Qui lit ses propres données n’a pas à recopier les contours livrés.
FICHIER: Path = next(
    (
        fichier
        for dossier in (config.DATA_DIR, config.RACINE / "data")
        if (fichier := dossier / "cartes" / "departements_sud_ouest.geojson").exists()
    ),
    Path("departements_sud_ouest.geojson"),
)
# La carte entière tient sur le premier écran, sous la phrase et son bouton.
HAUTEUR = 360
# Une tuile laisse un jour autour d’elle.
DEMI_TUILE = 0.47
# Plus large que haute : le nom du département y tient.
APLATI = 0.62


def carte(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Les départements à leur forme, teintés selon la valeur ; les tuiles si les contours manquent.

    Attend les colonnes de queries.carte.carte.
    """
    formes = contours(FICHIER)
    if not formes:
        return tuiles(tableau, sombre)
    couleurs = palette(sombre)
    figure = go.Figure(
        [
            _area(ligne, formes[ligne.territoire_code], teinte, couleurs)
            for ligne, teinte in _tinted(tableau, couleurs)
            if ligne.territoire_code in formes
        ]
    )
    figure.add_trace(_borders(tableau, formes, couleurs))
    _label_places(figure, _places(tableau, formes), tableau, couleurs)
    return _frame(figure, couleurs, 1.0)


def barres(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Une barre par territoire, quand aucun n’a de place sur la carte.

    Attend les colonnes de queries.carte.par_territoire, dans l’ordre.
    """
    couleurs = palette(sombre)
    return bars(
        tableau,
        ("territoire", "valeur", ""),
        couleurs,
        [couleurs.accent] * len(tableau),
        list(tableau["affiche"]),
    )


def tuiles(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Une tuile par département, toutes de même taille, placées comme sur la carte.

    Attend les mêmes colonnes que `carte`.
    """
    couleurs = palette(sombre)
    figure = go.Figure(
        [
            _area(ligne, [_square(ligne)], teinte, couleurs)
            for ligne, teinte in _tinted(tableau, couleurs)
        ]
    )
    for ligne, teinte in _tinted(tableau, couleurs):
        nom = escape(ligne.territoire, quote=False).replace("-", "-<br>", 1)
        _write(
            figure,
            (ligne.tuile_colonne, -ligne.tuile_ligne),
            f"{nom}<br><b>{ligne.affiche}</b>",
            ink_on(teinte) if teinte else couleurs.encre,
            11,
        )
    return _frame(figure, couleurs, APLATI)


def _tinted(
    tableau: pd.DataFrame, couleurs: Palette
) -> Iterator[tuple[Any, str | None]]:
    """Chaque ligne et sa teinte, de zéro au maximum ; None quand rien n’est renseigné."""
    maximum = tableau["valeur"].max()
    for ligne in tableau.itertuples():
        connue = ligne.valeur == ligne.valeur
        part = ligne.valeur / maximum if connue and maximum else 0.0
        # La première teinte est presque le fond : une valeur renseignée s’en détache.
        yield ligne, shade(part, couleurs.sequence[1:]) if connue else None


def _area(
    ligne: Any, anneaux: list[Anneau], teinte: str | None, couleurs: Palette
) -> go.Scatter:
    """Une surface pleine, ou hachurée quand la valeur n’est pas renseignée."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for anneau in anneaux:
        xs += [*(x for x, _ in anneau), None]
        ys += [*(y for _, y in anneau), None]
    hachure = {
        "shape": "/",
        "fgcolor": couleurs.neutre,
        "bgcolor": couleurs.fond,
        "size": 7,
        "solidity": 0.15,
    }
    porteur = f" (région {ligne.region})" if ligne.porteur == "region" else ""
    return go.Scatter(
        x=xs,
        y=ys,
        mode="lines",
        fill="toself",
        hoveron="fills",
        name=ligne.territoire,
        text=f"<b>{escape(ligne.territoire)}</b><br>{escape(ligne.affiche + porteur)}",
        hoverinfo="text",
        line={
            "color": couleurs.discret if teinte is None else couleurs.fond,
            "width": 0.8,
        },
        **({"fillpattern": hachure} if teinte is None else {"fillcolor": teinte}),
    )


def _borders(
    tableau: pd.DataFrame, formes: dict[str, list[Anneau]], couleurs: Palette
) -> go.Scatter:
    regions = dict(zip(tableau["territoire_code"], tableau["region_code"], strict=True))
    points = [
        point
        for trait in frontieres(formes, regions)
        for point in (*trait, (None, None))
    ]
    return go.Scatter(
        x=[x for x, _ in points],
        y=[y for _, y in points],
        mode="lines",
        line={"color": couleurs.encre, "width": 1.6},
        hoverinfo="skip",
    )


def _places(
    tableau: pd.DataFrame, formes: dict[str, list[Anneau]]
) -> dict[str, tuple[Point, Any]]:
    """Où écrire : au centre de chaque département, ou de chaque région quand elle porte la valeur."""
    cumuls: dict[str, tuple[float, float, float, Any]] = {}
    for ligne in tableau.itertuples():
        if ligne.territoire_code not in formes:
            continue
        nom = ligne.region if ligne.porteur == "region" else ligne.territoire
        (x, y), surface = centre(formes[ligne.territoire_code])
        sx, sy, total, _ = cumuls.get(nom, (0.0, 0.0, 0.0, None))
        cumuls[nom] = (sx + x * surface, sy + y * surface, total + surface, ligne)
    return {
        nom: ((sx / total, sy / total), ligne)
        for nom, (sx, sy, total, ligne) in cumuls.items()
    }


def _label_places(
    figure: go.Figure,
    places: dict[str, tuple[Point, Any]],
    tableau: pd.DataFrame,
    couleurs: Palette,
) -> None:
    teintes = {ligne.territoire_code: t for ligne, t in _tinted(tableau, couleurs)}
    for nom, (place, ligne) in places.items():
        par_region = ligne.porteur == "region"
        titre = (
            escape(nom, quote=False).replace("-", "-<br>")
            if par_region
            else ligne.territoire_code[1:]
        )
        teinte = teintes[ligne.territoire_code]
        _write(
            figure,
            place,
            f"{titre}<br><b>{ligne.affiche}</b>",
            ink_on(teinte) if teinte else couleurs.encre,
            14 if par_region else 11,
            # Efface les limites de départements, un estuaire ou les hachures sous les chiffres.
            fond=teinte or couleurs.fond,
        )


def _write(
    figure: go.Figure,
    place: Point,
    texte: str,
    encre: str,
    taille: int,
    fond: str | None = None,
) -> None:
    figure.add_annotation(
        x=place[0],
        y=place[1],
        text=texte,
        showarrow=False,
        font={"color": encre, "size": taille},
        bgcolor=fond,
        # Sans cela l’étiquette ferait écran au survol de la surface.
        captureevents=False,
    )


def _square(ligne: Any) -> Anneau:
    x, y, d = ligne.tuile_colonne, -ligne.tuile_ligne, DEMI_TUILE
    return [
        (x - d, y - d),
        (x + d, y - d),
        (x + d, y + d),
        (x - d, y + d),
        (x - d, y - d),
    ]


def _frame(figure: go.Figure, couleurs: Palette, rapport: float) -> go.Figure:
    apply_style(figure, couleurs, hauteur=HAUTEUR)
    cache = {"visible": False, "showgrid": False, "zeroline": False}
    figure.update_xaxes(**cache)
    figure.update_yaxes(**cache, scaleanchor="x", scaleratio=rapport)
    figure.update_layout(margin={"l": 0, "r": 0, "t": 4, "b": 4})
    return figure
