"""Sur chaque page, au clavier seul : un chiffre, une table, un export et un choix s’ouvrent et s’emportent."""

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as TropLong

from tests.navigateur.clavier import tab_to
from tests.navigateur.conftest import Serveur
from tests.navigateur.onglet import Onglet, Ouvrir
from tests.navigateur.vues import ADRESSES, PAGES, SANS_FIGURE, TRACES

pytestmark = pytest.mark.navigateur
BANDEAU = '[data-testid="stMain"] [role="radiogroup"]'
AVEC_FIGURE = [nom for nom in PAGES if nom not in SANS_FIGURE]


def _open(ouvrir: Ouvrir, serveur: Serveur, nom: str) -> Onglet:
    onglet = ouvrir()
    page = onglet.open(f"{serveur.adresse}/{ADRESSES[nom]}")
    page.wait_for_selector(TRACES, state="attached", timeout=30_000)
    onglet.settle()
    return onglet


@pytest.mark.parametrize("nom", AVEC_FIGURE)
def test_un_chiffre_une_table_un_export_et_un_choix_se_font_au_clavier(
    nom: str, serveur: Serveur, ouvrir: Ouvrir
) -> None:
    onglet = _open(ouvrir, serveur, nom)
    page = onglet.page
    _explain(page, "Pourquoi ce chiffre")
    tab_to(page, "Les chiffres, leurs sources")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Télécharger (CSV)").first).to_be_visible()
    onglet.settle()
    assert _download_by_key(page, "Télécharger (CSV)").endswith(".csv")
    _explain(page, "Pourquoi ces chiffres")
    _change_with_arrows(onglet)
    assert onglet.fautes == []


def _download_by_key(page: Page, bouton: str) -> str:
    """Le nom du fichier que la touche Entrée télécharge."""
    # Une page qui se redessine peut ôter le bouton entre la tabulation et la touche.
    for _ in range(3):
        tab_to(page, bouton)
        try:
            with page.expect_download(timeout=15_000) as fichier:
                page.keyboard.press("Enter")
        except TropLong:
            continue
        return fichier.value.suggested_filename
    pytest.fail(f"le clavier ne télécharge rien par « {bouton} »")


def _change_with_arrows(onglet: Onglet) -> None:
    """Le premier choix en bandeau, s’il y en a un, passe à l’option suivante."""
    page = onglet.page
    choisie = page.locator(f"{BANDEAU} [aria-checked='true']").first
    if not page.locator(BANDEAU).count():
        return
    avant = choisie.inner_text()
    choisie.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    onglet.settle()
    expect(choisie).not_to_have_text(avant)


def _explain(page: Page, bouton: str) -> None:
    """Ouvre une explication, où le clavier reste, puis la ferme d’Échap et revient au bouton."""
    tab_to(page, bouton)
    page.keyboard.press("Enter")
    fenetre = page.get_by_role("dialog")
    expect(fenetre).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('[role=dialog]')")
    page.keyboard.press("Escape")
    expect(fenetre).not_to_be_visible()
    page.wait_for_function(
        "mots => document.activeElement.innerText.includes(mots)", arg=bouton
    )
