"""Importer et saisir › Rapprocher : lire la file, décider, enregistrer."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard import actions
from egts_dashboard.francais import nombre
from tests.lots import paires_a_rapprocher
from tests.pages.ouvrir import open_page, press, tables, texts

CHOIX = {
    "faire": "Rapprocher",
    "amont_par": "Niveau",
    "aval_par": "Niveau",
    "amont_niveau": "Région (2)",
    "aval_niveau": "Commune (2)",
    "seuil": "0,30",
}


@pytest.fixture
def poste(dossiers: Path) -> Path:
    paires_a_rapprocher(dossiers / "data" / "livre", "Former <b>chacun</b> à l’accueil")
    return dossiers


def _open(**adresse: str) -> AppTest:
    return open_page("importer", **(CHOIX | adresse))


def _texts(page: AppTest) -> str:
    return texts(page).replace("\u00a0", " ")


def test_sans_lecteur_la_page_demande_qui_lit(poste: Path) -> None:
    assert "qui lit" in _texts(_open())


def test_la_file_montre_les_deux_textes_leurs_mots_communs_et_la_note(
    poste: Path,
) -> None:
    page = _open(lecteur="anne")
    html = tables(page)
    assert "&lt;" in html and "<b>chacun" not in html
    dit = _texts(page)
    assert "2 couples" in dit and "mots communs" in dit and "note **0," in dit


def test_la_note_s_explique_terme_a_terme_et_sa_requete_la_redonne(poste: Path) -> None:
    page = press(_open(lecteur="anne"), "Pourquoi cette note\u202f?")
    (requete,) = (c.value for c in page.code if "cosinus" in c.value)
    termes = actions.ouvrir().store.frame(requete).set_index("terme")["valeur_terme"]
    assert f"note **{nombre(termes['Note'], 2)}**" in _texts(page)
    assert nombre(termes["Note"], 3) in tables(page)
    assert "Suites de 3 à 5 lettres" in tables(page)


def test_accepter_puis_refuser_fait_un_lot_et_la_file_se_vide(poste: Path) -> None:
    page = press(_open(lecteur="anne"), "Accepter")
    assert "1 couple à" in _texts(page)
    page = press(page, "Refuser")
    assert "0 couple" in _texts(page)
    page = press(page, "Voir ce qui changerait")
    page.text_input[-2].set_value("Anne")
    page.text_input[-1].set_value("Essai")
    page = press(page, "Enregistrer ces décisions")
    store = actions.ouvrir().store
    assert store.rows("SELECT statut FROM remontees ORDER BY 1") == [
        ("rejetee",),
        ("validee",),
    ]
    assert not [b for b in page.button if b.label == "Accepter"]


def test_passer_garde_le_couple_pour_plus_tard(poste: Path) -> None:
    page = press(_open(lecteur="anne"), "Passer")
    page = press(page, "Passer")
    assert "0 couple" in _texts(page)
    assert "2 couples" in _texts(press(page, "Revoir les couples passés"))


def test_ce_que_vaut_le_seuil_est_dit_meme_sans_lien_juge(poste: Path) -> None:
    assert "rien n’a été proposé là où l’on sait juger" in _texts(_open())


def test_le_seuil_conseille_se_dit_et_se_remplace(poste: Path) -> None:
    conseil = _texts(_open(seuil="Selon les liens jugés", lecteur="anne"))
    assert "Note d’au moins **0,35**" in conseil and "aucun lien jugé" in conseil
    assert "Note d’au moins **" not in _texts(_open(lecteur="anne"))
