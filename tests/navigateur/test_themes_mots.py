"""Dans un vrai navigateur : un mot, son contexte, sa fiche, puis la sélection emportée."""

from collections.abc import Callable

import pytest

from egts_dashboard.store.racines import MOT, fold
from tests.navigateur.accessibilite import find_violations
from tests.navigateur.conftest import Serveur
from tests.navigateur.onglet import Onglet

pytestmark = pytest.mark.navigateur


def words(texte: str) -> list[str]:
    return MOT.findall(fold(texte))


def test_un_mot_mene_a_la_fiche_et_la_selection_s_emporte(
    serveur: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir()
    page = onglet.open(
        f"{serveur.adresse}/themes?vue=Mots&mot=formation&tri_mots=Mot+d%E2%80%99apr%C3%A8s"
    )
    lignes = page.locator(".egts-concordance tbody tr")
    lignes.first.wait_for(timeout=20_000)
    assert lignes.count() == 40
    apres = lignes.locator("td:nth-child(3)").all_inner_texts()
    debuts = [words(texte)[:1] for texte in apres if words(texte)]
    assert len(debuts) > 20 and debuts == sorted(debuts)
    with page.expect_download() as attendu:
        page.get_by_role("button", name="Corpus IRaMuTeQ (.txt)").click()
    with open(attendu.value.path(), encoding="utf-8") as fichier:
        assert fichier.readline().startswith("**** *sorte_preconisation *atelier_")
    assert find_violations(page) == set()
    mot = lignes.first.locator("mark").inner_text()
    lignes.first.locator("a").click()
    fiche = page.get_by_role("dialog", name="Fiche")
    fiche.wait_for(timeout=20_000)
    assert mot.lower() in fiche.inner_text().lower()
    assert onglet.fautes == []
