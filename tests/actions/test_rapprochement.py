"""La commande rapprocher, sur les données livrées."""

import json

import pytest

from egts_dashboard import actions
from egts_dashboard.__main__ import main
from egts_dashboard.errors import SourceInconnue
from egts_dashboard.store.connection import Store

AMONT, AVAL = "doc-restitution-pc-2014", "doc-bilan-so-2014"


def test_les_plus_ressemblants_sont_presque_tous_des_liens_juges(store: Store) -> None:
    couples = actions.rapprocher(store, AMONT, AVAL, 0.6)
    assert len(couples) >= 5
    assert all(c["mots_partages"] for c in couples)
    assert sum(c["statut"] == "validee" for c in couples) >= 0.8 * len(couples)
    notes = [c["score"] for c in couples]
    assert notes == sorted(notes, reverse=True)


def test_la_commande_ecrit_du_json(capsys: pytest.CaptureFixture[str]) -> None:
    commande = ["rapprocher", "--amont", AMONT, "--aval", "plan-2015", "--json"]
    assert main([*commande, "--seuil", "0,25"]) == 0
    couples = json.loads(capsys.readouterr().out)
    assert couples
    assert {"amont_id", "aval_id", "score", "mots_partages"} <= set(couples[0])
    assert {c["aval_objet"] for c in couples} == {"mesure"}


def test_la_commande_dit_que_c_est_une_proposition(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["rapprocher", "--amont", AMONT, "--aval", AVAL, "--seuil", "0.6"]) == 0
    assert "jamais un fait" in capsys.readouterr().out


def test_un_document_inconnu_est_refuse(store: Store) -> None:
    with pytest.raises(SourceInconnue, match="inconnu"):
        actions.rapprocher(store, "inconnu", AVAL)
