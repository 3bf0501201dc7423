"""Quitter la page pendant qu’un import s’écrit : rien ne se perd sans un mot, rien ne se lit en retard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.navigateur.conftest import Serveur
from tests.navigateur.depot import ATTENTE_MS, drop, participations
from tests.navigateur.onglet import Onglet

pytestmark = pytest.mark.navigateur
LIGNE = "Atelier {};R54;2;46\n"

# Avant, un clic ailleurs arrêterait le passage sans que le geste ait commencé.
S_ENREGISTRE = """() => /Enregistrement…|est importé/.test(
    document.querySelector("[data-testid=stMain]").innerText)"""

OU_EST_LE_MESSAGE = """() => {
    const message = document.querySelector(".st-key-geste_fini");
    const place = message.getBoundingClientRect();
    const vu = document.elementFromPoint(200, (place.top + place.bottom) / 2);
    const cadre = getComputedStyle(message.closest("[data-testid=stLayoutWrapper]:has(> .st-key-messages)"));
    return [place.top, place.bottom,
        document.querySelector("[data-testid=stHeader]").getBoundingClientRect().bottom,
        message.contains(vu), cadre.boxShadow,
        getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor];
}"""


def send(onglet: Onglet, serveur: Serveur, fichier: Path, lignes: int) -> Page:
    """Apporte ce nombre d’ateliers, et presse « Importer » sans attendre la suite."""
    textes = "".join(LIGNE.format(rang) for rang in range(lignes))
    fichier.write_text(
        f"intitule;territoire_code;nb_seances;nb_participants\n{textes}",
        encoding="utf-8",
    )
    page = onglet.open(f"{serveur.adresse}/importer")
    drop(page, fichier)
    page.get_by_text("Tout accepter").click(timeout=ATTENTE_MS)
    page.get_by_label("Votre nom").fill("Jeanne")
    page.get_by_label("Raison").fill("Feuille d’émargement retrouvée.")
    onglet.settle()
    page.get_by_role("button", name="Importer", exact=True).click(no_wait_after=True)
    return page


def test_la_page_ouverte_aussitot_apres_importer_montre_les_nouveaux_chiffres(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet], tmp_path: Path
) -> None:
    onglet = ouvrir(hauteur=1600)
    avant = int(participations(onglet, serveur_neuf))
    page = send(onglet, serveur_neuf, tmp_path / "un.csv", 1)
    page.wait_for_function(S_ENREGISTRE, timeout=ATTENTE_MS)
    page.get_by_role("link", name="Participation").first.click()
    expect(page.get_by_role("main")).to_contain_text(
        f"{avant + 46}\u00a0participations", timeout=ATTENTE_MS
    )
    assert onglet.fautes == []


def test_une_page_rechargee_pendant_un_petit_import_montre_les_nouveaux_chiffres(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet], tmp_path: Path
) -> None:
    onglet = ouvrir(hauteur=1600)
    avant = int(participations(onglet, serveur_neuf))
    page = send(onglet, serveur_neuf, tmp_path / "un.csv", 1)
    page.wait_for_function(S_ENREGISTRE, timeout=ATTENTE_MS)
    # Une adresse ouverte fait une session neuve, comme un rechargement.
    assert participations(onglet, serveur_neuf) == str(avant + 46)


def test_sur_un_telephone_ce_qu_un_import_a_fait_se_lit_entier_sous_le_bandeau(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet], tmp_path: Path
) -> None:
    onglet = ouvrir(largeur=400, hauteur=800, sombre=True)
    page = send(onglet, serveur_neuf, tmp_path / "un.csv", 1)
    expect(page.get_by_text("est importé")).to_be_visible(timeout=ATTENTE_MS)
    onglet.rest()
    haut, bas, bandeau, dessus, contour, fond = page.evaluate(OU_EST_LE_MESSAGE)
    assert bandeau <= haut < bas <= 800
    assert dessus
    # Son contour est de la couleur de la page : aucun bout de ligne ne dépasse autour.
    assert contour.startswith(fond)


def test_quitter_un_long_import_l_arrete_et_la_page_suivante_le_dit(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet], tmp_path: Path
) -> None:
    onglet = ouvrir(hauteur=1600)
    avant = participations(onglet, serveur_neuf)
    page = send(onglet, serveur_neuf, tmp_path / "long.csv", 20_000)
    corps = page.get_by_role("main")
    expect(corps).to_contain_text("Restez sur cette page", timeout=ATTENTE_MS)
    page.get_by_role("link", name="Participation").first.click()
    expect(corps).to_contain_text("rien n’a été écrit", timeout=ATTENTE_MS)
    assert participations(onglet, serveur_neuf) == avant


def test_le_navigateur_demande_avant_de_perdre_un_rapport_en_relecture(
    serveur: Serveur, ouvrir: Callable[..., Onglet], tmp_path: Path
) -> None:
    onglet = ouvrir()
    page = onglet.open(f"{serveur.adresse}/importer?faire=Lire un rapport")
    page.reload()
    onglet.settle()
    assert onglet.departs == 0
    fichier = tmp_path / "rapport.txt"
    fichier.write_text("Préconisations\n- Créer un guichet unique.\n", encoding="utf-8")
    drop(page, fichier)
    nom = page.get_by_label("Son nom")
    nom.click()
    nom.press_sequentially("Charente")
    with page.expect_event("dialog", timeout=ATTENTE_MS):
        page.evaluate("location.reload()")
    assert onglet.departs == 1
    onglet.settle()
