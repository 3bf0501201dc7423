"""La co-occurrence recomptée en tirant tous les arrangements possibles."""

import itertools
from math import comb

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from egts_dashboard.analyses.cooccurrence import cooccurrences, is_enough, links


def _paires(*lignes: tuple[int, int, int, int]) -> pd.DataFrame:
    tableau = pd.DataFrame(
        lignes, columns=["nb_ensemble", "nb_premier", "nb_second", "total"], dtype=int
    )
    return tableau.assign(code_a="A", code_b=[f"B{k}" for k in range(len(lignes))])


def _naive(x: int, a: int, b: int, total: int) -> float:
    """Pose le second thème de toutes les façons, et compte celles qui réunissent autant."""
    premiers = set(range(a))
    poses = list(itertools.combinations(range(total), b))
    return sum(len(premiers & set(p)) >= x for p in poses) / len(poses)


@pytest.mark.parametrize(("x", "a", "b", "total"), [(2, 3, 4, 8), (0, 2, 2, 6)])
def test_la_probabilite_est_celle_de_tous_les_arrangements(
    x: int, a: int, b: int, total: int
) -> None:
    (p,) = cooccurrences(_paires((x, a, b, total)))["p"]
    assert p == pytest.approx(_naive(x, a, b, total))


@given(st.data())
def test_c_est_le_test_de_fisher_unilateral(data: st.DataObject) -> None:
    total = data.draw(st.integers(4, 60))
    a, b = data.draw(st.integers(1, total - 1)), data.draw(st.integers(1, total - 1))
    x = data.draw(st.integers(max(0, a + b - total), min(a, b)))
    (ligne,) = cooccurrences(_paires((x, a, b, total))).itertuples()
    table = [[x, a - x], [b - x, total - a - b + x]]
    assert ligne.p == pytest.approx(fisher_exact(table, alternative="greater").pvalue)
    suivi = sum(
        comb(a, k) * comb(total - a, b - k) for k in range(x, min(a, b) + 1)
    ) / comb(total, b)
    assert ligne.p == pytest.approx(suivi)
    assert ligne.lift == pytest.approx((x / total) / ((a / total) * (b / total)))


def test_la_correction_compte_toutes_les_paires_meme_jamais_vues() -> None:
    seule = cooccurrences(_paires((8, 10, 10, 100)))
    parmi = cooccurrences(_paires((8, 10, 10, 100), *[(0, 5, 5, 100)] * 9))
    assert parmi["q"].iloc[0] == pytest.approx(10 * seule["p"].iloc[0])


def test_une_paire_vue_deux_fois_ne_se_relie_pas() -> None:
    tableau = cooccurrences(_paires((2, 2, 2, 100), (3, 60, 60, 100), (9, 10, 10, 100)))
    assert links(tableau, "toutes")["nb_ensemble"].tolist() == [9, 3]
    assert links(tableau, "plus")["nb_ensemble"].tolist() == [9]
    assert links(tableau, "assurees")["nb_ensemble"].tolist() == [9]


def test_trop_peu_d_items_a_deux_themes_ne_se_comparent_pas() -> None:
    assert not is_enough(19)
    assert is_enough(20)


def test_sans_paire_le_tableau_reste_vide() -> None:
    assert cooccurrences(_paires()).empty
