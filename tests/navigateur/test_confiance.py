"""« Pourquoi cette confiance ? » au clavier seul : ouvrir, changer de proposition, fermer."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

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
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert find_violations(page) == set()
    page.keyboard.press("Escape")
    expect(fenetre).to_have_count(0)
    assert onglet.fautes == []
