"""Chaque page s’ouvre, dessine, se lit étroite et sombre, et ne demande rien au dehors."""

import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from egts_dashboard.ui.navigation import TITRES
from tests.navigateur.accessibilite import find_violations
from tests.navigateur.clavier import find_keyboard_faults
from tests.navigateur.conftest import Serveur
from tests.navigateur.onglet import Fenetres, Onglet, Ouvrir, tabs
from tests.navigateur.vues import ADRESSES, PAGES, SANS_FIGURE, TRACES

pytestmark = pytest.mark.navigateur
# Ici la réponse est une liste : sa figure vient après.
SANS_FIGURE_EN_TETE = {*SANS_FIGURE, "preconisations"}


def find_cut_labels(page: Page) -> list[str]:
    """Les libellés et les chiffres de tête qui débordent de leur case."""
    coupes: list[str] = page.evaluate(
        """[...document.querySelectorAll('[data-testid="stMetric"] *')]
        .filter(p => p.scrollWidth > p.clientWidth + 1).map(p => p.innerText)"""
    )
    return coupes


@pytest.fixture(scope="module", params=PAGES)
def large(
    request: pytest.FixtureRequest, serveur: Serveur, fenetres: Fenetres
) -> Iterator[Onglet]:
    """Une page ouverte une fois, large et claire, pour les essais qui la lisent sans la changer.

    Celui du clavier, qui fait défiler la page, vient en dernier.
    """
    with tabs(fenetres) as ouvrir:
        onglet = ouvrir()
        page = onglet.open(f"{serveur.adresse}/{ADRESSES[request.param]}")
        if request.param not in SANS_FIGURE:
            page.wait_for_selector(TRACES, state="attached", timeout=30_000)
        onglet.rest()
        yield onglet


def test_une_page_s_ouvre_avec_ses_figures_et_sans_faute_de_console(
    large: Onglet,
) -> None:
    page = large.page
    assert page.locator('[data-testid="stException"]').count() == 0
    assert large.fautes == []
    assert large.dehors == []
    assert page.locator("html").get_attribute("lang") == "fr"


@pytest.mark.parametrize(
    "large", [n for n in PAGES if n not in SANS_FIGURE_EN_TETE], indirect=True
)
def test_la_figure_principale_est_entiere_sur_le_premier_ecran(large: Onglet) -> None:
    check_first_screen(large.page)


def test_axe_ne_trouve_aucune_faute_qui_soit_la_notre(large: Onglet) -> None:
    assert find_violations(large.page) == set()


def test_le_clavier_atteint_tout_dans_l_ordre_et_l_on_voit_ou_l_on_est(
    large: Onglet,
) -> None:
    large.settle()
    assert find_keyboard_faults(large.page) == {}
    assert large.fautes == []


@pytest.mark.parametrize("nom", PAGES)
def test_axe_ne_trouve_aucune_faute_en_sombre(
    nom: str, serveur: Serveur, ouvrir: Ouvrir
) -> None:
    onglet = ouvrir(sombre=True)
    page = onglet.open(f"{serveur.adresse}/{ADRESSES[nom]}")
    onglet.rest()
    assert find_violations(page) == set()


@pytest.mark.parametrize(
    "adresse",
    [
        "representativite?comparer=Ateliers, Poitou-Charentes",
        # Un filtre actif n’ajoute pas de rangée au-dessus de la réponse.
        "themes?territoire=Limousin",
        "themes?territoire=Poitou-Charentes&niveau=Région&annee=2014",
        "remontees?territoire=Poitou-Charentes",
    ],
)
def test_un_choix_laisse_la_figure_principale_sur_le_premier_ecran(
    adresse: str, serveur: Serveur, ouvrir: Ouvrir
) -> None:
    onglet = ouvrir()
    page = onglet.open(f"{serveur.adresse}/{adresse}")
    page.wait_for_selector(TRACES, state="attached", timeout=30_000)
    onglet.rest()
    check_first_screen(page)


def check_first_screen(page: Page) -> None:
    """La première figure entière sous les yeux, la réponse et les chiffres au-dessus d’elle."""
    figure = page.locator('[data-testid="stPlotlyChart"]:visible').first.bounding_box()
    assert figure is not None
    assert figure["y"] + figure["height"] <= 768
    # Sous le bandeau de Streamlit.
    titre = page.locator("h1").bounding_box()
    bandeau = page.locator('[data-testid="stHeader"]').bounding_box()
    assert titre is not None and bandeau is not None
    assert titre["y"] >= bandeau["y"] + bandeau["height"]


# Le sombre se lit large, page par page : étroit, il n’ajoute que le bandeau du téléphone.
@pytest.mark.parametrize(
    ("nom", "sombre"), [*((nom, False) for nom in PAGES), ("accueil", True)]
)
def test_une_page_tient_dans_400_points_de_large_sans_faute_d_axe_ni_de_clavier(
    nom: str, sombre: bool, serveur: Serveur, ouvrir: Ouvrir
) -> None:
    onglet = ouvrir(largeur=400, hauteur=800, sombre=sombre)
    page = onglet.open(f"{serveur.adresse}/{ADRESSES[nom]}")
    onglet.rest()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert find_cut_labels(page) == []
    assert find_violations(page) == set()
    assert find_keyboard_faults(page) == {}


@pytest.mark.parametrize("sombre", [False, True], ids=["clair", "sombre"])
def test_une_page_imprimee_tient_sur_des_feuilles_a4_en_encre_sur_blanc(
    sombre: bool, serveur: Serveur, ouvrir: Ouvrir
) -> None:
    onglet = ouvrir(sombre=sombre)
    page = onglet.open(f"{serveur.adresse}/budget")
    page.wait_for_selector(TRACES, state="attached", timeout=30_000)
    onglet.rest()
    feuilles = PdfReader(
        io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))
    ).pages
    texte = " ".join(feuille.extract_text() for feuille in feuilles)
    # La première phrase et la dernière ligne de la dernière table, sans le menu ni les boutons.
    assert "L’enveloppe est-elle tenue" in texte
    assert "ressources et synthèses" in " ".join(texte.split())
    assert "Importer et saisir" not in texte and "Télécharger" not in texte
    # Une fois dans la figure, une fois dans la table ; en sombre, la figure devient une image.
    assert texte.count("Toulouse-Cenon") == (1 if sombre else 2)
    assert len(feuilles) <= 4
    assert round(feuilles[0].mediabox.width / 72 * 25.4) == 210
    page.emulate_media(media="print", color_scheme="dark" if sombre else "light")
    fond = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    assert page.evaluate(fond) == "rgb(255, 255, 255)"


def test_un_lien_profond_ouvre_la_bonne_page_sur_un_serveur_neuf(
    serveur_froid: Serveur, ouvrir: Ouvrir
) -> None:
    page = ouvrir().open(f"{serveur_froid.adresse}/budget")
    assert page.locator("h1").inner_text() == "Budget"
    menu = page.locator('[data-testid="stSidebarNav"] a').all_inner_texts()
    assert menu == list(TITRES.values())
