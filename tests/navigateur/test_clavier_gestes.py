"""Au clavier seul, les gestes qui écrivent : importer, corriger, confirmer, défaire ; rapprocher."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.navigateur.clavier import tab_to
from tests.navigateur.conftest import Serveur
from tests.navigateur.depot import ATTENTE_MS, FAUTIF, TITRES_CSV, participations
from tests.navigateur.gestes_clavier import (
    choose_by_key,
    drop_by_key,
    fill_by_key,
    press_by_key,
)
from tests.navigateur.onglet import Onglet

pytestmark = pytest.mark.navigateur


def test_un_tableur_s_importe_se_corrige_se_confirme_et_se_defait_au_clavier(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet], tmp_path: Path
) -> None:
    onglet = ouvrir()
    avant = participations(onglet, serveur_neuf)
    page = onglet.open(f"{serveur_neuf.adresse}/importer?vers=Ateliers")
    corps = page.get_by_role("main")
    fautif, corrige = tmp_path / "fautif.csv", tmp_path / "corrige.csv"
    fautif.write_text(TITRES_CSV + FAUTIF, encoding="utf-8")
    corrige.write_text(TITRES_CSV + FAUTIF.replace("-46", "46"), encoding="utf-8")

    drop_by_key(page, "Choisir un fichier", fautif)
    expect(corps).to_contain_text("1\u00a0erreur", timeout=ATTENTE_MS)
    tab_to(page, "Erreurs du fichier")
    drop_by_key(page, "Déposer un autre fichier", corrige)
    expect(corps).to_contain_text("1\u00a0ligne ajoutée", timeout=ATTENTE_MS)
    expect(corps).to_contain_text("Effet sur les chiffres de tête")
    fill_by_key(page, "|Votre nom|", "Jeanne")
    fill_by_key(page, "|Raison|", "Feuille d’émargement retrouvée.")
    press_by_key(page, "|Importer")
    expect(corps).to_contain_text("est importé", timeout=ATTENTE_MS)
    assert int(participations(onglet, serveur_neuf)) == int(avant) + 46

    page = onglet.open(f"{serveur_neuf.adresse}/importer?faire=Revoir et défaire")
    choose_by_key(page, "|Lot|", "corrige.csv", "Ce que ce lot a fait")
    fill_by_key(page, "|Votre nom|", "Jeanne")
    fill_by_key(page, "|Raison|", "Ce n’était pas le bon atelier.")
    press_by_key(page, "Retirer ce lot")
    expect(corps).to_contain_text("est retiré", timeout=ATTENTE_MS)
    assert participations(onglet, serveur_neuf) == avant
    assert onglet.fautes == []


def test_la_file_a_rapprocher_se_juge_et_s_enregistre_au_clavier(
    serveur_neuf: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir()
    choix = {"faire": "Rapprocher", "lecteur": "lectrice 2", "seuil": "0,30"}
    page = onglet.open(f"{serveur_neuf.adresse}/importer?{urlencode(choix)}")
    corps = page.get_by_role("main")
    expect(corps).to_contain_text("Choisissez les deux ensembles", timeout=ATTENTE_MS)
    for champ, mots in (
        ("Document d’amont", "Restitution"),
        ("Document d’aval", "Bilan"),
    ):
        tab_to(page, f"|{champ}|")
        page.keyboard.type(mots)
        expect(page.get_by_role("option").first).to_contain_text(mots)
        page.keyboard.press("Enter")
        expect(page.get_by_label(champ, exact=True)).to_have_value(
            re.compile(f"{mots}.+")
        )
        onglet.rest()
    expect(corps).to_contain_text("à lire, du plus", timeout=ATTENTE_MS)
    press_by_key(page, "|Refuser")
    expect(corps).to_contain_text("Enregistrer ces décisions", timeout=ATTENTE_MS)
    press_by_key(page, "Voir ce qui changerait")
    fill_by_key(page, "|Votre nom|", "Jeanne")
    fill_by_key(page, "|Raison|", "Relu côte à côte.")
    press_by_key(page, "Enregistrer ces décisions")
    expect(corps).to_contain_text("1\u00a0décision enregistrée", timeout=ATTENTE_MS)
    assert onglet.fautes == []
