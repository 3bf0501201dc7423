"""Chaque page s’ouvre, dessine, se lit étroite et sombre, et ne demande rien au dehors."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from egts_dashboard.ui.navigation import TITRES
from tests.navigateur.conftest import Onglet, Serveur

pytestmark = pytest.mark.navigateur
PAGES = list(TITRES)
# La page par défaut n’a pas de nom dans l’adresse.
ADRESSES = {nom: "" if nom == "accueil" else nom for nom in PAGES}
SANS_FIGURE = {"importer"}
# Ce que Plotly n’ajoute qu’une fois la figure dessinée.
TRACES = ".barlayer path, .scatterlayer path, .heatmaplayer image, .heatmaplayer path"
# Ce qui vient de Streamlit et que l’on ne peut pas corriger : règle, balise fautive.
FAUTES_DE_STREAMLIT: dict[str, str] = {
    # La zone de dépôt est une section décorative qui porte pourtant un nom (gravité mineure).
    "presentation-role-conflict": "stFileUploaderDropzone",
}


@pytest.mark.parametrize("nom", PAGES)
def test_une_page_s_ouvre_avec_ses_figures_et_sans_faute_de_console(
    nom: str, serveur: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir()
    page = onglet.open(f"{serveur.adresse}/{ADRESSES[nom]}")
    if nom not in SANS_FIGURE:
        page.wait_for_selector(TRACES, state="attached", timeout=30_000)
    assert page.locator('[data-testid="stException"]').count() == 0
    assert onglet.fautes == []
    assert onglet.dehors == []
    assert page.locator("html").get_attribute("lang") == "fr"


@pytest.mark.parametrize("nom", PAGES)
def test_une_page_tient_dans_400_points_de_large(
    nom: str, serveur: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    page = ouvrir(largeur=400, hauteur=800).open(f"{serveur.adresse}/{ADRESSES[nom]}")
    page.wait_for_timeout(800)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("sombre", [False, True], ids=["clair", "sombre"])
@pytest.mark.parametrize("nom", PAGES)
def test_axe_ne_trouve_aucune_faute_qui_soit_la_notre(
    nom: str, sombre: bool, serveur: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    page = ouvrir(sombre=sombre).open(f"{serveur.adresse}/{ADRESSES[nom]}")
    page.wait_for_timeout(1200)
    fautes = {
        f"{faute['id']} ({faute['impact']}) : {noeud['html'][:160]}"
        for faute in Axe().run(page).response["violations"]
        for noeud in faute["nodes"]
        if faute["id"] not in FAUTES_DE_STREAMLIT
    }
    assert fautes == set()


def test_un_lien_profond_ouvre_la_bonne_page_sur_un_serveur_neuf(
    serveur_froid: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    page = ouvrir().open(f"{serveur_froid.adresse}/budget")
    assert page.locator("h1").inner_text() == "Budget"
    menu = page.locator('[data-testid="stSidebarNav"] a').all_inner_texts()
    assert menu == list(TITRES.values())
