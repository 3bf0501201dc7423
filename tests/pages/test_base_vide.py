"""Une base sans rien, ou qui ne tient que les références : chaque page le dit."""

from pathlib import Path

import pytest

from egts_dashboard.phrases.accueil import RIEN_ENCORE
from egts_dashboard.ui.navigation import TITRES
from tests.pages.ouvrir import metrics, open_page, texts

PAGES = (
    "participation",
    "representativite",
    "preconisations",
    "themes",
    "remontees",
    "budget",
)


@pytest.mark.parametrize("nom", TITRES)
def test_sans_magasin_la_page_dit_pourquoi_et_quoi_faire(
    nom: str, dossiers: Path
) -> None:
    page = open_page(nom)
    assert page.error[0].value == "Les données ne peuvent pas être montrées."
    assert "EGTS_DATA" in page.text[0].value
    assert not page.metric and not page.selectbox


@pytest.mark.parametrize("nom", PAGES)
def test_rien_n_est_encore_apporte_et_la_page_dit_par_ou_commencer(
    nom: str, poste_vide: Path
) -> None:
    assert [info.value for info in open_page(nom).info] == [RIEN_ENCORE]


@pytest.mark.parametrize("nom", ["accueil", "sources", "importer"])
def test_les_autres_pages_s_ouvrent(nom: str, poste_vide: Path) -> None:
    assert not open_page(nom).error


def test_une_depense_inconnue_n_est_pas_zero(poste_vide: Path) -> None:
    assert metrics(open_page("budget")) == ["n.\u00a0r."]


def test_l_accueil_le_dit_aussi(poste_vide: Path) -> None:
    assert RIEN_ENCORE in texts(open_page("accueil"))
