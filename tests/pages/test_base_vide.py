"""Une base qui ne tient que les références : chaque page s’ouvre et dit qu’il n’y a rien."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard import config
from egts_dashboard.phrases.accueil import RIEN_ENCORE

REFERENCES = config.DATA_DIR / "references"
PAGES = (
    "participation",
    "representativite",
    "preconisations",
    "themes",
    "remontees",
    "budget",
)


def open_page(nom: str, dossiers: Path) -> AppTest:
    shutil.copytree(REFERENCES, dossiers / "data" / "references")
    page = AppTest.from_file(str(config.RACINE / "pages" / f"{nom}.py"))
    return page.run(timeout=60)


@pytest.mark.parametrize("nom", PAGES)
def test_rien_n_est_encore_apporte_et_la_page_dit_par_ou_commencer(
    nom: str, dossiers: Path
) -> None:
    page = open_page(nom, dossiers)
    assert not page.exception
    assert [info.value for info in page.info] == [RIEN_ENCORE]


@pytest.mark.parametrize("nom", ["accueil", "sources", "importer"])
def test_les_autres_pages_s_ouvrent(nom: str, dossiers: Path) -> None:
    page = open_page(nom, dossiers)
    assert not page.exception
    assert not page.error


def test_une_depense_inconnue_n_est_pas_zero(dossiers: Path) -> None:
    page = open_page("budget", dossiers)
    assert [m.value for m in page.metric] == ["n.\u00a0r."]


def test_l_accueil_le_dit_aussi(dossiers: Path) -> None:
    assert RIEN_ENCORE in [m.value for m in open_page("accueil", dossiers).markdown]
