"""Plotly en français, sans rien télécharger."""

from typing import Any

LOCALE: dict[str, Any] = {
    "dictionary": {
        "Autoscale": "Échelle automatique",
        "Box Select": "Sélection rectangulaire",
        "Click to enter Plot title": "Titre",
        "Download plot as a png": "Télécharger l’image (PNG)",
        "Download plot": "Télécharger l’image",
        "Pan": "Translation",
        "Reset": "Réinitialiser",
        "Reset axes": "Réinitialiser les axes",
        "Zoom": "Zoom",
        "Zoom in": "Zoom avant",
        "Zoom out": "Zoom arrière",
    },
    "format": {
        "days": "dimanche lundi mardi mercredi jeudi vendredi samedi".split(),
        "shortDays": "dim. lun. mar. mer. jeu. ven. sam.".split(),
        "months": (
            "janvier février mars avril mai juin juillet août septembre octobre"
            " novembre décembre"
        ).split(),
        "shortMonths": (
            "janv. févr. mars avril mai juin juill. août sept. oct. nov. déc."
        ).split(),
        "date": "%d/%m/%Y",
        "decimal": ",",
        "thousands": "\u202f",
    },
}

# La barre d’outils de Plotly doublerait l’export et parlerait anglais au survol.
CONFIG: dict[str, Any] = {
    "locale": "fr",
    "locales": {"fr": LOCALE},
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
}
