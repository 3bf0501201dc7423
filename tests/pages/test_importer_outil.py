"""Importer et saisir › Export d’un autre outil."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard import actions
from egts_dashboard.ui.magasin import suivi
from tests.ingest.outils import exports
from tests.lots import socle

PAGE = Path(__file__).parents[2] / "pages" / "importer.py"


@pytest.fixture(autouse=True)
def _magasin_neuf() -> Iterator[None]:
    suivi.clear()
    yield
    suivi.clear()


@pytest.fixture
def page(dossiers: Path) -> AppTest:
    socle(dossiers / "data" / "livre")
    ouverte = AppTest.from_file(str(PAGE), default_timeout=60)
    ouverte.query_params["faire"] = "Export d’un autre outil"
    ouverte.run()
    assert not ouverte.exception
    ouverte.selectbox(key="demarche_outil").set_value("demarche")
    return ouverte


def _drop(page: AppTest, nom: str, texte: str) -> AppTest:
    page.file_uploader(key="export_outil").set_value((nom, texte.encode(), "text/csv"))
    page.run()
    assert not page.exception
    return page


def _said(page: AppTest) -> str:
    return " ".join(bloc.value for bloc in [*page.markdown, *page.text])


def test_un_export_decidim_se_reconnait_se_voit_et_entre(page: AppTest) -> None:
    _drop(page, "propositions.csv", exports.DECIDIM_PROPOSITIONS)
    dit = _said(page)
    assert "Decidim, propositions" in dit and "2\u00a0lignes" in dit
    assert "« author/name »".replace(" ", "\u00a0") in dit and "retirée" in dit
    page.button(key="voir_outil").click().run()
    page.text_input[-2].set_value("Analyste")
    page.text_input[-1].set_value("Suite de 2014.")
    next(b for b in page.button if b.label == "Importer").click()
    page.run()
    assert not page.exception and page.success
    store = actions.ouvrir().store
    assert store.rows("SELECT count(*) FROM preconisations") == [(2,)]


def test_un_tableau_ordinaire_renvoie_au_tableur(page: AppTest) -> None:
    _drop(page, "a.csv", "a,b\n1,2\n")
    assert "Apporter un tableur" in page.warning[0].value


def test_un_export_casse_dit_pourquoi_sans_trace(page: AppTest) -> None:
    _drop(page, "a.json", "[{")
    assert page.error and "Déposez l’export" in _said(page)
