"""Un tableur apporté, corrigé, confirmé, vu, puis défait ; et des textes hostiles partout."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from egts_dashboard.ui.navigation import TITRES
from tests.classeurs import REMPLI, en_octets
from tests.navigateur.accessibilite import find_violations
from tests.navigateur.conftest import Serveur
from tests.navigateur.depot import ATTENTE_MS, FAUTIF, TITRES_CSV, drop, participations
from tests.navigateur.onglet import Onglet

pytestmark = pytest.mark.navigateur
HOSTILES = (
    "<script>window.pirate=1</script><img src=x onerror=window.pirate=1>",
    '=HYPERLINK("http://mal.example";"cliquez")',
    "$x^2$ et $$y$$ :red[rouge] :material/home:",
    "[a](javascript:window.pirate=1) **gras** `code`",
    "\u202edroite à gauche\u202c et \u200fencore",
    "Émoji 🚌👩‍👩‍👧 et #titre\u00a0| case",
)


def retire(onglet: Onglet, serveur: Serveur, lot: str) -> None:
    """Retire ce lot, depuis « Revoir et défaire »."""
    page = onglet.open(f"{serveur.adresse}/importer?faire=Revoir et défaire")
    page.get_by_role("combobox", name="Lot", exact=True).click()
    page.get_by_role("option", name=lot).click()
    page.get_by_label("Votre nom").fill("Jeanne")
    page.get_by_label("Raison").fill("Ce n’était pas le bon fichier.")
    page.get_by_role("button", name="Retirer ce lot").click()
    expect(page.get_by_role("main")).to_contain_text("est retiré", timeout=ATTENTE_MS)


def test_importer_corriger_confirmer_voir_puis_defaire(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet], tmp_path: Path
) -> None:
    onglet = ouvrir(hauteur=1600)
    avant = participations(onglet, serveur_neuf)
    page = onglet.open(f"{serveur_neuf.adresse}/importer")
    fichier = tmp_path / "ateliers.csv"

    fichier.write_text(TITRES_CSV + FAUTIF, encoding="utf-8")
    drop(page, fichier)
    corps = page.get_by_role("main")
    expect(corps).to_contain_text("1\u00a0erreur", timeout=ATTENTE_MS)
    expect(corps).to_contain_text("ce nombre ne peut pas être négatif")
    with page.expect_download() as attendu:
        page.get_by_role("button", name="Télécharger les erreurs (CSV)").click()
    erreurs = tmp_path / "erreurs.csv"
    attendu.value.save_as(erreurs)
    [_, entete, ligne] = csv.reader(
        erreurs.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"
    )
    assert entete == ["Ligne", "Colonne", "Valeur", "Règle", "Remède"]
    assert ligne[:3] == ["2", "nb_participants", "'-46"]

    corrige = tmp_path / "corrige.csv"
    corrige.write_text(TITRES_CSV + FAUTIF.replace("-46", "46"), encoding="utf-8")
    drop(page, corrige)
    expect(corps).to_contain_text("1\u00a0ligne ajoutée", timeout=ATTENTE_MS)
    expect(corps).to_contain_text("Effet sur les chiffres de tête")
    page.get_by_label("Votre nom").fill("Jeanne")
    page.get_by_label("Raison").fill("Feuille d’émargement retrouvée.")
    page.get_by_role("button", name="Importer", exact=True).click()
    expect(corps).to_contain_text("est importé", timeout=ATTENTE_MS)
    pendant = participations(onglet, serveur_neuf)
    assert int(pendant) == int(avant) + 46

    retire(onglet, serveur_neuf, "Import de corrige.csv")
    assert participations(onglet, serveur_neuf) == avant
    assert onglet.fautes == []


def test_un_classeur_de_plusieurs_feuilles_entre_et_se_defait_d_un_geste(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet], tmp_path: Path
) -> None:
    onglet = ouvrir(hauteur=2000)
    avant = participations(onglet, serveur_neuf)
    page = onglet.open(f"{serveur_neuf.adresse}/importer")
    corps = page.get_by_role("main")
    fautif = tmp_path / "fautif.xlsx"
    fautif.write_bytes(
        en_octets(
            REMPLI
            | {
                "ateliers": [*REMPLI["ateliers"], ["Santé", "Gironde", 2, -3]],
                "constats": [["Constat", "Territoire"], ["Trop loin", "Atlantide"]],
            }
        )
    )
    drop(page, fautif)
    expect(corps).to_contain_text("2\u00a0erreurs", timeout=ATTENTE_MS)
    erreurs = corps.locator("tr")
    expect(erreurs.filter(has_text="négatif")).to_contain_text("ateliers")
    expect(erreurs.filter(has_text="Atlantide")).to_contain_text("constats")

    with page.expect_download() as attendu:
        page.get_by_role("button", name="avertissements (CSV)").click()
    emportees = tmp_path / "erreurs.csv"
    attendu.value.save_as(emportees)
    [_, entete, *lignes] = csv.reader(
        emportees.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"
    )
    assert entete[:3] == ["Gravité", "Feuille", "Ligne"]
    assert {ligne[0] for ligne in lignes} == {"Erreur", "Avertissement"}
    assert ["ateliers", "constats"] == [ligne[1] for ligne in lignes[:2]]

    juste = tmp_path / "juste.xlsx"
    juste.write_bytes(en_octets(REMPLI))
    drop(page, juste)
    expect(corps).not_to_contain_text("erreurs\u00a0:", timeout=ATTENTE_MS)
    expect(page.get_by_text("Tout accepter")).to_have_count(1, timeout=ATTENTE_MS)
    page.get_by_text("Tout accepter").click()
    expect(corps).to_contain_text("Effet sur les chiffres de tête", timeout=ATTENTE_MS)
    page.get_by_text("Les lignes de la feuille «\u00a0ateliers\u00a0»").click()
    expect(corps).to_contain_text("Logement des jeunes", timeout=ATTENTE_MS)
    onglet.rest()
    assert find_violations(page) == set()
    page.get_by_label("Votre nom").fill("Jeanne")
    page.get_by_label("Raison").fill("Le cahier des ateliers.")
    page.get_by_role("button", name="Importer", exact=True).click()
    expect(corps).to_contain_text("est importé", timeout=ATTENTE_MS)
    # La page, raccourcie, a défilé au-delà de la place du message : il la suit.
    page.set_viewport_size({"width": 1366, "height": 500})
    page.mouse.move(700, 300)
    page.mouse.wheel(0, 4000)
    expect(page.get_by_role("heading", level=1)).not_to_be_in_viewport()
    expect(page.get_by_text("est importé")).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 1366, "height": 2000})
    assert find_violations(page) == set()
    assert int(participations(onglet, serveur_neuf)) == int(avant) + 60

    retire(onglet, serveur_neuf, "Import de juste.xlsx")
    assert participations(onglet, serveur_neuf) == avant
    assert onglet.fautes == []


def test_un_texte_hostile_importe_reste_du_texte_sur_chaque_page(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet], tmp_path: Path
) -> None:
    onglet = ouvrir(hauteur=2400)
    fichier = tmp_path / "hostile.csv"
    # Un serveur neuf montre sa première page deux fois : un fichier déposé entre-temps se perd.
    participations(onglet, serveur_neuf)
    import_hostile(onglet, serveur_neuf, fichier)
    for nom in TITRES:
        page = onglet.open(f"{serveur_neuf.adresse}/{'' if nom == 'accueil' else nom}")
        onglet.rest()
        assert page.evaluate("window.pirate") is None, nom
        assert (
            page.locator('a[href^="javascript:"], a[href*="mal.example"]').count() == 0
        )
        assert page.locator(".katex").count() == 0, nom
        assert page.locator('[data-testid="stException"]').count() == 0, nom
    page = onglet.open(f"{serveur_neuf.adresse}/preconisations?q=cliquez")
    expect(page.get_by_role("main")).to_contain_text("=HYPERLINK", timeout=ATTENTE_MS)
    assert onglet.fautes == []


def import_hostile(onglet: Onglet, serveur: Serveur, fichier: Path) -> None:
    """Apporte ces textes comme intitulés d’ateliers, puis de préconisations."""
    for table, titres in (
        ("Ateliers", ("atelier_id", "nb_participants")),
        ("Préconisations", ("preconisation_id", "rang")),
    ):
        with fichier.open("w", encoding="utf-8", newline="") as flux:
            ecrivain = csv.writer(flux, delimiter=";")
            ecrivain.writerow([*titres, "territoire_code", "intitule"])
            for rang, texte in enumerate(HOSTILES, start=1):
                ecrivain.writerow([f"hostile-{rang}", rang, "R54", texte])
        page = onglet.open(f"{serveur.adresse}/importer?vers={table}")
        drop(page, fichier)
        page.get_by_text("Tout accepter").click(timeout=ATTENTE_MS)
        page.get_by_label("Votre nom").fill("Jeanne")
        page.get_by_label("Raison").fill("Éprouver.")
        page.get_by_role("button", name="Importer", exact=True).click()
        expect(page.get_by_role("main")).to_contain_text(
            "est importé", timeout=ATTENTE_MS
        )
