"""Les figures de la participation."""

import textwrap
from html import escape

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.barres import bars
from egts_dashboard.figures.rangees import Rangees, lay_rows, lay_side_rows
from egts_dashboard.figures.style import Palette, apply_style, couleur_region, palette
from egts_dashboard.francais import MASQUE, compte, nombre, pourcent


def ateliers(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Une barre par atelier, la plus longue seule en couleur, le nombre de séances à côté.

    Attend les colonnes de queries.participation.ateliers, dans l’ordre.
    """
    return _workshops(tableau, sombre, lay_side_rows(tableau["atelier"]))


def ateliers_etroits(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Les mêmes barres, leur intitulé au-dessus."""
    return _workshops(tableau, sombre, lay_rows(tableau["atelier"]))


def _workshops(tableau: pd.DataFrame, sombre: bool, rangees: Rangees) -> go.Figure:
    couleurs = palette(sombre)
    premier = tableau["nb_participations"].max()
    return bars(
        tableau,
        ("atelier", "nb_participations", "participations"),
        couleurs,
        [
            couleurs.accent if v == premier else couleurs.neutre
            for v in tableau["nb_participations"]
        ],
        [_with_sessions(ligne) for ligne in tableau.itertuples()],
        rangees=rangees,
    )


def _with_sessions(ligne: object) -> str:
    valeur, seances = ligne.nb_participations, ligne.nb_seances  # type: ignore[attr-defined]
    if pd.isna(seances):
        return nombre(valeur)
    return f"{nombre(valeur)} en {compte(int(seances), 'séance')}"


def signatures(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Une barre par territoire d’origine ; creux : sans région.

    Attend les colonnes de queries.participation.signatures, dans l’ordre.
    """
    couleurs = palette(sombre)
    return bars(
        tableau,
        ("origine", "nb_presences", "signatures"),
        couleurs,
        [couleur_region(code, couleurs) for code in tableau["region_code"]],
        [
            f"{nombre(v.nb_presences)} ({pourcent(v.part_pct / 100)})"
            for v in tableau.itertuples()
        ],
        creux=[not situee for situee in tableau["est_situee"]],
    )


def metiers(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Une barre par métier énoncé ; hachuré : nombre déduit, que le document n’imprime pas.

    Attend les colonnes de queries.participation.metiers, dans l’ordre.
    """
    couleurs = palette(sombre)
    return bars(
        tableau,
        ("metier", "nb_personnes", "personnes"),
        couleurs,
        [couleurs.accent] * len(tableau),
        [
            MASQUE
            if v.est_masque
            else f"{nombre(v.nb_personnes)}{' (déduit)' if v.est_incertain else ''}"
            for v in tableau.itertuples()
        ],
        creux=list(tableau["est_incertain"]),
    )


def structures(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Une barre par catégorie de structures nommées.

    Attend les colonnes de queries.participation.structures, dans l’ordre.
    """
    couleurs = palette(sombre)
    return bars(
        tableau,
        ("categorie", "nb_structures", "structures"),
        couleurs,
        [couleurs.accent] * len(tableau),
        [nombre(v) for v in tableau["nb_structures"]],
    )


def seances(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Un point par atelier : ses participations par séance ; un filet à la moyenne générale.

    Attend les colonnes de queries.participation.ateliers ; la taille dit le nombre de séances.
    """
    couleurs = palette(sombre)
    connus = tableau.dropna(subset=["participations_par_seance"])
    moyenne = float(connus["nb_participations"].sum() / connus["nb_seances"].sum())
    figure = go.Figure(_session_dots(connus, couleurs))
    figure.add_vline(
        x=moyenne, line={"color": couleurs.encre, "width": 1, "dash": "dot"}
    )
    figure.add_annotation(
        x=moyenne,
        y=1,
        yref="paper",
        yanchor="bottom",
        showarrow=False,
        text=f"{nombre(moyenne, 1)} en moyenne",
        font={"size": 12},
    )
    _name_extremes(figure, connus, couleurs)
    apply_style(figure, couleurs, hauteur=184)
    figure.update_xaxes(
        range=[0, float(connus["participations_par_seance"].max()) * 1.15]
    )
    figure.update_yaxes(visible=False, range=[-1, 1])
    figure.update_layout(margin={"l": 2, "r": 8, "t": 26, "b": 8})
    return figure


def _session_dots(connus: pd.DataFrame, couleurs: Palette) -> go.Scatter:
    return go.Scatter(
        x=connus["participations_par_seance"],
        y=[0] * len(connus),
        mode="markers",
        marker={
            "size": [10 + 5 * min(int(n), 6) for n in connus["nb_seances"]],
            "color": couleurs.accent,
            "opacity": 0.65,
            "line": {"color": couleurs.fond, "width": 1},
        },
        customdata=[
            (
                escape(v.atelier),
                nombre(v.participations_par_seance, 1),
                compte(int(v.nb_seances), "séance"),
            )
            for v in connus.itertuples()
        ],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]} participations par"
        " séance, %{customdata[2]}<extra></extra>",
    )


def _name_extremes(figure: go.Figure, connus: pd.DataFrame, couleurs: Palette) -> None:
    ranges = connus.sort_values("participations_par_seance")
    # L’un au-dessus, l’autre au-dessous : ils ne se touchent pas, même à 400 pixels.
    cotes = (("bottom", "left", 0.3), ("top", "right", -0.3))
    for ligne, (ancre, bord, y) in zip(
        (ranges.iloc[0], ranges.iloc[-1]), cotes, strict=True
    ):
        nom = "<br>".join(
            textwrap.wrap(
                escape(ligne["atelier"], quote=False),
                24,
                max_lines=3,
                placeholder="\u00a0…",
            )
        )
        figure.add_annotation(
            x=ligne["participations_par_seance"],
            y=y,
            yanchor=ancre,
            xanchor=bord,
            align=bord,
            text=nom,
            showarrow=False,
            # Le filet de la moyenne ne barre pas le nom.
            bgcolor=couleurs.fond,
            font={"size": 12},
        )
