"""Le dossier de comité, de la page au fichier rouvert, puis de sa recette au même fichier."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.navigateur.accessibilite import find_violations
from tests.navigateur.conftest import Serveur
from tests.navigateur.onglet import Onglet

pytestmark = pytest.mark.navigateur
CHOIX = "dossier?titre=Comité+d’octobre&date=2014-10-14&blocs=Budget+:+l’enveloppe&blocs=Thèmes"


def download(page: Page, bouton: str) -> bytes:
    with page.expect_download() as attendu:
        page.get_by_role("button", name=bouton).click()
    return Path(attendu.value.path()).read_bytes()


@pytest.fixture
def onglet(serveur: Serveur, ouvrir: Callable[..., Onglet]) -> Onglet:
    ouvert = ouvrir()
    ouvert.open(
        f"{serveur.adresse}/{CHOIX}".replace(" :", "\u00a0:").replace("+:", "\u00a0:")
    )
    return ouvert


def test_choisir_telecharger_et_rouvrir_les_quatre_fichiers(onglet: Onglet) -> None:
    page = onglet.page
    expect(page.get_by_role("heading", name="1. Budget")).to_be_visible()

    note = docx.Document(io.BytesIO(download(page, "Note (DOCX)")))
    vues = Presentation(io.BytesIO(download(page, "Diaporama (PPTX)"))).slides
    classeur = openpyxl.load_workbook(io.BytesIO(download(page, "Classeur (XLSX)")))
    html = download(page, "Page d’un seul fichier (HTML)").decode()

    assert [p.text for p in note.paragraphs][:2] == [
        "Comité d’octobre",
        "14\u00a0octobre\u00a02014",
    ]
    assert "10\u202f265,76\u00a0€" in "\n".join(p.text for p in note.paragraphs)
    assert vues[1].shapes.title.text == "Budget\u00a0: l’enveloppe"
    assert any(forme.has_chart for forme in vues[1].shapes)
    assert classeur.sheetnames == [
        "À retenir",
        "Budget l’enveloppe",
        "Thèmes",
        "Sources",
    ]
    assert "10\u202f265,76\u00a0€" in html
    assert onglet.fautes == []
    assert onglet.dehors == []


def test_la_recette_emportee_redeposee_ailleurs_redonne_la_meme_page(
    onglet: Onglet, serveur: Serveur, ouvrir: Callable[..., Onglet], tmp_path: Path
) -> None:
    page = onglet.page
    page.get_by_text("La recette de ce dossier").click()
    recette = download(page, "Emporter la recette (JSON)")
    assert [bloc["sorte"] for bloc in json.loads(recette)["blocs"]] == [
        "budget",
        "themes",
    ]
    fichier = tmp_path / "recette.json"
    fichier.write_bytes(recette)

    neuf = ouvrir()
    autre = neuf.open(f"{serveur.adresse}/dossier")
    autre.get_by_text("La recette de ce dossier").click()
    autre.locator('input[type="file"]').set_input_files(fichier)
    expect(autre.get_by_text("Recette reprise")).to_be_visible()
    expect(autre.get_by_role("heading", name="1. Budget")).to_be_visible()
    expect(autre.get_by_role("heading", name="2. Thèmes")).to_be_visible()
    expect(autre.get_by_role("heading", name="3.")).to_have_count(0)
    assert download(autre, "Note (DOCX)") == download(page, "Note (DOCX)")
    assert neuf.fautes == []


@pytest.mark.parametrize("sombre", [False, True])
def test_la_page_du_fichier_html_se_lit_sans_faute(
    onglet: Onglet, ouvrir: Callable[..., Onglet], tmp_path: Path, sombre: bool
) -> None:
    fichier = tmp_path / "dossier.html"
    fichier.write_bytes(download(onglet.page, "Page d’un seul fichier (HTML)"))

    lu = ouvrir(largeur=400, sombre=sombre)
    lu.page.goto(fichier.as_uri())

    assert find_violations(lu.page) == set()
    assert lu.fautes == []
    assert lu.dehors == [fichier.as_uri()]
    assert not lu.page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
