"""Les figures du budget."""

import pandas as pd
import plotly.graph_objects as go

from egts_dashboard import config
from egts_dashboard.francais import euros, nombre
from egts_dashboard.figures.style import apply_style, couleur_region, palette



def lectures(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Une barre par lecture, l’excès hachuré au-delà de l’enveloppe, les seuils en filets.

    Attend les colonnes de queries.budget.lectures.
    """
    couleurs = palette(sombre)
    notifie = float(tableau["notifie_eur"].iloc[0])
    dedans = tableau["montant_eur"].clip(upper=notifie)
    exces = (tableau["montant_eur"] - notifie).clip(lower=0)
    figure = go.Figure(
        [
            _bar(tableau, dedans, couleurs.accent, couleurs.fond, ""),
            _bar(
                tableau,
                exces,
                couleurs.accent,
                couleurs.fond,
                "/",
                texte=[euros(m) for m in tableau["montant_eur"]],
            ),
        ]
    )
    figure.update_layout(barmode="stack", bargap=0.45)
    for seuil in config.SEUILS_ENVELOPPE_PCT:
        _threshold(figure, notifie, seuil, couleurs.encre, couleurs.discret)
    maximum = max(float(tableau["montant_eur"].max()), notifie)
    figure.update_xaxes(range=[0, maximum * 1.22], tickformat=",.0f", ticksuffix="\u00a0€")
    figure.update_yaxes(autorange="reversed")
    apply_style(figure, couleurs, hauteur=190)
    figure.update_xaxes(showgrid=False)
    figure.update_yaxes(showgrid=False)
    figure.update_layout(margin={"t": 34})
    return figure


def _bar(
    tableau: pd.DataFrame,
    valeurs: pd.Series,
    couleur: str,
    fond: str,
    motif: str,
    texte: list[str] | None = None,
) -> go.Bar:
    return go.Bar(
        x=valeurs,
        y=tableau["lecture"],
        orientation="h",
        marker={
            "color": couleur if not motif else fond,
            "line": {"color": couleur, "width": 1},
            "pattern": {"shape": motif, "fgcolor": couleur, "size": 6, "solidity": 0.4},
        },
        text=[f"\u00a0{t}" for t in texte] if texte else None,
        textposition="outside",
        cliponaxis=False,
        customdata=tableau[["montant_eur", "consomme_pct", "reste_eur"]],
        hovertemplate="<b>%{y}</b><br>%{customdata[0]:,.2f}\u00a0€, soit"
        " %{customdata[1]:.1f}\u00a0% de l’enveloppe<br>reste %{customdata[2]:,.2f}\u00a0€"
        "<extra></extra>",
    )


def _threshold(
    figure: go.Figure, notifie: float, seuil: int, encre: str, discret: str
) -> None:
    plein = seuil == 100
    figure.add_vline(
        x=notifie * seuil / 100,
        line={"color": encre if plein else discret, "width": 2 if plein else 1, "dash": "solid" if plein else "dot"},
    )
    figure.add_annotation(
        x=notifie * seuil / 100,
        y=1.0,
        yref="paper",
        yanchor="bottom",
        xanchor="left" if plein else "right",
        text=f"{nombre(seuil)}\u00a0%" + (f" ({euros(notifie)})" if plein else ""),
        showarrow=False,
        font={"color": encre if plein else discret, "size": 12},
    )


def cumul(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Le cumul des lignes en marches d’escalier, dans l’ordre reçu.

    Attend les colonnes de queries.budget.franchissements.
    """
    couleurs = palette(sombre)
    notifie = float(tableau["cumul_eur"].iloc[-1]) / float(tableau["cumul_pct"].iloc[-1]) * 100
    etiquettes = [f"{i.rang}. {i.intitule}" for i in tableau.itertuples()]
    avant = tableau["cumul_eur"] - tableau["montant_eur"]
    figure = go.Figure(
        go.Bar(
            x=tableau["montant_eur"],
            base=avant,
            y=etiquettes,
            orientation="h",
            marker={
                "color": couleurs.accent,
                "line": {"color": couleurs.accent, "width": 1},
                "pattern": {
                    "shape": ["" if a == "imprimee" else "/" for a in tableau["attribution"]],
                    "fgcolor": couleurs.fond,
                    "size": 6,
                    "solidity": 0.4,
                },
            },
            text=[euros(m) for m in tableau["montant_eur"]],
            textposition="outside",
            cliponaxis=False,
            customdata=tableau[["cumul_eur", "cumul_pct"]],
            hovertemplate="<b>%{y}</b><br>%{text}<br>cumul %{customdata[0]:,.2f}\u00a0€,"
            " %{customdata[1]:.1f}\u00a0%<extra></extra>",
        )
    )
    for seuil in config.SEUILS_ENVELOPPE_PCT:
        _threshold(figure, notifie, seuil, couleurs.encre, couleurs.discret)
    maximum = max(float(tableau["cumul_eur"].max()), notifie)
    figure.update_xaxes(range=[0, maximum * 1.18], tickformat=",.0f", ticksuffix="\u00a0€")
    figure.update_yaxes(autorange="reversed")
    apply_style(figure, couleurs, hauteur=90 + 40 * len(tableau))
    figure.update_xaxes(showgrid=False)
    figure.update_layout(margin={"t": 34}, bargap=0.4)
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
    traces = [
        _part(tableau, "dans_eur", "dans l’enveloppe", teintes, couleurs.fond, ""),
        _part(tableau, "hors_eur", "au-delà de l’enveloppe", teintes, couleurs.fond, "/"),
    ]
    figure = go.Figure(traces)
    for ligne in tableau.itertuples():
        figure.add_annotation(
            x=ligne.total_eur,
            y=ligne.libelle,
            text=f"\u00a0{euros(ligne.total_eur)}",
            showarrow=False,
            xanchor="left",
            font={"size": 13},
        )
    maximum = float(tableau["total_eur"].max())
    figure.update_xaxes(range=[0, maximum * 1.25], tickformat=",.0f", ticksuffix="\u00a0€")
    figure.update_yaxes(autorange="reversed")
    apply_style(figure, couleurs, hauteur=70 + 44 * len(tableau))
    figure.update_layout(
        barmode="stack",
        bargap=0.4,
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        margin={"t": 36},
    )
    return figure


def _part(
    tableau: pd.DataFrame, colonne: str, nom: str, teintes: list[str], fond: str, motif: str
) -> go.Bar:
    return go.Bar(
        name=nom,
        x=tableau[colonne],
        y=tableau["libelle"],
        orientation="h",
        marker={
            "color": [fond] * len(tableau) if motif else teintes,
            "line": {"color": teintes, "width": 1},
            "pattern": {"shape": motif, "fgcolor": teintes, "size": 6, "solidity": 0.4},
        },
        customdata=tableau[["part_pct", "nb_lignes"]],
        hovertemplate=f"<b>%{{y}}</b>, {nom}<br>%{{x:,.2f}}\u00a0€<br>"
        "%{customdata[0]:.1f}\u00a0% du total, %{customdata[1]}\u00a0lignes<extra></extra>",
    )
