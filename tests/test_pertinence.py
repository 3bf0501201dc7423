from statistics import mean

import pytest

from benchmarks.pertinence import measure, ndcg, read_judgements
from egts_dashboard.store.connection import Store


def test_le_meilleur_ordre_vaut_un_et_rien_vaut_zero() -> None:
    notes = {"a": 2, "b": 1}
    assert ndcg(["a", "b"], notes) == 1
    assert ndcg(["x", "y"], notes) == 0
    assert 0 < ndcg(["b", "a"], notes) < 1


def test_un_rang_apres_le_dixieme_ne_compte_pas() -> None:
    assert ndcg([*"0123456789", "a"], {"a": 2}) == 0


def test_le_second_rang_pese_son_logarithme() -> None:
    assert ndcg(["x", "a"], {"a": 2}) == pytest.approx(0.6309, abs=1e-4)


def test_les_items_juges_sont_livres(store: Store) -> None:
    livres = {item for (item,) in store.rows("SELECT item_id FROM items")}
    jugements = read_judgements()
    assert len(jugements) == 40
    assert {item for notes in jugements.values() for item in notes} <= livres


def test_la_recherche_garde_sa_pertinence(store: Store) -> None:
    assert mean(measure(store).values()) > 0.88
