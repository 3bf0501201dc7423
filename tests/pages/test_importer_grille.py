"""Corriger en tableau : toutes les lignes s’atteignent, et le clavier a son chemin."""

import re
from functools import partial
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard.ui.magasin import suivi
from tests.fabriques import atelier
from tests.lots import socle
from tests.pages.ouvrir import field, open_page, press, run, said, sign, tables

GRILLE = {"faire": "Saisir ou corriger", "maniere": "Corriger en tableau"}
_open = partial(open_page, "importer", table="Ateliers", **GRILLE)
NB_ATELIERS = 423


@pytest.fixture
def poste(dossiers: Path) -> Path:
    ateliers = [
        atelier(f"a{i:03}", intitule=f"Atelier {i:03}")
        for i in range(1, NB_ATELIERS + 1)
    ]
    socle(dossiers / "data" / "livre", ateliers=ateliers)
    return dossiers


def _une_a_une(page: AppTest, numero: int = 1) -> AppTest:
    cle = f"une_a_une_grille_ateliers_()__{numero}_0"
    page.session_state[cle] = True
    return run(page)


def _follow(page: AppTest, nom: str) -> AppTest:
    """La page où mène le lien de ce nom."""
    lien = re.search(rf'href="importer\?([^"]*)"[^>]*>{nom}<', tables(page))
    assert lien
    return open_page("importer", **dict(parse_qsl(unescape(lien[1]))))


def test_la_suite_de_la_grille_est_aux_pages_suivantes(poste: Path) -> None:
    page = _open()
    assert "Lignes 1 à 200, sur 423" in said(page)
    page.get("pagination")[0].set_value(3)
    dit = said(run(page))
    assert "Lignes 401 à 423, sur 423" in dit
    _une_a_une(page, 3)
    assert ">Atelier 401<" in tables(page) and ">Atelier 001<" not in tables(page)


def test_un_filtre_atteint_une_ligne_au_dela_de_la_premiere_page(poste: Path) -> None:
    page = _open()
    field(page, "Contenant les mots").set_value("Atelier 422")
    assert "1\u00a0ligne." in said(run(page))
    assert not page.get("pagination")


def test_une_ligne_de_la_grille_s_ouvre_se_corrige_et_se_retire_sans_la_grille(
    poste: Path,
) -> None:
    page = _une_a_une(_open())
    assert "n’en connaît que les cases à l’écran" in said(page)
    page = _follow(page, "Atelier 002")
    assert field(page, "Intitulé").value == "Atelier 002"
    field(page, "Intitulé").set_value("Accueil")
    press(run(page), "Voir ce qui changerait")
    sign(page, "Enregistrer la correction")
    store = suivi().etat().store
    assert store.value("SELECT intitule FROM ateliers WHERE atelier_id = 'a002'") == (
        "Accueil"
    )
    page.session_state["retirer_ateliers_a002"] = True
    press(run(page), "Voir ce qui changerait")
    sign(page, "Retirer")
    assert suivi().etat().store.value("SELECT count(*) FROM ateliers") == (
        NB_ATELIERS - 1
    )


def test_une_ligne_s_ajoute_depuis_la_grille_sans_elle(poste: Path) -> None:
    page = _follow(_une_a_une(_open()), "Ajouter une ligne")
    assert field(page, "Intitulé").value == ""
    assert "Il reste à remplir" in said(page)


def test_le_nom_d_une_ligne_reste_un_texte(dossiers: Path) -> None:
    nom = "<script>alert(1)</script>"
    socle(dossiers / "data" / "livre", ateliers=[atelier("a1", intitule=nom)])
    html = tables(_une_a_une(_open()))
    assert nom not in html and "&lt;script&gt;" in html
