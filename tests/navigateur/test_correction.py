"""D’un chiffre qui étonne à la ligne corrigée, et au chiffre changé."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.navigateur.conftest import ATTENTE_S, Onglet, Serveur

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


def write_cell(page: Page, texte: str, touche: str) -> None:
    """Ouvre la case choisie, y écrit, et la quitte par cette touche."""
    page.keyboard.press("Enter")
    # Tant que l’éditeur de la case n’est pas là, ce qu’on tape se perd.
    editeur = page.locator("#portal textarea, #portal input")
    expect(editeur).to_be_visible()
    editeur.fill(texte)
    expect(editeur).to_have_value(texte)
    page.keyboard.press(touche)


def grid_box(onglet: Onglet) -> FloatRect:
    """La place de la grille, une fois la page montrée et ses colonnes à leur largeur."""
    expect(onglet.page.get_by_role("main")).to_contain_text("Rien n’a changé")
    onglet.settle()
    # La grille est une toile : rien dans la page ne dit qu’elle a fini de se dessiner.
    onglet.page.wait_for_timeout(1000)
    grille = onglet.page.get_by_test_id("stDataFrame").bounding_box()
    assert grille is not None
    return grille


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
    grille = grid_box(onglet)
    # La première case de l’intitulé, sous l’en-tête.
    page.mouse.click(grille["x"] + 300, grille["y"] + 52)
    write_cell(page, "Un tout autre sujet", "Enter")
    expect(page.get_by_text("Lignes\u00a0: 1\u00a0corrigée.")).to_be_visible()
    page.get_by_role("button", name="Voir ce qui changerait").click()
    page.get_by_role("textbox", name="Votre nom").fill(
        "Jeanne", timeout=ATTENTE_S * 1000
    )
    page.get_by_role("textbox", name="Raison").fill("Relu.")
    page.get_by_role("button", name="Enregistrer ces changements").click()
    expect(page.get_by_text("Les chiffres ont suivi")).to_be_visible(
        timeout=ATTENTE_S * 1000
    )
    expect(page.get_by_text("Rien n’a changé")).to_be_visible()
    onglet.open(f"{serveur_neuf.adresse}/participation")
    assert onglet.fautes == [] and onglet.dehors == []


GRILLE = "/importer?faire=Saisir+ou+corriger&maniere=Corriger+en+tableau&table=Sigles"
RANGEE = 35


def test_la_grille_ajoute_et_retire_des_lignes_en_un_seul_lot(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir(hauteur=2000)
    page = onglet.open(f"{serveur_neuf.adresse}{GRILLE}")
    corps = page.get_by_role("main")
    grille = grid_box(onglet)
    avant = lines_said(corps)
    # Cocher la deuxième ligne, puis la retirer.
    page.mouse.click(grille["x"] + 18, grille["y"] + 52 + RANGEE)
    page.keyboard.press("Delete")
    expect(corps).to_contain_text("Lignes\u00a0: 1\u00a0retirée.")
    page.mouse.move(grille["x"] + 200, grille["y"] + 60)
    page.get_by_role("button", name="Ajouter une ligne").click()
    page.wait_for_timeout(800)
    # La ligne neuve est la dernière, en bas de la grille.
    page.mouse.click(grille["x"] + 60, grille["y"] + grille["height"] - 18)
    for texte in ("ZZTOP", "Zone zélée des têtes opiniâtres"):
        write_cell(page, texte, "Tab")
        page.wait_for_timeout(800)
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
        grille = grid_box(vu)
        page.mouse.click(grille["x"] + 260, grille["y"] + 52)
        page.wait_for_timeout(500)
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(500)
        write_cell(page, f"Version {rang}", "Enter")
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
