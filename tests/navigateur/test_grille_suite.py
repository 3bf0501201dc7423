"""La grille page par page, et ses lignes une à une, au clavier."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.navigateur.conftest import Serveur
from tests.navigateur.grille import wait_for_grid, write_cell
from tests.navigateur.onglet import ATTENTE_S, Onglet

pytestmark = pytest.mark.navigateur
GRILLE = "/importer?faire=Saisir+ou+corriger&maniere=Corriger+en+tableau&table=Préconisations"


def test_on_ne_change_pas_de_page_au_milieu_d_une_correction(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir(hauteur=1400)
    page = onglet.open(f"{serveur_neuf.adresse}{GRILLE}")
    wait_for_grid(onglet)
    pages = page.get_by_test_id("stPagination")
    pages.get_by_text("2", exact=True).click()
    expect(page.get_by_text(re.compile("Lignes 201 à "))).to_be_visible()
    wait_for_grid(onglet)
    write_cell(page, 2, 0, "Un tout autre sujet")
    expect(page.get_by_text("avant de changer de page")).to_be_visible()
    expect(pages.get_by_text("1", exact=True)).to_be_disabled()
    page.get_by_role("button", name="Annuler ces changements").click()
    expect(page.get_by_text("Rien n’a changé")).to_be_visible()
    # On reste où l’on était.
    expect(page.get_by_text(re.compile("Lignes 201 à "))).to_be_visible()
    expect(pages.get_by_text("1", exact=True)).to_be_enabled()
    assert onglet.fautes == [] and onglet.dehors == []


def test_une_ligne_de_la_grille_s_ouvre_au_clavier(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir(hauteur=1400)
    page = onglet.open(f"{serveur_neuf.adresse}{GRILLE}")
    wait_for_grid(onglet)
    page.locator("summary", has_text="une à une").focus()
    page.keyboard.press("Enter")
    liens = page.get_by_role("main").get_by_role("listitem").get_by_role("link")
    lien = liens.first
    nom = lien.inner_text(timeout=ATTENTE_S * 1000)
    for _ in range(20):
        page.keyboard.press("Tab")
        if lien.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**ligne=**")
    champ = page.get_by_role("textbox", name="Intitulé", exact=True)
    expect(champ).to_have_value(nom, timeout=ATTENTE_S * 1000)
    assert onglet.fautes == [] and onglet.dehors == []
