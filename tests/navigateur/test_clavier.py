"""Au clavier seul : Tab, flèches et Entrée, de la page à la fiche."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.navigateur.clavier import tab_to
from tests.navigateur.conftest import Serveur
from tests.navigateur.onglet import Onglet

pytestmark = pytest.mark.navigateur


def test_la_premiere_tabulation_mene_au_contenu_et_le_dit_en_francais(
    serveur: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    page = ouvrir().open(f"{serveur.adresse}/remontees")
    tab_to(page, "Aller au contenu")
    page.keyboard.press("Enter")
    tab_to(page, "Pourquoi ce chiffre")


def test_preconisations_se_cherche_et_s_ouvre_au_clavier(
    serveur: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir()
    page = onglet.open(f"{serveur.adresse}/preconisations")
    tab_to(page, "|Chercher des mots|")
    page.keyboard.type("pouvoir d’agir")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    tab_to(page, "fiche=")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()
    assert onglet.fautes == []


def test_remontees_mene_d_un_item_choisi_a_sa_fiche_au_clavier(
    serveur: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir()
    page = onglet.open(f"{serveur.adresse}/remontees")
    histoire = page.get_by_role("list", name="Histoire de l’item")
    expect(histoire).to_be_visible()
    avant = histoire.inner_text()
    tab_to(page, "|Item|")
    page.keyboard.type("recherche-action")
    # Prise avant que la liste soit filtrée, la touche Entrée ne choisit rien.
    expect(page.get_by_role("option").first).to_contain_text("recherche-action")
    page.keyboard.press("Enter")
    expect(histoire).not_to_have_text(avant)
    expect(histoire).to_contain_text("recherche-action")
    tab_to(page, "fiche=")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Préconisations").first).to_be_visible()
    expect(page.get_by_role("dialog")).to_contain_text("recherche-action")
    assert onglet.fautes == []
