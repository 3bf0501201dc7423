import json
from pathlib import Path

import pytest

from egts_dashboard import actions, config
from egts_dashboard.actions import codage as gestes
from egts_dashboard.errors import LotRefuse
from tests.fabriques import atelier, codage, preconisation
from tests.lots import socle


@pytest.fixture
def poste(dossiers: Path) -> Path:
    socle(
        dossiers / "data" / "livre",
        ateliers=[atelier("a1")],
        preconisations=[preconisation("p1"), preconisation("p2", rang=2)],
        codages=[codage("p1", "FORM"), codage("p2", "FORM")],
    )
    return dossiers


def themes(item: str) -> list[tuple[str, int]]:
    return actions.ouvrir().store.rows(
        "SELECT items_themes.theme_id, items_themes.rang FROM items_themes"
        " JOIN items USING (item_no) WHERE item_id = ? ORDER BY items_themes.rang",
        [item],
    )


def test_un_brouillon_se_garde_puis_devient_un_lot(poste: Path) -> None:
    gestes.retenir("anne", "preconisation", "p1", ["PART", "FORM"], "À discuter.")
    assert gestes.brouillon("anne")["preconisation|p1"].themes == ("PART", "FORM")
    actions.apporter(gestes.codages_a_ecrire("anne", "Second codage."), "Anne")
    lus = actions.ouvrir().store.rows(
        "SELECT theme_id, rang, note FROM codages WHERE codeur = 'anne' ORDER BY rang"
    )
    assert lus == [("PART", 1, "À discuter."), ("FORM", 2, None)]


def test_un_second_codeur_ne_change_aucun_compte(poste: Path) -> None:
    gestes.retenir("anne", "preconisation", "p1", ["PART"])
    actions.apporter(gestes.codages_a_ecrire("anne", "Second codage."), "Anne")
    assert themes("p1") == [("FORM", 1)]


def test_la_decision_l_emporte_sur_les_deux_codeurs(poste: Path) -> None:
    gestes.retenir("decision", "preconisation", "p1", ["PART"])
    actions.apporter(gestes.codages_a_ecrire("decision", "Vu ensemble."), "Comité")
    assert themes("p1") == [("PART", 1)]
    assert themes("p2") == [("FORM", 1)]


def test_recoder_retire_les_themes_que_le_codeur_abandonne(poste: Path) -> None:
    for choisis in (["PART", "FORM"], ["FORM"]):
        gestes.retenir("anne", "preconisation", "p1", choisis)
        actions.apporter(gestes.codages_a_ecrire("anne", "Relu."), "Anne")
    lus = actions.ouvrir().store.rows(
        "SELECT theme_id, rang FROM codages WHERE codeur = 'anne'"
    )
    assert lus == [("FORM", 1)]


def test_un_theme_ajoute_a_plusieurs_items_ne_derange_pas_les_leurs(
    poste: Path,
) -> None:
    items = [("preconisation", "p1"), ("preconisation", "p2")]
    apport = gestes.ajouter_theme("equipe", "PART", items, "Relu.")
    actions.apporter(apport, "Équipe")
    assert themes("p1") == themes("p2") == [("FORM", 1), ("PART", 2)]
    assert gestes.ajouter_theme("equipe", "PART", items).tables["codages"] == []


@pytest.mark.parametrize("choisis", [[], ["FORM", "PART", "A", "B"]])
def test_zero_ou_quatre_themes_sont_refuses(poste: Path, choisis: list[str]) -> None:
    with pytest.raises(LotRefuse):
        gestes.retenir("anne", "preconisation", "p1", choisis)


def test_un_brouillon_abime_ne_bloque_rien(poste: Path) -> None:
    chemin = config.VAR_DIR / "brouillons" / "codage-anne.json"
    chemin.parent.mkdir(parents=True)
    chemin.write_text(json.dumps({"x": {"themes": 3}}), encoding="utf-8")
    assert gestes.brouillon("anne") == {}
    gestes.retenir("anne", "preconisation", "p1", ["FORM"])
    assert len(gestes.brouillon("anne")) == 1
    gestes.oublier("anne")
    assert not chemin.exists()
