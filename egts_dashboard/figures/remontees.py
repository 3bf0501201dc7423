"""Les flux d’une étape à la suivante : des rubans dont l’épaisseur est un nombre d’items.

Les rubans se dessinent ici plutôt qu’avec go.Sankey, qui ne sait pas écrire le nombre sur
chaque flux.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

import numpy as np
import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.style import Palette, apply_style, palette
from egts_dashboard.francais import nombre

HAUTEUR = 540
# Part de la largeur d’une colonne que prend le bloc d’une étape.
LARGEUR_BLOC = 0.07
ECART = 21
# En part de la hauteur : la moitié d’un nombre, sous le nom du bloc.
MARGE_DU_NOM = 0.014
# En part de la hauteur : la moitié d’un nombre, sous le nom du bloc.
MARGE_DU_NOM = 0.014
# Du lien le plus fort au plus faible : du plus dense au plus clair.
OPACITES = {
    "identique": 0.95,
    "reformulee": 0.7,
    "fusionnee": 0.48,
    "meme_demande": 0.28,
}
_COURBE = np.linspace(0, 1, 24)


def flux(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Un ruban par flux, son nombre écrit dessus ; une colonne par étape.

    Attend origine_nom, cible_nom, colonne_origine, colonne_cible, nature, nature_dite, nb,
    dans l’ordre où les rubans s’empilent.
    """
    couleurs = palette(sombre)
    blocs = _lay_blocks(tableau)
    echelle = max(haut for _, haut in blocs.values()) if blocs else 1
    traces, notes = [], []
    sorties = {nom: y for nom, (y, _) in blocs.items()}
    entrees = dict(sorties)
    paquets = tableau.groupby(["origine_nom", "cible_nom"], sort=False)
    for rang, ((origine, cible), paquet) in enumerate(paquets):
        debut_a, debut_b = sorties[origine], entrees[cible]
        for ligne in paquet.itertuples():
            a, b = sorties[origine], entrees[cible]
            traces.append(_ribbon(ligne, a, b, couleurs))
            sorties[origine], entrees[cible] = a + ligne.nb, b + ligne.nb
        premier, nb = paquet.iloc[0], int(paquet["nb"].sum())
        note = _number(
            premier, debut_a + nb / 2, debut_b + nb / 2, nb, rang % 3, couleurs
        )
        # Un ruban qui monte ne porte pas son nombre jusque sur le nom de son bloc.
        plus_haut = blocs[origine][0] + MARGE_DU_NOM * echelle
        notes.append(note | {"y": max(note["y"], plus_haut)})
    # D’un coup : ajoutées une à une, Plotly reprend toutes les précédentes à chaque fois.
    figure = go.Figure(traces)
    formes, noms = _blocks(tableau, blocs, couleurs)
    figure.update_layout(shapes=formes, annotations=[*notes, *noms])
    apply_style(figure, couleurs, hauteur=HAUTEUR)
    derniere = int(tableau["colonne_cible"].max())
    figure.update_layout(margin={"l": 2, "r": 2, "t": 2, "b": 2})
    figure.update_xaxes(visible=False, range=[-0.01, derniere + 0.52])
    figure.update_yaxes(visible=False, range=[echelle * 1.01, -echelle * 0.035])
    return figure


def _columns(tableau: pd.DataFrame) -> dict[str, int]:
    colonnes = dict(zip(tableau["cible_nom"], tableau["colonne_cible"], strict=True))
    return colonnes | dict(
        zip(tableau["origine_nom"], tableau["colonne_origine"], strict=True)
    )


