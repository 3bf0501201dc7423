"""Les macros du magasin redonnent l’oracle, et ce que scipy calcule par une autre voie."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx
from scipy import stats

from egts_dashboard.analyses import representativite
from egts_dashboard.store.connection import Store


def ask(store: Store, formule: str, *valeurs: float) -> Any:
    return store.value(f"SELECT {formule}", valeurs)


def test_les_macros_redonnent_l_oracle(store: Store) -> None:
    n, q = (150, 30, 96, 36), (0.38, 0.08, 0.34, 0.20)
    exactes = [
        ask(store, "binomiale_exacte(?, 312, ?)", *v) for v in zip(n, q, strict=True)
    ]
    assert exactes == approx([2.913e-4, 0.2957, 0.2561, 9.201e-5], rel=1e-3)
    assert ask(store, "wilson_bas(150, 312)") == approx(0.4259, abs=1e-4)
    assert ask(store, "wilson_haut(150, 312)") == approx(0.5361, abs=1e-4)
    seuil = representativite.goodman_threshold(4)
    assert ask(store, "goodman_bas(36, 312, ?)", seuil) == approx(0.0776, abs=1e-4)
    assert ask(store, "goodman_haut(36, 312, ?)", seuil) == approx(0.1683, abs=1e-4)
    assert ask(store, "hypergeometrique_au_moins(7, 12, 18, 60)") == approx(
        0.02327, rel=1e-3
    )
    assert ask(store, "fisher(9, 24, 3, 28)") == approx(0.0449, rel=1e-3)


@given(donnees=st.data(), total=st.integers(1, 400))
@settings(max_examples=60, deadline=None)
def test_une_part_a_l_intervalle_et_la_probabilite_de_scipy(
    store: Store, donnees: Any, total: int
) -> None:
    nb = donnees.draw(st.integers(0, total))
    q = donnees.draw(st.floats(0.01, 0.99))
    essai = stats.binomtest(nb, total, q)
    bornes = essai.proportion_ci(method="wilson")
    assert ask(store, "wilson_bas(?, ?)", nb, total) == approx(bornes.low, abs=1e-9)
    assert ask(store, "wilson_haut(?, ?)", nb, total) == approx(bornes.high, abs=1e-9)
    lue = ask(store, "binomiale_exacte(?, ?, ?)", nb, total, q)
    assert lue == approx(essai.pvalue, rel=1e-6, abs=1e-12)


@given(donnees=st.data(), total=st.integers(1, 300))
@settings(max_examples=60, deadline=None)
def test_une_queue_hypergeometrique_est_celle_de_scipy(
    store: Store, donnees: Any, total: int
) -> None:
    k, n = (donnees.draw(st.integers(0, total)) for _ in range(2))
    x = donnees.draw(st.integers(0, min(n, k)))
    loi = stats.hypergeom(total, k, n)
    valeurs = (x, n, k, total)
    assert ask(store, "hypergeometrique_au_moins(?, ?, ?, ?)", *valeurs) == approx(
        loi.sf(x - 1), rel=1e-6, abs=1e-12
    )
    assert ask(store, "hypergeometrique_au_plus(?, ?, ?, ?)", *valeurs) == approx(
        loi.cdf(x), rel=1e-6, abs=1e-12
    )


@given(bases=st.tuples(st.integers(1, 60), st.integers(1, 60)), donnees=st.data())
@settings(max_examples=60, deadline=None)
def test_le_test_de_fisher_est_celui_de_scipy(
    store: Store, bases: tuple[int, int], donnees: Any
) -> None:
    a, b = (donnees.draw(st.integers(0, base)) for base in bases)
    attendu = stats.fisher_exact([[a, bases[0] - a], [b, bases[1] - b]]).pvalue
    lu = ask(store, "fisher(?, ?, ?, ?)", a, bases[0], b, bases[1])
    assert lu == approx(attendu, rel=1e-6, abs=1e-12)


@pytest.mark.parametrize(("nb", "total"), [(0, 12), (12, 12), (0, 1), (1, 1)])
def test_les_bornes_extremes_sont_exactes(store: Store, nb: int, total: int) -> None:
    bas, haut = representativite.wilson(nb, total)
    assert ask(store, "wilson_bas(?, ?)", nb, total) == approx(bas, abs=1e-12)
    assert ask(store, "wilson_haut(?, ?)", nb, total) == approx(haut, abs=1e-12)
