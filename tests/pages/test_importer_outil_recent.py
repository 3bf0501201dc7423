"""Importer et saisir › Export d’un autre outil : les colonnes des versions récentes, une fois chacune."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.ingest.outils import exports_recents as exports
from tests.lots import socle, written_lots
from tests.pages.ouvrir import open_page, run, said, sign


@pytest.fixture
def page(dossiers: Path) -> AppTest:
    socle(dossiers / "data" / "livre")
    ouverte = open_page("importer", faire="Export d’un autre outil")
    ouverte.selectbox(key="demarche_outil").set_value("demarche")
    return ouverte


def _drop(page: AppTest, texte: str) -> AppTest:
    depot = ("export.csv", texte.encode(), "text/csv")
    page.file_uploader(key="export_outil").set_value(depot)
    return run(page)


@pytest.mark.parametrize("outil", exports.TOUS)
def test_un_export_recent_montre_ce_qu_il_garde_et_entre(
    page: AppTest, outil: str
) -> None:
    dit = said(_drop(page, exports.TOUS[outil]))
    assert "Gardées avec le lot" in dit and "Personnelles, ni lues" in dit
    assert not page.exception
    page.button(key="voir_outil").click().run()
    assert sign(page, "Importer").success
    assert len(written_lots()) == 1


def test_un_export_sans_ligne_se_dit_sans_trace(page: AppTest) -> None:
    _drop(page, exports.DECIDIM_PROPOSITIONS.splitlines()[0] + "\n")
    assert not page.exception and "aucune ligne" in said(page)
