"""Relire un rapport aux longues phrases : aucun mot n’est coupé sans qu’on puisse le lire."""

import hashlib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.lots import socle
from tests.pages.ouvrir import open_page, run, said, tables

COURT = "Propositions\n- Ouvrir un centre\n- Former les équipes\n"
LONGUE = (
    "Tenir chaque mois une permanence dans chaque bourg, avec un bailleur et une assistante"
    " sociale, à des heures où personne ne travaille, et prévenir les habitants par un courrier"
    " que la mairie distribue elle-même, quinze jours avant, à chaque porte de la commune"
)
LONG = f"Propositions\n- Ouvrir un centre\n- {LONGUE}\n"


@pytest.fixture
def poste(dossiers: Path) -> Path:
    socle(dossiers / "data" / "livre")
    return dossiers


def _read(texte: str) -> AppTest:
    """La page où ce rapport vient d’être déposé."""
    page = open_page("importer", faire="Lire un rapport")
    page.file_uploader[0].upload("r.txt", texte.encode(), "text/plain")
    return run(page)


def _rows_high(page: AppTest) -> list[int]:
    """La hauteur des rangées de chaque grille, en pixels ; 0 pour celle d’une ligne."""
    return [grille.proto.row_height for grille in page.data_editor]


def test_un_intitule_long_passe_a_la_ligne_dans_la_grille(poste: Path) -> None:
    assert _rows_high(_read(COURT)) == [0]

    hautes = _rows_high(_read(LONG))
    assert hautes and all(hauteur > 64 for hauteur in hautes)


def test_les_mots_que_la_grille_coupe_se_lisent_dessous_en_entier(poste: Path) -> None:
    page = _read(LONG)
    replis = [e.label for e in page.expander]
    assert "Lire ces 2\u00a0lignes en toutes lettres" in replis
    assert LONGUE not in said(page)

    empreinte = hashlib.sha256(LONG.encode()).hexdigest()[:12]
    page.session_state[f"entier_items_{empreinte}_0"] = True
    assert LONGUE in tables(run(page))


def test_rien_n_est_a_deplier_quand_la_grille_dit_tout(poste: Path) -> None:
    assert not any("toutes lettres" in e.label for e in _read(COURT).expander)
