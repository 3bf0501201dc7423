"""Déposer un fichier dans « Importer et saisir », et relire le chiffre qu’il change."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.navigateur.conftest import Serveur
from tests.navigateur.onglet import Onglet

ATTENTE_MS = 60_000
TITRES_CSV = (
    "atelier_id;demarche_id;territoire_code;intitule;nb_seances;nb_participants;source_id;"
    "localisation;certitude\n"
)
FAUTIF = "neuf;egts-so-2014;R54;Atelier neuf;2;-46;doc-bilan-so-2014;p. 1;imprime\n"


def drop(page: Page, fichier: Path) -> None:
    """Dépose le fichier, et attend qu’il soit reçu."""
    champ = page.locator('[data-testid="stFileUploader"]')
    for _ in range(5):
        champ.locator('input[type="file"]').set_input_files(fichier)
        try:
            expect(champ).to_contain_text(fichier.name, timeout=5_000)
        except AssertionError:
            continue
        return
    raise AssertionError("le fichier n’a pas été déposé")


def participations(onglet: Onglet, serveur: Serveur) -> str:
    """Les participations aux ateliers que dit la page : par son nom, car les chiffres
    voisins peuvent se dessiner avant.
    """
    page = onglet.open(f"{serveur.adresse}/participation")
    dit = page.get_by_test_id("stMetric").filter(has_text="Participations aux ateliers")
    chiffre = dit.get_by_test_id("stMetricValue")
    expect(chiffre).to_be_visible(timeout=ATTENTE_MS)
    return chiffre.inner_text()
