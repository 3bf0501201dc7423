"""Les calculs des thèmes proposés, au clavier seul : ouvrir, changer de choix, fermer."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.navigateur.accessibilite import find_violations
from tests.navigateur.conftest import Serveur
from tests.navigateur.gestes_clavier import press_by_key
from tests.navigateur.onglet import Onglet

pytestmark = pytest.mark.navigateur
CHOIX = {"faire": "Coder", "coder": "Thèmes proposés", "confiance": "10"}


@pytest.mark.parametrize(
    "vue",
    [{}, {"largeur": 400, "hauteur": 800, "sombre": True}],
    ids=["large", "étroit"],
)
def test_une_autre_proposition_se_choisit_dans_la_fenetre_au_clavier(
    vue: dict[str, int], serveur: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir(**vue)
    page = onglet.open(f"{serveur.adresse}/importer?{urlencode(CHOIX)}")
    press_by_key(page, "Pourquoi cette confiance")
    fenetre = page.get_by_role("dialog")
    requete = fenetre.locator("pre")
    expect(requete).to_contain_text("WITH codes")
    premiere = requete.text_content()

    liste = fenetre.get_by_role("combobox")
    liste.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(requete).not_to_have_text(str(premiere))
    expect(fenetre.get_by_role("cell", name="Confiance", exact=True)).to_be_visible()
    _check(page)
    page.keyboard.press("Escape")
    expect(fenetre).to_have_count(0)
    assert onglet.fautes == []


def test_les_propositions_d_un_autre_theme_se_refont_au_clavier(
    serveur: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir()
    page = onglet.open(f"{serveur.adresse}/importer?{urlencode(CHOIX)}")
    page.locator("summary", has_text="thème par thème").focus()
    page.keyboard.press("Enter")
    press_by_key(page, "D’où viennent ces propositions")
    fenetre = page.get_by_role("dialog")
    justes = fenetre.get_by_text("justes")
    expect(justes).to_be_visible()
    premieres = justes.text_content()
    fenetre.get_by_role("combobox").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(justes).not_to_have_text(str(premieres))
    _check(page)
    page.keyboard.press("Escape")
    expect(fenetre).to_have_count(0)
    assert onglet.fautes == []


def _check(page: Page) -> None:
    """Rien ne déborde, et axe n’y trouve rien."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert find_violations(page) == set()
