"""Les mots de Streamlit se lisent en français, ceux où un nombre change aussi."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.navigateur.conftest import Serveur
from tests.navigateur.onglet import Onglet

pytestmark = pytest.mark.navigateur
ATTENTE_MS = 60_000


def test_le_choix_de_tout_ce_qui_se_trouve_se_dit_en_francais(
    serveur: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    page = ouvrir().open(f"{serveur.adresse}/importer?faire=Coder")
    champ = page.get_by_label("Qui code")
    expect(champ).to_be_visible(timeout=ATTENTE_MS)
    champ.fill("codeuse 2")
    corps = page.get_by_role("main")
    expect(corps).to_contain_text("Entrée pour valider")
    expect(corps).not_to_contain_text("Press")
    champ.press("Enter")
    themes = page.get_by_role("combobox", name="Thèmes, le principal d’abord")
    themes.click(timeout=ATTENTE_MS)
    themes.press_sequentially("form")
    expect(page.get_by_role("option").first).to_have_text("Choisir les 3 trouvés")
    themes.press_sequentially("ation")
    expect(page.get_by_role("option").first).not_to_contain_text("Select")
