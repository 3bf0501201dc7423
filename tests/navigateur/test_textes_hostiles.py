"""Ce qui vient d’un fichier se lit comme il est écrit, sur chaque page qui le montre."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from egts_dashboard.ui.navigation import TITRES
from tests.navigateur.conftest import Serveur
from tests.navigateur.depot import ATTENTE_MS, drop, participations
from tests.navigateur.onglet import Onglet

pytestmark = pytest.mark.navigateur
HOSTILES = (
    "<script>alert(1);window.pirate=1</script><img src=x onerror=window.pirate=1>",
    '=HYPERLINK("http://mal.example";"cliquez")',
    "$x^2$ et $$y$$ :red[rouge] :material/home:",
    "[a](javascript:window.pirate=1) **gras** _ital_ `code`",
    "\u202edroite à gauche\u202c et \u200fencore",
    "Émoji 🚌👩‍👩‍👧 <b>gras</b> et #titre\u00a0| case",
)
# Un mot que seules ont les préconisations apportées.
MOT = "saugrenu"
TROUVEES = f"preconisations?q={MOT}"
ADRESSES = (
    *("" if nom == "accueil" else nom for nom in TITRES),
    "themes?vue=Croisements",
    TROUVEES,
)


def test_un_texte_hostile_se_lit_sur_chaque_page_et_ne_fait_rien(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet], tmp_path: Path
) -> None:
    onglet = ouvrir(hauteur=2400)
    # Un serveur neuf montre sa première page deux fois : un fichier déposé entre-temps se perd.
    participations(onglet, serveur_neuf)
    import_hostile(onglet, serveur_neuf, tmp_path / "hostile.csv")
    lus = {}
    for adresse in ADRESSES:
        page = onglet.open(f"{serveur_neuf.adresse}/{adresse}")
        onglet.rest()
        check_harmless(page)
        lus[adresse] = page.get_by_test_id("stMain").text_content() or ""
    for adresse in ("participation", TROUVEES):
        assert [texte for texte in HOSTILES if texte not in lus[adresse]] == []
    assert onglet.alertes == [] and onglet.fautes == []


def check_harmless(page: Page) -> None:
    """Aucun texte venu du fichier n’y est devenu script, lien, formule ou mise en forme."""
    corps = page.get_by_test_id("stMain")
    assert page.evaluate("window.pirate") is None
    assert page.get_by_test_id("stException").count() == 0
    assert corps.locator('a[href^="javascript"], a[href*="mal.example"]').count() == 0
    assert corps.locator("script, .katex").count() == 0
    # Un gras, un italique ou un code venus des données en feraient des balises.
    fabriques = corps.locator("em, b, strong, code").all_inner_texts()
    assert not {"gras", "ital", "code"} & {*fabriques}


def import_hostile(onglet: Onglet, serveur: Serveur, fichier: Path) -> None:
    """Apporte ces textes comme intitulés d’ateliers, puis de préconisations."""
    for table, titres, suite in (
        ("Ateliers", ("atelier_id", "nb_participants"), ""),
        ("Préconisations", ("preconisation_id", "rang"), f" {MOT}"),
    ):
        with fichier.open("w", encoding="utf-8", newline="") as flux:
            ecrivain = csv.writer(flux, delimiter=";")
            ecrivain.writerow([*titres, "territoire_code", "intitule"])
            for rang, texte in enumerate(HOSTILES, start=1):
                ecrivain.writerow([f"hostile-{rang}", rang, "R54", texte + suite])
        page = onglet.open(f"{serveur.adresse}/importer?vers={table}")
        drop(page, fichier)
        page.get_by_text("Tout accepter").click(timeout=ATTENTE_MS)
        page.get_by_label("Votre nom").fill("Jeanne")
        page.get_by_label("Raison").fill("Éprouver.")
        page.get_by_role("button", name="Importer", exact=True).click()
        expect(page.get_by_role("main")).to_contain_text(
            "est importé", timeout=ATTENTE_MS
        )
