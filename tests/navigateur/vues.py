"""Les pages à ouvrir : leur adresse, et ce qui dit que leur figure est dessinée."""

from egts_dashboard.ui.navigation import TITRES

PAGES = list(TITRES)
# La page par défaut n’a pas de nom dans l’adresse.
ADRESSES = {nom: "" if nom == "accueil" else nom for nom in PAGES}
SANS_FIGURE = {"dossier", "importer"}
# Ce que Plotly n’ajoute qu’une fois la figure dessinée.
TRACES = ".barlayer path, .scatterlayer path, .heatmaplayer image, .heatmaplayer path"
