from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from egts_dashboard import actions
from egts_dashboard.actions.liens import reunir_items, scinder_item
from egts_dashboard.errors import DonneesInvalides, LotRefuse
from egts_dashboard.queries import liens
from egts_dashboard.queries.preconisations import Demande, bilan
from egts_dashboard.queries.preconisations_chiffres import chiffres
from egts_dashboard.queries.recherche.mots import Mots
from egts_dashboard.store.connection import Store
from tests.fabriques import codage, preconisation
from tests.lots import socle

DEMANDE = Demande(Mots(), "preconisation")


@pytest.fixture
def poste(dossiers: Path) -> Path:
    socle(
        dossiers / "data" / "livre",
        preconisations=[
            preconisation(f"p{n}", rang=n, intitule=f"Demande {n}")
            for n in (1, 2, 3, 4)
        ],
        codages=[codage("p1", "FORM")],
    )
    return dossiers


def ouvre() -> Store:
    return actions.ouvrir().store


def reunit(principal: str, autres: Sequence[str]) -> None:
    geste = reunir_items(ouvre(), "preconisation", principal, autres)
    actions.apporter(replace(geste, raison="Même demande."), "Jeanne")


def lies(item_id: str) -> list[tuple[str, str, str]]:
    tableau = liens.of_item(ouvre(), "preconisation", item_id)
    return list(
        zip(tableau["sens"], tableau["nature"], tableau["item_id"], strict=True)
    )


def test_reunir_ne_change_aucun_compte_et_se_lit_des_deux_cotes(poste: Path) -> None:
    reunit("p1", ["p2", "p3"])
    resume = bilan(ouvre(), DEMANDE)
    assert (resume["nb"], resume["nb_reunis"]) == (4, 2)
    assert lies("p1") == [("de", "reunie", "p2"), ("de", "reunie", "p3")]
    assert lies("p2") == [("vers", "reunie", "p1"), ("voisin", "reunie", "p3")]
    [rivale] = chiffres(DEMANDE, resume)[0].rivales
    assert rivale.startswith("2\u00a0demandes distinctes")


def test_sans_lien_aucune_autre_valeur_n_est_dite(poste: Path) -> None:
    assert chiffres(DEMANDE, bilan(ouvre(), DEMANDE))[0].rivales == ()


def test_scinder_ajoute_des_items_lies_sans_effacer_l_ancien(poste: Path) -> None:
    geste = scinder_item(ouvre(), "preconisation", "p1", ["Former", "Recruter"])
    effet = actions.prevoir(geste)
    assert effet.apres["preconisations"] == effet.avant["preconisations"] + 1
    lot = actions.apporter(replace(geste, raison="Deux demandes."), "Jeanne")
    lignes = ouvre().rows(
        "SELECT preconisation_id, intitule, localisation, certitude FROM preconisations"
        " WHERE preconisation_id LIKE 'p1%' ORDER BY 1"
    )
    assert lignes == [
        ("p1", "Former", "section 1, 1er item a", "imprime"),
        ("p1-b", "Recruter", "section 1, 1er item b", "deduit"),
    ]
    assert lies("p1-b") == [("vers", "scindee", "p1")]
    assert ouvre().rows("SELECT objet_id FROM codages") == [("p1",)]
    actions.retirer(lot.name, "Jeanne", "Non.")
    assert ouvre().value("SELECT count(*) FROM preconisations") == 4
    assert ouvre().value("SELECT count(*) FROM liens") == 0


def test_ce_qui_tournerait_en_rond_est_refuse(poste: Path) -> None:
    reunit("p1", ["p2"])
    for principal, autres, mot in (
        ("p2", ["p3"], "déjà réuni"),
        ("p3", ["p2"], "déjà réuni"),
        ("p3", ["p3"], "lui-même"),
        ("p3", ["absent"], "n’existe pas"),
        ("p3", [], "au moins un"),
    ):
        with pytest.raises(LotRefuse, match=mot):
            reunir_items(ouvre(), "preconisation", principal, autres)
    with pytest.raises(LotRefuse, match="deux formulations"):
        scinder_item(ouvre(), "preconisation", "p3", ["Seule"])


def test_un_lien_vers_rien_est_refuse_comme_tout_renvoi(poste: Path) -> None:
    reunit("p1", ["p2"])
    geste = actions.Apport("T", "R", retraits={"preconisations": [("p2",)]})
    with pytest.raises(DonneesInvalides, match="p2"):
        actions.apporter(geste, "Jeanne")
