"""Les figures des sources : ce qui est imprimé, ce que chaque document a donné, ce qui est couvert."""

from functools import partial
from html import escape
from textwrap import wrap

import pandas as pd

from egts_dashboard.figures import dessin as go
from egts_dashboard.figures.style import Palette, apply_style, palette
from egts_dashboard.francais import nombre, pourcent
from egts_dashboard.models.libelles import LIBELLES

# En lettres : au-dessus de la barre, sur un écran large, puis étroit.
INTITULE_LARGE = 110
INTITULE_ETROIT = 50
LEGENDE = {
    "orientation": "h",
    "y": 1.0,
    "yanchor": "bottom",
    "x": 0,
    "traceorder": "normal",
    "font": {"size": 13},
}
SORTES = {"fait": "fait", "mention": "mention", "exclusion": "exclusion"}


def certitudes(
    tableau: pd.DataFrame, sombre: bool, largeur: int = INTITULE_LARGE
) -> go.Figure:
    """Une barre par document : imprimé plein, déduit hachuré, incertain creux.

    Attend les colonnes de queries.qualite.certitudes.
    """
    couleurs = palette(sombre)
    tableau = tableau.assign(document=distinct(tableau["document"]))
    parts = {
        "imprimé": ("nb_imprimes", couleurs.accent, ""),
        "déduit": ("nb_deduits", couleurs.fond, "/"),
        "incertain": ("nb_incertains", couleurs.fond, ""),
    }
    figure = go.Figure(
        [
            _stack(tableau, nom, tableau[colonne], fond, motif, couleurs)
            for nom, (colonne, fond, motif) in parts.items()
        ]
    )
    fins = [
        f"{nombre(ligne.nb_faits)}, {pourcent(ligne.part_imprimee_pct / 100)} imprimés"
        for ligne in tableau.itertuples()
    ]
    documents = shorten(tableau["document"], largeur)
    return _rows(figure, documents, tableau["nb_faits"], fins, couleurs)


def couverture(
    tableau: pd.DataFrame, sombre: bool, largeur: int = INTITULE_LARGE
) -> go.Figure:
    """Une barre par document : les lignes qu’un fait, une mention ou une exclusion couvre.

    Attend les colonnes de queries.sources.couverture.
    """
    couleurs = palette(sombre)
    documents = list(tableau["document"].unique())
    fonds = {
        "fait": (couleurs.accent, ""),
        "mention": (couleurs.fond, "/"),
        "exclusion": (couleurs.filet, ""),
    }
    figure = go.Figure()
    for sorte, (fond, motif) in fonds.items():
        lignes = (
            tableau[tableau["sorte"] == sorte].groupby("document")["nb_lignes"].sum()
        )
        valeurs = pd.Series([int(lignes.get(document, 0)) for document in documents])
        figure.add_trace(
            _stack(
                pd.DataFrame({"document": documents}),
                SORTES[sorte],
                valeurs,
                fond,
                motif,
                couleurs,
            )
        )
    totaux = tableau.groupby("document", sort=False)["nb_lignes"].sum()
    fins = [f"{nombre(total)}\u00a0lignes" for total in totaux]
    return _rows(
        figure,
        shorten(pd.Series(documents), largeur),
        totaux.reset_index(drop=True),
        fins,
        couleurs,
    )


certitudes_etroites = partial(certitudes, largeur=INTITULE_ETROIT)
couverture_etroite = partial(couverture, largeur=INTITULE_ETROIT)


