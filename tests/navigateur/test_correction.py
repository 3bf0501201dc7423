"""D’un chiffre qui étonne à la ligne corrigée, et au chiffre changé."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.navigateur.conftest import Serveur
from tests.navigateur.grille import (
    add_row,
    wait_for_grid,
    withdraw_row,
    write_cell,
)
from tests.navigateur.onglet import ATTENTE_S, Onglet

pytestmark = pytest.mark.navigateur
CHIFFRE = ".st-key-chiffre_participations [data-testid=stMetricValue]"


def test_de_pourquoi_ce_chiffre_au_chiffre_corrige(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir(hauteur=1600)
    page = onglet.open(f"{serveur_neuf.adresse}/participation")
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

    page = onglet.open(f"{serveur_neuf.adresse}/participation")
    expect(page.locator(CHIFFRE)).to_have_text(re.compile(rf"\D*{_spaced(avant + 11)}"))
    assert onglet.fautes == [] and onglet.dehors == []


def _spaced(nombre: int) -> str:
    """Le nombre, ses milliers séparés par n’importe quel espace."""
    return r"\s?".join(f"{nombre:,}".split(","))


def test_une_case_de_la_grille_se_corrige_et_se_voit_avant_d_etre_enregistree(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir(hauteur=1400)
    page = onglet.open(
        f"{serveur_neuf.adresse}/importer?faire=Saisir+ou+corriger"
        "&maniere=Corriger+en+tableau&table=Ateliers"
    )
    wait_for_grid(onglet)
    # La première case de l’intitulé, après l’identifiant.
    write_cell(page, 2, 0, "Un tout autre sujet")
    expect(page.get_by_text("Lignes\u00a0: 1\u00a0corrigée.")).to_be_visible()
    sign(page)
    expect(page.get_by_text("Les chiffres ont suivi")).to_be_visible(
        timeout=ATTENTE_S * 1000
    )
    expect(page.get_by_text("Rien n’a changé")).to_be_visible()
    onglet.open(f"{serveur_neuf.adresse}/participation")
    assert onglet.fautes == [] and onglet.dehors == []


GRILLE = "/importer?faire=Saisir+ou+corriger&maniere=Corriger+en+tableau&table=Sigles"


def test_la_grille_ajoute_et_retire_des_lignes_en_un_seul_lot(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir(hauteur=2000)
    page = onglet.open(f"{serveur_neuf.adresse}{GRILLE}")
    corps = page.get_by_role("main")
    wait_for_grid(onglet)
    avant = lines_said(corps)
    withdraw_row(page, 1)
    expect(corps).to_contain_text("Lignes\u00a0: 1\u00a0retirée.")
    neuve = add_row(page)
    write_cell(page, 1, neuve, "ZZTOP")
    write_cell(page, 2, neuve, "Zone zélée des têtes opiniâtres")
    expect(corps).to_contain_text("Lignes\u00a0: 1\u00a0ajoutée et 1\u00a0retirée.")
    sign(page)
    expect(page.get_by_text("Les chiffres ont suivi")).to_be_visible(
        timeout=ATTENTE_S * 1000
    )
    # Un mot tapé pendant que la page se refait après l’enregistrement se perdrait.
    onglet.settle()
    assert lines_said(corps) == avant
    page.get_by_role("textbox", name="Contenant les mots").fill("ZZTOP")
    page.keyboard.press("Enter")
    expect(corps).to_contain_text("1\u00a0ligne.")
    assert onglet.fautes == []


def test_une_ligne_changee_par_un_autre_entre_temps_n_est_pas_ecrasee(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet, autre = ouvrir(hauteur=2000), ouvrir(hauteur=2000)
    pages = [o.open(f"{serveur_neuf.adresse}{GRILLE}") for o in (onglet, autre)]
    for rang, (page, vu) in enumerate(zip(pages, (onglet, autre), strict=True)):
        # Un onglet d’arrière-plan ne redessine pas sa toile : la case choisie y reste l’ancienne.
        page.bring_to_front()
        wait_for_grid(vu)
        write_cell(page, 3, 0, f"Version {rang}")
        expect(page.get_by_text("Lignes\u00a0: 1\u00a0corrigée.")).to_be_visible()
    sign(pages[1])
    expect(pages[1].get_by_text("Les chiffres ont suivi")).to_be_visible(
        timeout=ATTENTE_S * 1000
    )
    sign(pages[0])
    expect(pages[0].get_by_text("a changé depuis")).to_be_visible(
        timeout=ATTENTE_S * 1000
    )
    assert onglet.fautes == []


def sign(page: Page) -> None:
    """Voit ce qui changerait, signe et confirme."""
    page.get_by_role("button", name="Voir ce qui changerait").click()
    page.get_by_role("textbox", name="Votre nom").fill(
        "Jeanne", timeout=ATTENTE_S * 1000
    )
    page.get_by_role("textbox", name="Raison").fill("Relu.")
    page.get_by_role("button", name="Enregistrer ces changements").click()


def lines_said(corps: Locator) -> int:
    """Combien de lignes la page dit montrer."""
    dit = re.search(r"(\d+)\s+lignes\.", corps.inner_text())
    assert dit is not None
    return int(dit[1])
