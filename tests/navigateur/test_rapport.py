"""Un rapport déposé, corrigé, confirmé : il est dans Préconisations."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from tests.navigateur.conftest import Serveur
from tests.navigateur.grille import write_at
from tests.navigateur.onglet import Onglet

pytestmark = pytest.mark.navigateur

RAPPORT = """Atelier 1 – Se loger
18 participants, 3 séances
Propositions
- Créer un fonds de garantie départemental pour les apprentis
- Former les équipes d’accueil aux situations d’urgence
"""
CORRIGE = "Garantir les loyers des apprentis"


def choose(page: Page, etiquette: str, choix: str) -> None:
    """Choisit dans une liste déroulante, et s’assure que le choix y est resté."""
    champ = page.get_by_role("combobox", name=etiquette)
    for _ in range(4):
        # Une page qui se refait referme la liste, ou oublie le choix tout juste fait.
        try:
            champ.click(timeout=15_000)
            page.get_by_role("option", name=choix, exact=True).click(timeout=5_000)
            expect(champ).to_have_value(choix, timeout=5_000)
            return
        except (AssertionError, Error):
            page.keyboard.press("Escape")
    pytest.fail(f"« {choix} » ne se choisit pas dans « {etiquette} »")


def write(page: Page, etiquette: str, texte: str) -> None:
    """Écrit dans un champ et le quitte."""
    page.get_by_label(etiquette, exact=True).fill(texte)
    page.keyboard.press("Tab")


def test_un_rapport_depose_corrige_confirme_est_dans_les_preconisations(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet], tmp_path: Path
) -> None:
    fichier = tmp_path / "logement.txt"
    fichier.write_text(RAPPORT, encoding="utf-8")
    onglet = ouvrir()
    page = onglet.open(f"{serveur_neuf.adresse}/importer?faire=Lire+un+rapport")
    page.locator("input[type=file]").set_input_files(fichier)
    expect(page.get_by_text("lignes du document, d’où l’on tire")).to_be_visible(
        timeout=30_000
    )

    write(page, "Son nom", "Concertation du Val d’Arse")
    choose(page, "Territoire qui parle", "Charente-Maritime")
    choose(page, "Échelon", "Département")
    write(page, "Année du document", "2021")
    write(page, "Qui l’a produit", "Communauté de communes")

    # La première ligne, colonne « Intitulé » : on écrit par-dessus, comme dans un tableur.
    page.get_by_role("heading", name="Préconisations, constats et pratiques").click()
    onglet.settle()
    grille = page.get_by_test_id("stDataFrame").nth(1)
    grille.scroll_into_view_if_needed()
    onglet.rest()
    write_at(grille, 250, 1, 0, CORRIGE)
    onglet.rest()

    page.get_by_role("button", name="Voir ce qui changerait").click()
    write(page, "Votre nom", "Jeanne")
    write(page, "Raison", "Rapport de 2021.")
    page.get_by_role("button", name="Enregistrer ces lignes").click()
    expect(page.get_by_text("lignes enregistrées")).to_be_visible(timeout=60_000)

    page = onglet.open(
        f"{serveur_neuf.adresse}/preconisations?q=garantir+loyers+apprentis"
    )
    expect(page.get_by_text(CORRIGE).first).to_be_visible(timeout=30_000)
    assert onglet.fautes == []