def apports(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Un tableau coloré : une ligne par table, une colonne par document, les nombres dans les cases.

    Attend les colonnes de queries.sources.apports.
    """
    natures = dict(zip(tableau["document"], tableau["nature_source"], strict=True))
    return _heatmap(
        tableau,
        {
            document: f"{rang}. {LIBELLES['nature_source'].get(nature, nature)}"
            for rang, (document, nature) in enumerate(natures.items(), start=1)
        },
        palette(sombre),
    )


def apports_etroit(tableau: pd.DataFrame, sombre: bool) -> go.Figure:
    """Le même tableau pour un écran étroit : le numéro du document suffit."""
    documents = tableau["document"].unique()
    return _heatmap(
        tableau,
        {
            document: f"n°\u00a0{rang}"
            for rang, document in enumerate(documents, start=1)
        },
        palette(sombre),
    )


def _heatmap(
    tableau: pd.DataFrame, etiquettes: dict[str, str], couleurs: Palette
) -> go.Figure:
    # Les teintes fortes sont laissées : l’encre doit rester lisible dans chaque case.
    teintes = couleurs.sequence[:3]
    figure = go.Figure(
        go.Heatmap(
            x=[etiquettes[document] for document in tableau["document"]],
            y=[LIBELLES["nom_table"].get(nom, nom) for nom in tableau["nom_table"]],
            z=tableau["nb_lignes"],
            text=[nombre(nb) for nb in tableau["nb_lignes"]],
            texttemplate="%{text}",
            textfont={"color": couleurs.encre},
            customdata=[escape(d, quote=False) for d in tableau["document"]],
            hovertemplate="%{customdata}<br>%{y}\u00a0: %{text}<extra></extra>",
            colorscale=[[rang / 2, teinte] for rang, teinte in enumerate(teintes)],
            zmin=0,
            showscale=False,
            xgap=2,
            ygap=2,
        )
    )
    figure.update_yaxes(autorange="reversed")
    figure.update_xaxes(side="top", tickangle=0)
    apply_style(figure, couleurs, hauteur=60 + 30 * tableau["nom_table"].nunique())
    figure.update_xaxes(showgrid=False, ticks="", showline=False)
    figure.update_yaxes(showgrid=False, ticks="", showline=False)
    return figure


def _stack(
    tableau: pd.DataFrame,
    nom: str,
    valeurs: pd.Series,
    fond: str,
    motif: str,
    couleurs: Palette,
) -> go.Bar:
    return go.Bar(
        name=nom,
        x=valeurs,
        y=tableau["document"],
        orientation="h",
        marker={
            "color": fond,
            "line": {"color": couleurs.accent, "width": 1},
            "pattern": {
                "shape": motif,
                "fgcolor": couleurs.accent,
                "size": 6,
                "solidity": 0.35,
            },
        },
        customdata=[escape(d, quote=False) for d in tableau["document"]],
        hovertemplate=f"%{{customdata}}<br>{nom}\u00a0: %{{x:,.0f}}<extra></extra>",
    )


def distinct(documents: pd.Series) -> pd.Series:
    """Les titres, numérotés quand ils reviennent : deux fichiers peuvent porter le même nom."""
    rangs = documents.groupby(documents).cumcount() + 1
    return documents.where(rangs == 1, documents + rangs.map("\u00a0({})".format))


def shorten(documents: pd.Series, largeur: int) -> dict[str, str]:
    """{document : ce que sa ligne en montre}."""
    lignes = {document: wrap(document, largeur) for document in documents}
    return {d: m[0] + ("…" if len(m) > 1 else "") for d, m in lignes.items()}


def _rows(
    figure: go.Figure,
    documents: dict[str, str],
    totaux: pd.Series,
    fins: list[str],
    couleurs: Palette,
) -> go.Figure:
    """Pose l’intitulé de chaque document au-dessus de sa barre, et son total au bout."""
    for (document, montre), total, fin in zip(
        documents.items(), totaux, fins, strict=True
    ):
        figure.add_annotation(
            x=0,
            y=document,
            text=escape(montre, quote=False),
            xanchor="left",
            yanchor="bottom",
            yshift=9,
            showarrow=False,
            font={"size": 13},
        )
        figure.add_annotation(
            x=total,
            y=document,
            text=f"\u00a0{fin}",
            xanchor="left",
            showarrow=False,
            font={"size": 13, "color": couleurs.discret},
        )
    figure.update_xaxes(range=[0, float(totaux.max()) * 1.45], visible=False)
    figure.update_yaxes(autorange="reversed", visible=False)
    apply_style(figure, couleurs, hauteur=50 + 46 * len(documents))
    return figure.update_layout(
        barmode="stack", bargap=0.62, showlegend=True, legend=LEGENDE, margin={"t": 40}
    )
