"""Les flux d’une étape à la suivante : des rubans dont l’épaisseur est un nombre d’items.

Les rubans se dessinent ici plutôt qu’avec go.Sankey, qui ne sait pas écrire le nombre sur
chaque flux.
"""

from html import escape
from typing import Any

import numpy as np
import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.remontees_places import (
    LARGEUR_BLOC,
    LARGEUR_CHIFFRE,
    MARGE_DROITE,
    Places,
    Plan,
    lay_blocks,
    slope,
)
from egts_dashboard.figures.style import Palette, apply_style, palette
from egts_dashboard.francais import nombre

# Du lien le plus fort au plus faible : du plus dense au plus clair.
OPACITES = {
    "identique": 0.95,
    "reformulee": 0.7,
    "fusionnee": 0.48,
    "meme_demande": 0.28,
}
_COURBE = np.linspace(0, 1, 24)
# À droite du bloc, en colonnes.
_RETRAIT = 0.02
# Un nom tient dans la largeur de sa colonne.
NOM_MAX = {"dedans": 30, "dessus": 38}


def flux(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Un ruban par flux, son nombre écrit dessus ; une colonne par étape.

    Attend origine_nom, cible_nom, colonne_origine, colonne_cible, avance, nature, nature_dite,
    nb, dans l’ordre où les rubans s’empilent. Un flux qui n’avance pas n’a pas de ruban.
    """
    tableau = tableau[tableau["avance"]]
    couleurs = palette(sombre)
    plan = lay_blocks(tableau)
    places = Places(plan)
    traces, notes = [], []
    sorties = {nom: y for nom, (y, _) in plan.blocs.items()}
    entrees = dict(sorties)
    paquets = tableau.groupby(["origine_nom", "cible_nom"], sort=False)
    for (origine, cible), paquet in paquets:
        debuts = sorties[origine], entrees[cible]
        for ligne in paquet.itertuples():
            a, b = sorties[origine], entrees[cible]
            traces.append(_ribbon(ligne, a, b, couleurs))
            sorties[origine], entrees[cible] = a + ligne.nb, b + ligne.nb
        notes.append(_number(paquet, debuts, plan, places, couleurs))
    figure = go.Figure(traces)
    noms = [_block_label(nom, plan, couleurs) for nom in plan.blocs]
    formes = [_block(nom, plan, couleurs) for nom in plan.blocs]
    figure.update_layout(shapes=formes, annotations=[*noms, *notes])
    hauteur = (plan.bas + plan.haut) * plan.pixels[1]
    apply_style(figure, couleurs, hauteur=round(hauteur) + 4)
    derniere = max(plan.colonnes.values())
    figure.update_layout(margin={"l": 2, "r": 2, "t": 2, "b": 2})
    figure.update_xaxes(visible=False, range=[-0.01, derniere + MARGE_DROITE])
    figure.update_yaxes(visible=False, range=[plan.bas, -plan.haut])
    return figure


def _ribbon(ligne: object, a: float, b: float, couleurs: Palette) -> go.Scatter:
    x0 = ligne.colonne_origine + LARGEUR_BLOC  # type: ignore[attr-defined]
    x1, nb = ligne.colonne_cible, ligne.nb  # type: ignore[attr-defined]
    nature = ligne.nature  # type: ignore[attr-defined]
    x = x0 + (x1 - x0) * _COURBE
    haut = a + (b - a) * slope(_COURBE)
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


def edge(couleurs: Palette, nature: str) -> str:
    """La couleur pleine d’un lien : l’accent, ou le gris de ce qui n’en est pas un."""
    return couleurs.accent if nature in OPACITES else couleurs.neutre


def tint(couleurs: Palette, nature: str) -> str:
    """La couleur d’un lien, d’autant plus dense qu’il est fort."""
    teinte = edge(couleurs, nature)
    rouge, vert, bleu = (int(teinte[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({rouge},{vert},{bleu},{OPACITES.get(nature, 0.25)})"


def _number(
    paquet: pd.DataFrame,
    debuts: tuple[float, float],
    plan: Plan,
    places: Places,
    couleurs: Palette,
) -> dict[str, Any]:
    """Le nombre du passage, posé sur son ruban ; celui d’un atelier, devant son nom."""
    premier, nb = paquet.iloc[0], int(paquet["nb"].sum())
    texte = nombre(nb)
    note = {
        "text": texte,
        "showarrow": False,
        "font": {"size": 11, "color": couleurs.encre},
        "borderpad": 0,
    }
    origine = premier["origine_nom"]
    if plan.cotes[origine] == "dedans":
        x, y = _inside(origine, plan)
        return note | {"x": x, "y": y, "xanchor": "left", "font": _bold(couleurs)}
    colonnes = int(premier["colonne_origine"]), int(premier["colonne_cible"])
    milieux = debuts[0] + nb / 2, debuts[1] + nb / 2
    x, y = places.place(colonnes, milieux, texte)
    # Un ruban qui monte ne porte pas son nombre jusque sur le nom de son bloc.
    plus_haut = plan.blocs[origine][0] + 6 / plan.pixels[1]
    return note | {
        "x": x,
        "y": max(y, plus_haut),
        "bgcolor": couleurs.fond,
        "opacity": 0.92,
    }


def _bold(couleurs: Palette) -> dict[str, Any]:
    return {"size": 12, "color": couleurs.encre, "weight": 600}


def _inside(nom: str, plan: Plan) -> tuple[float, float]:
    """À droite du bloc, à mi-hauteur."""
    haut, bas = plan.blocs[nom]
    return plan.colonnes[nom] + LARGEUR_BLOC + _RETRAIT, (haut + bas) / 2


def _block(nom: str, plan: Plan, couleurs: Palette) -> dict[str, Any]:
    haut, bas = plan.blocs[nom]
    x = plan.colonnes[nom]
    return {
        "type": "rect",
        "x0": x,
        "x1": x + LARGEUR_BLOC,
        "y0": haut,
        "y1": bas,
        "fillcolor": couleurs.encre,
        "line": {"width": 0},
    }


def _block_label(nom: str, plan: Plan, couleurs: Palette) -> dict[str, Any]:
    cote = plan.cotes[nom]
    x, y = _inside(nom, plan)
    note = {
        "x": x,
        "y": y,
        "text": _block_name(nom, cote),
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        "borderpad": 1,
        "font": {"size": 12, "color": couleurs.encre},
    }
    if cote == "dedans":
        # La place du nombre, de trois chiffres au plus.
        return note | {"xshift": 3.4 * LARGEUR_CHIFFRE}
    if cote == "dessus":
        # Un ruban qui monte ne barre pas le nom.
        haut = {"x": plan.colonnes[nom], "y": plan.blocs[nom][0], "yanchor": "bottom"}
        return note | haut | {"bgcolor": couleurs.fond, "opacity": 0.92}
    return note


def _block_name(nom: str, cote: str) -> str:
    limite = NOM_MAX.get(cote, len(nom))
    coupe = f"{nom[:limite].rstrip()}…" if len(nom) > limite + 1 else nom
    if cote == "droite" and len(coupe) > 14:
        milieu = coupe.find(" ", len(coupe) // 2 - 3)
        if milieu > 0:
            return (
                escape(coupe[:milieu], quote=False)
                + "<br>"
                + escape(coupe[milieu + 1 :], quote=False)
            )
    return escape(coupe, quote=False)
