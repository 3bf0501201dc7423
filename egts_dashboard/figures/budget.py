"""Les figures du budget."""

from collections.abc import Sequence

import pandas as pd

from egts_dashboard import config
from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.rangees import HAUT_MARQUE, Rangees, label_rows, lay_rows
from egts_dashboard.figures.style import Palette, couleur_region, palette
from egts_dashboard.francais import euros, nombre


def lectures(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Une barre par lecture, l’excès hachuré au-delà de l’enveloppe, les seuils en filets.

    Attend les colonnes de queries.budget.lectures.
    """
    couleurs = palette(sombre)
    notifie = float(tableau["notifie_eur"].iloc[0])
    rangees = lay_rows(
        f"{ligne.lecture}\u00a0: {euros(ligne.montant_eur)}"
        for ligne in tableau.itertuples()
    )
    dedans = tableau["montant_eur"].clip(upper=notifie)
    exces = (tableau["montant_eur"] - notifie).clip(lower=0)
    survol = [
        f"<b>{ligne.lecture}</b><br>{euros(ligne.montant_eur)}, soit"
        f" {nombre(ligne.consomme_pct, 1)}\u00a0% de l’enveloppe<br>"
        f"reste {euros(ligne.reste_eur)}"
        for ligne in tableau.itertuples()
    ]
    n = len(tableau)
    figure = go.Figure(
        [
            _bars(dedans, rangees, [couleurs.accent] * n, [""] * n, survol, couleurs),
            _bars(exces, rangees, [couleurs.accent] * n, ["/"] * n, survol, couleurs),
        ]
    )
    _dress(figure, rangees, couleurs, max(tableau["montant_eur"].max(), notifie))
    _thresholds(figure, notifie, couleurs)
    return figure


def cumul(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Le cumul des lignes en marches d’escalier, dans l’ordre reçu.

    Attend les colonnes de queries.budget.franchissements ; ne dessine que `est_dessinee`.
    """
    couleurs = palette(sombre)
    notifie = float(tableau["notifie_eur"].iloc[0])
    tableau = tableau[tableau["est_dessinee"]]
    rangees = lay_rows(
        f"{ligne.rang}. {ligne.intitule}\u00a0: {euros(ligne.montant_eur)}"
        for ligne in tableau.itertuples()
    )
    survol = [
        f"<b>{euros(ligne.montant_eur)}</b><br>cumul {euros(ligne.cumul_eur)},"
        f" {nombre(ligne.cumul_pct, 1)}\u00a0% de l’enveloppe"
        for ligne in tableau.itertuples()
    ]
    motifs = ["" if mot == "imprimee" else "/" for mot in tableau["attribution"]]
    barres = _bars(
        tableau["montant_eur"],
        rangees,
        [couleurs.accent] * len(tableau),
        motifs,
        survol,
        couleurs,
    )
    barres["base"] = (tableau["cumul_eur"] - tableau["montant_eur"]).tolist()
    figure = go.Figure(barres)
    _dress(figure, rangees, couleurs, max(tableau["cumul_eur"].max(), notifie))
    _thresholds(figure, notifie, couleurs)
    return figure


def par_axe(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Barres horizontales, dans l’enveloppe (plein) puis au-delà (hachuré), dans l’ordre reçu.

    Attend les colonnes de queries.budget.par_axe ; les régions gardent leur couleur.
    """
    couleurs = palette(sombre)
    teintes = [
        couleur_region(code, couleurs) if code in couleurs.regions else couleurs.accent
        for code in tableau["code"]
    ]
    rangees = lay_rows(
        f"{ligne.libelle}\u00a0: {euros(ligne.total_eur)},"
        f" {nombre(ligne.part_pct)}\u00a0%"
        for ligne in tableau.itertuples()
    )
    survol = [
        f"<b>{euros(ligne.total_eur)}</b><br>{euros(ligne.dans_eur)} dans l’enveloppe<br>"
        f"{euros(ligne.hors_eur)} au-delà<br>{ligne.nb_lignes} lignes"
        for ligne in tableau.itertuples()
    ]
    n = len(tableau)
    figure = go.Figure(
        [
            _bars(tableau["dans_eur"], rangees, teintes, [""] * n, survol, couleurs),
            _bars(tableau["hors_eur"], rangees, teintes, ["/"] * n, survol, couleurs),
        ]
    )
    _dress(figure, rangees, couleurs, tableau["total_eur"].max())
    return figure


def _bars(
    valeurs: pd.Series,
    rangees: Rangees,
    teintes: Sequence[str],
    motifs: Sequence[str],
    survol: Sequence[str],
    couleurs: Palette,
) -> go.Bar:
    """Des barres de même épaisseur ; un motif remplace l’aplat par des hachures."""
    return go.Bar(
        x=valeurs,
        y=rangees.centres,
        width=HAUT_MARQUE,
        orientation="h",
        marker={
            # Sous un motif, Plotly prend cette couleur pour les hachures.
            "color": list(teintes),
            "line": {"color": list(teintes), "width": 1},
            "pattern": {
                "shape": list(motifs),
                "bgcolor": [couleurs.fond] * len(teintes),
                "size": 6,
                "solidity": 0.4,
            },
        },
        customdata=list(survol),
        hovertemplate="%{customdata}<extra></extra>",
    )


def _dress(
    figure: go.Figure, rangees: Rangees, couleurs: Palette, maximum: float
) -> None:
    label_rows(figure, rangees, couleurs)
    figure.update_layout(barmode="stack")
    figure.update_xaxes(
        range=[0, float(maximum) * 1.04],
        tickformat=",.0f",
        ticksuffix="\u00a0€",
        nticks=5,
        showgrid=False,
    )


def _thresholds(figure: go.Figure, notifie: float, couleurs: Palette) -> None:
    for seuil in config.SEUILS_ENVELOPPE_PCT:
        plein = seuil == 100
        figure.add_vline(
            x=notifie * seuil / 100,
            line={
                "color": couleurs.encre if plein else couleurs.discret,
                "width": 2 if plein else 1,
                "dash": "solid" if plein else "dot",
            },
        )
