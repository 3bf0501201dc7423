"""Des gestes entiers, comme les trois lecteurs les font."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.navigateur.conftest import Serveur
from tests.navigateur.onglet import Onglet

pytestmark = pytest.mark.navigateur


def choose(page: Page, etiquette: str, choix: str) -> None:
    """Ajoute un choix à un filtre de la barre latérale."""
    page.get_by_role("combobox", name=etiquette).click()
    page.get_by_role("option", name=choix, exact=True).click()
    page.keyboard.press("Escape")


def test_un_filtre_s_ecrit_dans_l_adresse_et_le_lien_rend_la_meme_vue(
    serveur: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir()
    page = onglet.open(f"{serveur.adresse}/budget")
    choose(page, "Territoire", "Limousin")
    total = page.locator(".st-key-chiffre_total [data-testid=stMetricValue]")
    expect(total).to_contain_text("2\u202f784,00")
    assert "territoire=Limousin" in page.url
    adresse = page.url
    onglet.open(adresse)
    expect(total).to_contain_text("2\u202f784,00")
    page.get_by_role("button", name="Territoire : Limousin ✕").click()
    expect(total).to_contain_text("40\u202f303,41")
    assert "territoire" not in page.url


def test_un_chiffre_s_ouvre_sur_son_document_et_sa_place(
    serveur: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    page = ouvrir().open(f"{serveur.adresse}/budget")
    page.locator(".st-key-pourquoi_somme button").click()
    dialogue = page.get_by_role("dialog")
    expect(dialogue).to_contain_text("Somme des lignes")
    expect(dialogue).to_contain_text("Somme des montants des lignes")
    expect(dialogue).to_contain_text(
        "7\u00a0lignes\u00a0: 6\u00a0déduites, 1\u00a0incertaine"
    )
    table = dialogue.get_by_role("table")
    expect(table).to_contain_text("Place dans le document")
    expect(table).to_contain_text("Consommation de l’enveloppe dédiée, 1re ligne")
    page.keyboard.press("Escape")
    expect(dialogue).not_to_be_visible()


def test_le_csv_emporte_est_la_table_montree(
    serveur: Serveur, ouvrir: Callable[..., Onglet], tmp_path: Path
) -> None:
    page = ouvrir().open(f"{serveur.adresse}/budget?territoire=Limousin")
    with page.expect_download() as attendu:
        page.locator(".st-key-csv_lignes button").click()
    fichier = tmp_path / "lignes.csv"
    attendu.value.save_as(fichier)
    texte = fichier.read_text(encoding="utf-8-sig")
    commentaires = [ligne for ligne in texte.splitlines() if ligne.startswith("#")]
    assert "# Territoire\u00a0: Limousin" in commentaires
    corps = "\n".join(
        ligne for ligne in texte.splitlines() if not ligne.startswith("#")
    )
    lignes = list(csv.DictReader(io.StringIO(corps), delimiter=";"))
    assert [ligne["Montant (€)"] for ligne in lignes] == ["2784,0"]
    assert {ligne["Territoire"] for ligne in lignes} == {"Limousin"}
    with page.expect_download() as attendu:
        page.locator(".st-key-xlsx_lignes button").click()
    classeur = tmp_path / "lignes.xlsx"
    attendu.value.save_as(classeur)
    cases = list(load_workbook(classeur).active.iter_rows(values_only=True))
    assert ("Territoire\u00a0: Limousin",) == cases[1][:1]
    assert 2784 in cases[-1]


def test_chercher_usager_trouve_l_usager_et_les_usagers(
    serveur: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    trouves = '.st-key-chiffre_nb [data-testid="stMetricValue"]'
    onglet = ouvrir()
    page = onglet.open(f"{serveur.adresse}/preconisations?q=usager")
    attendu = page.locator(trouves).inner_text()
    assert int(attendu) > 30
    for mots in ("l’usager", "usagers", "USAGERS", "utilisateur"):
        onglet.open(f"{serveur.adresse}/preconisations?q={mots}")
        expect(page.locator(trouves)).to_have_text(attendu)
