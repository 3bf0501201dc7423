"""Le journal se déplie des tables, et dit ce que dirait la liste écrite geste par geste."""

import random
from typing import Any

import pytest

from egts_dashboard import actions
from egts_dashboard.ingest.fusion import SEPARATEUR_CLE
from egts_dashboard.models import TABLES
from egts_dashboard.queries.journal import lots
from egts_dashboard.store.connection import Store
from tests.fabriques import preconisation, socle

Gestes = list[tuple[Any, ...]]


def written(store: Store) -> Gestes:
    return store.rows(
        "SELECT rang, lot_id, nom_table, ligne_id, geste, champs FROM journal ORDER BY rang"
    )


def lot(lot_id: str, ordre: int) -> dict[str, Any]:
    return {
        "lot_id": lot_id,
        "titre": lot_id,
        "auteur": "A",
        "date": "2026-01-01",
        "raison": "r",
        "ordre": ordre,
        "est_retire": False,
    }


def drawn(graine: int) -> tuple[list[str], list[dict[str, Any]]]:
    """Des lots tirés au hasard : les lignes qui restent, dans l’ordre, et tous les gestes."""
    hasard = random.Random(graine)
    presentes: dict[str, None] = {}
    gestes: list[dict[str, Any]] = []
    for numero in range(1, 7):
        for nom in hasard.sample([f"p{i}" for i in range(12)], k=hasard.randint(1, 9)):
            if nom not in presentes:
                geste = "ajout"
                presentes[nom] = None
            elif hasard.random() < 0.5:
                geste = "correction"
            else:
                geste = "retrait"
                del presentes[nom]
            gestes.append(
                {
                    "rang": len(gestes) + 1,
                    "lot_id": f"lot{numero}",
                    "nom_table": "preconisations",
                    "ligne_id": nom,
                    "geste": geste,
                    "champs": '{"rang": [1, 2]}' if geste == "correction" else None,
                }
            )
    return list(presentes), gestes


def built(make_store, presentes: list[str], gestes: list[dict]) -> Store:
    """Un magasin de ces préconisations, de six lots et de ces gestes."""
    return make_store(
        **socle(),
        preconisations=[preconisation(nom) for nom in presentes],
        lots=[lot(f"lot{i}", i) for i in range(1, 7)],
        journal=gestes,
    )


@pytest.mark.parametrize("graine", range(12))
def test_ajouts_corrections_et_retraits_meles_redonnent_chaque_geste(
    make_store, graine: int
) -> None:
    presentes, gestes = drawn(graine)
    store = built(make_store, presentes, gestes)
    assert written(store) == [tuple(geste.values()) for geste in gestes]
    # Un geste qu’une table redit ne s’écrit pas.
    encore = {(g["ligne_id"], g["geste"]) for g in gestes if g["ligne_id"] in presentes}
    ecrits = set(store.rows("SELECT ligne_id, geste FROM gestes"))
    assert not {(i, g) for i, g in ecrits & encore if g == "ajout"}


@pytest.mark.parametrize("graine", range(3))
def test_les_comptes_d_un_lot_sont_ceux_de_ses_gestes(make_store, graine: int) -> None:
    presentes, gestes = drawn(graine)
    store = built(make_store, presentes, gestes)
    tous = lots(store).set_index("lot_id")
    d_une_ligne = lots(store, ligne_id="p3").set_index("lot_id")
    for suite, siens in ((tous, gestes), (d_une_ligne, _of(gestes, "p3"))):
        for lot_id, ligne in suite.iterrows():
            dits = [g["geste"] for g in siens if g["lot_id"] == lot_id]
            assert ligne["nb_ajouts"] == dits.count("ajout")
            assert ligne["nb_corrections"] == dits.count("correction")
            assert ligne["nb_retraits"] == dits.count("retrait")
    assert set(d_une_ligne.index) == {g["lot_id"] for g in _of(gestes, "p3")}


def _of(gestes: list[dict[str, Any]], ligne_id: str) -> list[dict[str, Any]]:
    return [geste for geste in gestes if geste["ligne_id"] == ligne_id]


def test_le_journal_des_donnees_livrees_est_celui_de_leurs_lots(store: Store) -> None:
    contenu, _ = actions.verifier()
    assert written(store) == [
        (rang, *geste) for rang, geste in enumerate(contenu.journal, start=1)
    ]
    assert store.value("SELECT count(*) FROM gestes WHERE geste = 'ajout'") == 0


def test_chaque_table_a_ses_lignes_placees_sous_la_cle_du_journal(store: Store) -> None:
    contenu, _ = actions.verifier()
    placees = store.rows("SELECT nom_table, place, ligne_id FROM lignes_placees")
    attendues = {
        (table, place, SEPARATEUR_CLE.join(cle))
        for table in TABLES
        for place, cle in enumerate(contenu.tables[table])
    }
    assert len(placees) == len(attendues) and set(placees) == attendues
