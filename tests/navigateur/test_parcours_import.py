"""Un tableur apporté, corrigé, confirmé, vu, puis défait."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.classeurs import REMPLI, en_octets
from tests.navigateur.accessibilite import find_violations
from tests.navigateur.conftest import Serveur
from tests.navigateur.depot import ATTENTE_MS, FAUTIF, TITRES_CSV, drop, participations
from tests.navigateur.onglet import Onglet

pytestmark = pytest.mark.navigateur


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
