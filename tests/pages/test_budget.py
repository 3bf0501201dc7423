"""La page Budget : ce qu’elle dit est ce que les requêtes répondent."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard import config
from egts_dashboard.ui import memoire
from egts_dashboard.ui.magasin import suivi

PAGE = str(Path(__file__).parents[2] / "pages" / "budget.py")


@pytest.fixture
def page() -> AppTest:
    suivi.clear()
    memoire.forget_all()
    return AppTest.from_file(PAGE, default_timeout=60)


def test_la_page_repond_a_la_question_de_l_enveloppe(page: AppTest) -> None:
    page.run()
    assert not page.exception
    reponse = page.markdown[0].value
    assert "dépassée de 1\u202f265,76\u00a0€" in reponse
    assert "9\u202f265,76\u00a0€" in reponse
    assert "1\u202f000,00\u00a0€" in reponse
    montres = {m.label: m.value for m in page.metric}
    assert montres["Somme des lignes"] == "10\u202f265,76\u00a0€"
    assert montres["Toutes dépenses"] == "40\u202f303,41\u00a0€"


def test_un_filtre_de_territoire_ne_garde_que_ses_depenses(page: AppTest) -> None:
    page.run()
    page.multiselect(key="territoire").set_value(["R74"]).run()
    assert not page.exception
    montres = {m.label: m.value for m in page.metric}
    assert montres["Toutes dépenses"] == "2\u202f784,00\u00a0€"


def test_une_demarche_sans_depense_le_dit(page: AppTest) -> None:
    page.run()
    page.multiselect(key="demarche").set_value(["lr-2019"]).run()
    assert not page.exception
    assert "Aucune enveloppe" in page.markdown[0].value
    assert [m.value for m in page.metric] == ["n.\u00a0r."]
    assert "aucune dépense" in page.info[0].value


def test_sans_donnees_la_page_dit_quoi_faire(page: AppTest, dossiers: Path) -> None:
    page.run()
    assert not page.exception
    assert page.error[0].value == "Les données ne peuvent pas être montrées."
    assert "EGTS_DATA" in page.text[0].value
    assert config.DATA_DIR == dossiers / "data"
