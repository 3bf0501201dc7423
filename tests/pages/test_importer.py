"""La page Importer et saisir : le journal, les gestes sur les lots, l’histoire d’une ligne."""

import shutil
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from egts_dashboard import actions
from egts_dashboard.actions.sauvegarde_page import (
    restaurer_octets,
    sauvegarde_en_octets,
)
from egts_dashboard.errors import SauvegardeRefusee
from egts_dashboard.ui.magasin import suivi
from tests.lots import poste_corrige
from tests.pages.ouvrir import open_page, press, tables

_open = partial(open_page, "importer", faire="Revoir et défaire")


@pytest.fixture
def poste(dossiers: Path) -> Path:
    return poste_corrige(dossiers)


def _button(page: AppTest) -> Button:
    """Le bouton du geste, et non celui qui explique une table."""
    return next(b for b in page.button if not str(b.key).startswith("requetes_"))


def test_les_lots_sont_tous_la_du_dernier_au_premier(poste: Path) -> None:
    table = tables(_open())
    assert table.index("Lot 2") < table.index("Lot 1")


def test_la_table_choisie_ne_garde_que_les_lots_qui_l_ont_touchee(poste: Path) -> None:
    table = tables(_open(table="Préconisations"))
    assert "Lot 1" in table and "Lot 2" not in table
    assert any("Aucun lot" in m.value for m in _open(table="Remontées").markdown)


def test_l_histoire_d_une_ligne_dit_ce_qui_a_change(poste: Path) -> None:
    assert "Participations\u00a0: 20 → 25" in tables(_open(ligne="a1"))
    assert any("Aucune ligne" in m.value for m in _open(ligne="zz").markdown)


def test_retirer_montre_l_effet_demande_une_raison_puis_change_les_chiffres(
    poste: Path,
) -> None:
    page = _open()
    # Un lot se choisit par ce qu’il est, non par son identifiant.
    assert not [nom for nom in page.selectbox(key="lot").options if "(" in nom]
    page.selectbox(key="lot").set_value("correction").run()
    assert {m.label: (m.value, m.delta) for m in page.metric}[
        "Participations en ateliers"
    ] == ("20", "25 avant")

    _button(page).click().run()
    assert page.error and "pourquoi" in page.get("text")[0].value
    assert (
        actions.ouvrir().store.value("SELECT sum(nb_participants) FROM ateliers") == 25
    )

    noms = {champ.label: champ for champ in page.text_input}
    noms["Votre nom"].set_value("Jeanne")
    noms["Raison"].set_value("Mauvais fichier.")
    _button(page).click().run()
    assert not page.exception and page.success
    store = suivi().etat().store
    assert store.value("SELECT sum(nb_participants) FROM ateliers") == 20
    assert "Mauvais fichier." in tables(page)
    assert _button(page).label == "Rétablir ce lot"


def test_un_lot_dont_d_autres_dependent_dit_lesquels(poste: Path) -> None:
    page = _open()
    page.selectbox(key="lot").set_value("livre").run()
    assert page.error and "correction/ateliers.csv" in page.get("text")[0].value
    assert not [b for b in page.button if b.key != "requetes_lots"]


def test_depuis_un_jour_montre_ce_qui_a_change(poste: Path) -> None:
    page = _open(depuis="2026-11-21")
    assert {m.label: m.delta for m in page.metric}["Préconisations"] == "0 avant"
    replis = [repli.label for repli in _open(depuis="2026-11-22").expander]
    assert "Les lignes qui changent" not in replis


def test_depuis_s_arrete_au_jour_choisi_compris(poste: Path) -> None:
    page = _open(depuis="2026-11-01", jusqu="2026-11-20")
    assert any("Aucune ligne ne change" in m.value for m in page.markdown)
    page = _open(depuis="2026-11-21", jusqu="2026-11-21")
    assert {m.label: m.value for m in page.metric}["Préconisations"] == "1"
    page = _open(depuis="2026-11-21", jusqu="2026-11-01")
    assert any("précède" in t.value for t in page.get("text"))


def test_des_mots_menent_a_l_histoire_d_une_ligne(poste: Path) -> None:
    page = _open(ligne="former")
    press(page, "Former les équipes")
    assert page.text_input(key="ligne").value == "p1"
    assert "Lot 1" in tables(page) and "Lot 2" not in tables(page)
    assert any("ni ne contient" in m.value for m in _open(ligne="zzz").markdown)


def test_une_ligne_nommee_ne_garde_que_ses_lots(poste: Path) -> None:
    table = tables(_open(ligne="p1"))
    assert "Lot 1" in table and "Lot 2" not in table


def test_un_lot_choisi_dit_ce_qu_il_a_fait(poste: Path) -> None:
    page = _open()
    page.selectbox(key="lot").set_value("correction").run()
    page.session_state["gestes_correction"] = True
    page.run()
    assert "Participations\u00a0: 20 → 25" in tables(page)


def test_une_sauvegarde_se_telecharge_et_se_restaure_sur_la_page(poste: Path) -> None:
    octets = sauvegarde_en_octets()
    shutil.rmtree(poste / "var" / "lots" / "correction")
    suivi().reload()
    page = _open()
    page.get("file_uploader")[0].upload("sauvegarde.zip", octets, "application/zip")
    page.run()
    next(b for b in page.button if b.label.startswith("Restaurer")).click().run()
    assert not page.exception
    assert any("1\u00a0lot restauré" in s.value for s in page.success)
    store = suivi().etat().store
    assert store.value("SELECT nb_participants FROM ateliers") == 25


def test_un_fichier_qui_n_est_pas_une_sauvegarde_est_refuse_par_son_nom(
    poste: Path,
) -> None:
    with pytest.raises(SauvegardeRefusee, match=r"^recette\.zip"):
        restaurer_octets("recette.zip", b"rien")