def _lay_blocks(tableau: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Le haut et le bas de chaque bloc, en items ; l’intervalle suit la colonne la plus pleine."""
    sortis = tableau.groupby("origine_nom", sort=False)["nb"].sum()
    entres = tableau.groupby("cible_nom", sort=False)["nb"].sum()
    colonnes = _columns(tableau)
    hauts = {n: float(max(sortis.get(n, 0), entres.get(n, 0))) for n in colonnes}
    ordre = [*dict.fromkeys([*tableau["origine_nom"], *tableau["cible_nom"]])]
    total = max(
        sum(hauts[n] for n in ordre if colonnes[n] == c) for c in set(colonnes.values())
    )
    pas = total * 1.4 * ECART / HAUTEUR
    places: dict[str, tuple[float, float]] = {}
    y = dict.fromkeys(colonnes.values(), 0.0)
    for nom in ordre:
        debut = y[colonnes[nom]]
        places[nom] = (debut, debut + hauts[nom])
        y[colonnes[nom]] = debut + hauts[nom] + pas
    return places


def _ribbon(ligne: object, a: float, b: float, couleurs: Palette) -> go.Scatter:
    x0 = ligne.colonne_origine + LARGEUR_BLOC  # type: ignore[attr-defined]
    x1, nb = ligne.colonne_cible, ligne.nb  # type: ignore[attr-defined]
    nature = ligne.nature  # type: ignore[attr-defined]
    pente = _COURBE * _COURBE * (3 - 2 * _COURBE)
    x = x0 + (x1 - x0) * _COURBE
    haut = a + (b - a) * pente
    return go.Scatter(
        x=np.concatenate([x, x[::-1]]).round(4),
        y=np.concatenate([haut, (haut + nb)[::-1]]).round(3),
        mode="lines",
        fill="toself",
        line={"width": 0.5, "color": couleurs.fond},
        fillcolor=tint(couleurs, nature),
        hoveron="fills",
        name="",
        text=f"{escape(str(ligne.origine_nom), quote=False)} → "  # type: ignore[attr-defined]
        f"{escape(str(ligne.cible_nom), quote=False)}<br>"  # type: ignore[attr-defined]
        f"<b>{nombre(nb)}</b> · {escape(str(ligne.nature_dite), quote=False)}",  # type: ignore[attr-defined]
        hoverinfo="text",
    )


def tint(couleurs: Palette, nature: str) -> str:
    """La couleur d’un lien, d’autant plus dense qu’il est fort."""
    teinte = couleurs.accent if nature in OPACITES else couleurs.neutre
    rouge, vert, bleu = (int(teinte[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({rouge},{vert},{bleu},{OPACITES.get(nature, 0.25)})"


def _number(
    ligne: pd.Series, a: float, b: float, nb: int, cran: int, couleurs: Palette
) -> dict[str, Any]:
    """Le nombre, posé près du départ du ruban, là où les rubans ne se croisent pas encore.

    Trois crans : deux rubans fins qui se suivent n’écrivent pas l’un sur l’autre.
    """
    portee = ligne["colonne_cible"] - ligne["colonne_origine"]
    est_atelier = ligne["nature"] == "contenu"
    part = 0.045 if est_atelier else (0.05 + 0.07 * cran) / portee
    pente = part * part * (3 - 2 * part)
    x0 = ligne["colonne_origine"] + LARGEUR_BLOC
    return {
        "x": x0 + (ligne["colonne_cible"] - x0) * part,
        "y": a + (b - a) * pente,
        "text": nombre(nb),
        "showarrow": False,
        "font": {"size": 11, "color": couleurs.encre},
        "bgcolor": couleurs.fond,
        "borderpad": 0,
        "opacity": 0.92,
    }


def _blocks(
    tableau: pd.DataFrame,
    blocs: Mapping[str, tuple[float, float]],
    couleurs: Palette,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Les blocs, puis leurs noms."""
    colonnes = _columns(tableau)
    derniere = max(colonnes.values(), default=0)
    formes, noms = [], []
    for nom, (haut, bas) in blocs.items():
        x = colonnes[nom]
        formes.append(
            {
                "type": "rect",
                "x0": x,
                "x1": x + LARGEUR_BLOC,
                "y0": haut,
                "y1": bas,
                "fillcolor": couleurs.encre,
                "line": {"width": 0},
            }
        )
        noms.append(_block_label(nom, x, haut, bas, x < derniere, couleurs))
    return formes, noms


def _block_label(
    nom: str, x: int, haut: float, bas: float, est_court: bool, couleurs: Palette
) -> dict[str, Any]:
    return {
        "x": x if est_court else x + LARGEUR_BLOC + 0.02,
        "y": haut if est_court else (haut + bas) / 2,
        "text": _block_name(nom, est_court),
        "xanchor": "left",
        "yanchor": "bottom" if est_court else "middle",
        "align": "left",
        "showarrow": False,
        "borderpad": 1,
        "font": {"size": 12, "color": couleurs.encre},
    }


def _block_name(nom: str, est_court: bool) -> str:
    coupe = f"{nom[:33].rstrip()}…" if est_court and len(nom) > 34 else nom
    if not est_court and len(coupe) > 14:
        milieu = coupe.find(" ", len(coupe) // 2 - 3)
        if milieu > 0:
            return (
                escape(coupe[:milieu], quote=False)
                + "<br>"
                + escape(coupe[milieu + 1 :], quote=False)
            )
    return escape(coupe, quote=False)
