from dataclasses import replace
from pathlib import Path

import pytest

from egts_dashboard import actions
from egts_dashboard.actions.themes import reunir_themes, scinder_theme
from egts_dashboard.errors import LotRefuse
from egts_dashboard.models import TABLES, colonnes
from egts_dashboard.models.theme import Theme
from egts_dashboard.store.connection import Store
from tests import fabriques
from tests.fabriques import codage, preconisation
from tests.lots import socle

SANTE = Theme(theme_id="SANTE", libelle="Santé", definition="Le soin.", ordre=3)


@pytest.fixture
def poste(dossiers: Path) -> Path:
    themes = fabriques.socle()["themes"]
    themes.append(
        {"theme_id": "LOG", "libelle": "Logement", "definition": "…", "ordre": 3}
    )
    socle(
        dossiers / "data" / "livre",
        themes=themes,
        preconisations=[preconisation(f"p{n}", rang=n) for n in (1, 2, 3)],
        codages=[
            # p1 : les deux thèmes, et un troisième après ; p2 : le seul qui part ; p3 : ni l’un.
            codage("p1", "FORM", note="dit"),
            codage("p1", "PART", rang=2),
            codage("p1", "LOG", rang=3),
            codage("p2", "FORM"),
            codage("p2", "LOG", rang=2),
            codage("p3", "LOG"),
            codage("p2", "FORM", codeur="autre"),
        ],
    )
    return dossiers


def ouvre() -> Store:
    return actions.ouvrir().store


def codages() -> dict[tuple[str, str], list[tuple[str, int]]]:
    lignes = ouvre().rows(
        "SELECT objet_id, codeur, theme_id, rang FROM codages ORDER BY objet_id, codeur, rang"
    )
    par_item: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for objet_id, codeur, theme, rang in lignes:
        par_item.setdefault((objet_id, codeur), []).append((theme, rang))
    return par_item


def tout() -> dict[str, list[tuple[object, ...]]]:
    return {
        table: sorted(
            ouvre().rows(f"SELECT {', '.join(colonnes(modele))} FROM {table}"), key=repr
        )
        for table, modele in TABLES.items()
    }


def test_un_item_code_par_les_deux_n_en_garde_qu_un_au_meilleur_rang(
    poste: Path,
) -> None:
    apport = replace(reunir_themes(ouvre(), "PART", "FORM"), raison="Trop proches.")
    actions.apporter(apport, "Jeanne")
    assert codages() == {
        ("p1", "equipe"): [("PART", 1), ("LOG", 2)],
        ("p2", "equipe"): [("PART", 1), ("LOG", 2)],
        ("p2", "autre"): [("PART", 1)],
        ("p3", "equipe"): [("LOG", 1)],
    }
    notes = "SELECT note FROM codages WHERE objet_id = 'p1' AND theme_id = 'PART'"
    assert ouvre().value(notes) == "dit"
    themes = dict(ouvre().rows("SELECT theme_id, inclut FROM themes"))
    assert set(themes) == {"PART", "LOG"} and "Formation" in themes["PART"]


def test_les_comptes_suivent_et_retirer_le_lot_rend_tout(poste: Path) -> None:
    avant = tout()
    lot = actions.apporter(
        replace(reunir_themes(ouvre(), "PART", "FORM"), raison="Trop proches."), "J"
    )
    assert ouvre().value("SELECT sum(nb_items) FROM themes_croises") == 5
    actions.retirer(lot.name, "J", "Non.")
    assert tout() == avant


def test_scinder_fait_passer_ce_que_l_on_choisit_et_lui_seul(poste: Path) -> None:
    avant = tout()
    geste = scinder_theme(ouvre(), "FORM", SANTE, [("preconisation", "p2", "equipe")])
    lot = actions.apporter(replace(geste, raison="Deux sujets."), "J")
    assert codages()["p2", "equipe"] == [("SANTE", 1), ("LOG", 2)]
    assert codages()["p2", "autre"] == [("FORM", 1)]
    assert codages()["p1", "equipe"][0] == ("FORM", 1)
    actions.retirer(lot.name, "J", "Non.")
    assert tout() == avant


def test_un_codage_change_entre_temps_fait_refuser_le_geste(poste: Path) -> None:
    premier = reunir_themes(ouvre(), "PART", "FORM")
    second = scinder_theme(ouvre(), "FORM", SANTE, [("preconisation", "p2", "equipe")])
    actions.apporter(replace(second, raison="R"), "Une")
    with pytest.raises(LotRefuse):
        actions.apporter(replace(premier, raison="R"), "Autre")


def test_ce_qui_n_a_pas_de_sens_est_refuse(poste: Path) -> None:
    store = ouvre()
    with pytest.raises(LotRefuse, match="différents"):
        reunir_themes(store, "PART", "PART")
    with pytest.raises(LotRefuse, match="au moins un"):
        scinder_theme(store, "FORM", SANTE, [("preconisation", "p3", "equipe")])
    with pytest.raises(LotRefuse, match="déjà ce code"):
        pris = SANTE.model_copy(update={"theme_id": "LOG"})
        scinder_theme(store, "FORM", pris, [("preconisation", "p2", "equipe")])
    with pytest.raises(LotRefuse, match="n’existe pas"):
        reunir_themes(store, "PART", "ABSENT")
