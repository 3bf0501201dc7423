"""Des écarts dits d’une seule ligne : la page ouvre leur liste entière."""

import csv
from hashlib import sha256
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard.queries.ecarts_entiers import regles_resumees
from egts_dashboard.store import ecarts
from egts_dashboard.ui.figure import Contexte
from egts_dashboard.ui.magasin import suivi
from egts_dashboard.ui.sources_ecarts import _write
from tests.fabriques import atelier
from tests.lots import socle
from tests.pages.ouvrir import open_page, run, tables

NB = 130


@pytest.fixture
def page(dossiers: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(ecarts, "ECARTS_DITS", 100)
    socle(
        dossiers / "data" / "socle",
        ateliers=[
            atelier(f"resume-{i:03}", nb_seances=None, intitule=_name(i))
            for i in range(NB)
        ],
    )
    return open_page("sources")


def _name(rang: int) -> str:
    """Des intitulés que rien ne rapproche : une seule règle a de quoi dire."""
    return sha256(str(rang).encode()).hexdigest()


def _open(page: AppTest) -> AppTest:
    page.session_state["ecarts_entiers"] = True
    return run(page)


def test_le_repli_dit_combien_d_ecarts_il_ouvre(page: AppTest) -> None:
    replis = [e.label for e in page.expander if "liste entière" in e.label]
    assert replis == [f"Voir la liste entière ({NB}\u00a0écarts des règles résumées)"]
    assert "resume-001" not in tables(page)


def test_sans_regle_resumee_il_n_y_a_pas_de_repli() -> None:
    assert not [e for e in open_page("sources").expander if "liste entière" in e.label]


def test_la_liste_se_lit_page_par_page(page: AppTest) -> None:
    ouverte = _open(page)
    assert f"Écarts 1 à 60, sur {NB}." in [c.value for c in ouverte.caption]
    assert "resume-001" in tables(ouverte)
    assert "resume-100" not in tables(ouverte)


def test_le_fichier_a_toute_la_liste(page: AppTest) -> None:
    contexte = Contexte(suivi().etat().store)
    [regle] = regles_resumees(contexte.store)
    lignes = _write(contexte, regle).decode("utf-8-sig").splitlines()
    # Le titre de la règle, les intitulés, puis tout.
    assert len(list(csv.reader(lignes, delimiter=";"))) == NB + 2
