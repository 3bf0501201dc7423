"""Au clavier seul : presser un bouton, remplir un champ, choisir dans une liste, déposer un fichier."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as TropLong

from tests.navigateur.clavier import tab_to
from tests.navigateur.depot import ATTENTE_MS


def drop_by_key(page: Page, bouton: str, fichier: Path) -> None:
    """Ouvre le choix du fichier depuis son bouton, atteint de Tab en Tab."""
    # Un serveur neuf montre sa première page deux fois : le bouton atteint peut s’en aller.
    for _ in range(4):
        tab_to(page, bouton)
        try:
            with page.expect_file_chooser(timeout=8_000) as attendu:
                page.keyboard.press("Space")
        except TropLong:
            continue
        attendu.value.set_files(fichier)
        return
    pytest.fail(f"le clavier n’ouvre pas « {bouton} »")


def fill_by_key(page: Page, champ: str, texte: str) -> None:
    """Atteint le champ, une fois montré, et y écrit."""
    expect(page.get_by_label(champ.strip("|"), exact=True)).to_be_visible(
        timeout=ATTENTE_MS
    )
    tab_to(page, champ)
    page.keyboard.type(texte)


def choose_by_key(page: Page, champ: str, mots: str, suite: str) -> None:
    """Tape le choix dans la liste et l’y prend ; `suite` dit que la page l’a suivi."""
    for _ in range(4):
        tab_to(page, champ)
        page.keyboard.press("Control+a")
        page.keyboard.type(mots)
        try:
            # Prise avant que la liste soit filtrée, la touche Entrée ne choisit rien.
            montre = page.get_by_role("option").filter(has_text=mots).first
            expect(montre).to_be_visible(timeout=10_000)
            page.keyboard.press("Enter")
            expect(page.get_by_role("main")).to_contain_text(suite, timeout=15_000)
            return
        except AssertionError:
            page.keyboard.press("Escape")
    pytest.fail(f"« {mots} » ne se choisit pas au clavier")


def press_by_key(page: Page, bouton: str) -> None:
    """Atteint le bouton, une fois montré, et l’enfonce."""
    montre = page.get_by_role("button", name=bouton.strip("|")).first
    expect(montre).to_be_visible(timeout=ATTENTE_MS)
    tab_to(page, bouton)
    page.keyboard.press("Enter")
