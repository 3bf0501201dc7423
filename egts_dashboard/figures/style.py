"""L’allure commune des figures : couleurs, nombres à la française, marges."""

from dataclasses import dataclass

from egts_dashboard.figures import dessin as go

# Le nom sous lequel Streamlit livre sa police de texte.
POLICE = '"Source Sans", sans-serif'


@dataclass(frozen=True)
class Palette:
    """Les couleurs d’un mode, clair ou sombre ; toutes à 3:1 au moins sur leur fond."""

    fond: str
    encre: str
    discret: str
    filet: str
    accent: str
    neutre: str
    regions: dict[str, str]
    sequence: tuple[str, ...]
    divergence: tuple[str, ...]


CLAIR = Palette(
    fond="#FFFFFF",
    encre="#1E1E1E",
    discret="#5A5A5A",
    filet="#D9D6D0",
    accent="#0B5C8A",
    neutre="#8A8780",
    regions={
        "R72": "#0072B2",
        "R73": "#C04E00",
        "R74": "#009E73",
        "R54": "#8E2C6B",
        "SO": "#3C3C3C",
        "FR": "#3C3C3C",
    },
    sequence=("#F4F7FA", "#C5DCEB", "#8DBAD6", "#4A90BC", "#0B5C8A"),
    divergence=("#0B5C8A", "#8DBAD6", "#FFFFFF", "#F0B27A", "#C04E00"),
)
SOMBRE = Palette(
    fond="#171614",
    encre="#EDEBE6",
    discret="#B4B0A8",
    filet="#3D3A35",
    accent="#6BB8E3",
    neutre="#8F8B84",
    regions={
        "R72": "#56B4E9",
        "R73": "#E69F00",
        "R74": "#2CC9A0",
        "R54": "#E58FBF",
        "SO": "#D9D9D9",
        "FR": "#D9D9D9",
    },
    sequence=("#201F1C", "#1F3D50", "#2A6485", "#4494C2", "#8CCBEF"),
    divergence=("#6BB8E3", "#2A6485", "#201F1C", "#8A5A12", "#E69F00"),
)


def palette(sombre: bool) -> Palette:
    """Les couleurs du mode affiché."""
    return SOMBRE if sombre else CLAIR


def couleur_region(code: str | None, couleurs: Palette) -> str:
    """La couleur d’une région, la même dans toutes les figures."""
    return couleurs.regions.get(code or "", couleurs.neutre)


def apply_style(figure: go.Figure, couleurs: Palette, *, hauteur: int) -> go.Figure:
    """Donne à toute figure les mêmes marges, polices, filets et séparateurs de nombres."""
    axe = {
        "gridcolor": couleurs.filet,
        "zerolinecolor": couleurs.discret,
        "linecolor": couleurs.filet,
        "tickfont": {"color": couleurs.discret, "size": 13},
        "title": {"font": {"color": couleurs.discret, "size": 13}},
        "automargin": True,
        "fixedrange": True,
    }
    figure.update_layout(
        height=hauteur,
        separators=",\u202f",
        margin={"l": 8, "r": 16, "t": 8, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": POLICE, "color": couleurs.encre, "size": 14},
        hoverlabel={
            "bgcolor": couleurs.fond,
            "bordercolor": couleurs.filet,
            "font": {"color": couleurs.encre, "family": POLICE},
            "align": "left",
        },
        showlegend=False,
        dragmode=False,
    )
    figure.update_xaxes(**axe)
    figure.update_yaxes(**axe)
    return figure
