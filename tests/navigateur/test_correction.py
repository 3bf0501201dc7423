"""D’un chiffre qui étonne à la ligne corrigée, et au chiffre changé."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.navigateur.conftest import ATTENTE_S, Onglet, Serveur

pytestmark = pytest.mark.navigateur
CHIFFRE = ".st-key-chiffre_participations [data-testid=stMetricValue]"


def test_de_pourquoi_ce_chiffre_au_chiffre_corrige(
    serveur_froid: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir(hauteur=1600)
    page = onglet.open(f"{serveur_froid.adresse}/participation")
    avant = int(re.sub(r"\D", "", page.locator(CHIFFRE).inner_text()))
    page.wait_for_selector(".barlayer path", timeout=ATTENTE_S * 1000)
    page.locator(".st-key-pourquoi_participations button").click()
    page.get_by_role("dialog").get_by_role("link", name="Corriger").first.click()
    page.wait_for_url("**/importer?**")
    onglet.settle()

    champ = page.get_by_role("textbox", name="Participations (facultatif)")
    expect(champ).not_to_have_value("")
    lue = int(champ.input_value())
    champ.fill("trop")
    expect(page.get_by_text("Un nombre est attendu")).to_be_visible()
    champ.fill(str(lue + 11))
    page.get_by_role("button", name="Voir ce qui changerait").click()
    page.get_by_role("textbox", name="Votre nom").fill(
        "Jeanne", timeout=ATTENTE_S * 1000
    )
    page.get_by_role("textbox", name="Raison").fill("Relu sur la feuille de présence.")
    page.get_by_role("button", name="Enregistrer la correction").click()
    expect(page.get_by_text("Les chiffres ont suivi")).to_be_visible(
        timeout=ATTENTE_S * 1000
    )
    expect(
        page.get_by_role("textbox", name="Participations (facultatif)")
    ).to_have_value(str(lue + 11))

    page = onglet.open(f"{serveur_froid.adresse}/participation")
    expect(page.locator(CHIFFRE)).to_have_text(re.compile(rf"\D*{_spaced(avant + 11)}"))
    assert onglet.fautes == [] and onglet.dehors == []


def _spaced(nombre: int) -> str:
    """Le nombre, ses milliers séparés par n’importe quel espace."""
    return r"\s?".join(f"{nombre:,}".split(","))


def test_une_case_de_la_grille_se_corrige_et_se_voit_avant_d_etre_enregistree(
    serveur_froid: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir(hauteur=1400)
    page = onglet.open(
        f"{serveur_froid.adresse}/importer?faire=Saisir+ou+corriger"
        "&maniere=Corriger+en+tableau&table=Ateliers"
    )
    expect(page.get_by_text("Rien n’a changé")).to_be_visible()
    grille = page.get_by_test_id("stDataFrame").bounding_box()
    assert grille is not None
    # La grille est une toile : la première case de l’intitulé, sous l’en-tête.
    page.mouse.click(grille["x"] + 300, grille["y"] + 52)
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    page.keyboard.press("Control+a")
    page.keyboard.type("Un tout autre sujet")
    page.wait_for_timeout(500)
    page.keyboard.press("Enter")
    expect(page.get_by_text("1\u00a0case changée dans 1\u00a0ligne")).to_be_visible()
    page.get_by_role("button", name="Voir ce qui changerait").click()
    page.get_by_role("textbox", name="Votre nom").fill(
        "Jeanne", timeout=ATTENTE_S * 1000
    )
    page.get_by_role("textbox", name="Raison").fill("Relu.")
    page.get_by_role("button", name="Enregistrer les corrections").click()
    expect(page.get_by_text("Les chiffres ont suivi")).to_be_visible(
        timeout=ATTENTE_S * 1000
    )
    expect(page.get_by_text("Rien n’a changé")).to_be_visible()
    onglet.open(f"{serveur_froid.adresse}/participation")
    assert onglet.fautes == [] and onglet.dehors == []
