"""Les mots spécifiques : l’oracle, un calcul naïf à la main, ce qui tient quoi qu’il arrive."""

from fractions import Fraction
from math import comb, log10

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egts_dashboard.analyses.mots_specifiques import (
    INDICE_MAX,
    is_enough,
    specificites,
    strongest,
)


def _comptes(lignes: list[tuple[int, int]], n: int, total: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "mot": [f"mot{rang:03}" for rang in range(len(lignes))],
            "occurrences_dans": [x for x, _ in lignes],
            "occurrences_en_tout": [k for _, k in lignes],
            "mots_dans": n,
            "mots_en_tout": total,
        }
    )


def _naive_tail(x: int, k: int, n: int, total: int) -> tuple[Fraction, Fraction]:
    """P(X ≥ x) et P(X ≤ x), en fractions exactes."""
    masses = {
        i: Fraction(comb(k, i) * comb(total - k, n - i), comb(total, n))
        for i in range(max(0, n + k - total), min(k, n) + 1)
    }
    return (
        sum((m for i, m in masses.items() if i >= x), Fraction(0)),
        sum((m for i, m in masses.items() if i <= x), Fraction(0)),
    )


def test_la_queue_est_celle_de_l_exemple_de_reference() -> None:
    # 7 des 18 tirés, 12 marqués sur 60 : P(X ≥ 7) = 0,02327.
    mesure = specificites(_comptes([(7, 12)], 18, 60)).iloc[0]
    assert mesure["p_bilaterale"] == pytest.approx(2 * 0.02327, abs=2e-5)
    assert mesure["occurrences_attendues"] == pytest.approx(3.6)
    assert mesure["indice"] == pytest.approx(-log10(0.02327), abs=1e-3)


@st.composite
def _tables(draw: st.DrawFn) -> tuple[list[tuple[int, int]], int, int]:
    total = draw(st.integers(2, 60))
    n = draw(st.integers(1, total - 1))
    lignes = []
    for _ in range(draw(st.integers(1, 5))):
        k = draw(st.integers(1, total))
        x = draw(st.integers(max(0, n + k - total), min(k, n)))
        lignes.append((x, k))
    return lignes, n, total


@given(_tables())
def test_la_probabilite_est_celle_du_calcul_naif(
    cas: tuple[list[tuple[int, int]], int, int],
) -> None:
    lignes, n, total = cas
    mesures = specificites(_comptes(lignes, n, total)).sort_values("mot")
    for (x, k), (_, v) in zip(lignes, mesures.iterrows(), strict=True):
        haut, bas = _naive_tail(x, k, n, total)
        attendue = min(Fraction(1), 2 * min(haut, bas))
        assert v["p_bilaterale"] == pytest.approx(float(attendue), rel=1e-9)
        assert v["q"] >= v["p_bilaterale"] - 1e-12
        assert (v["indice"] > 0) == (x * total >= k * n) or v["indice"] == 0


@given(_tables())
def test_ce_que_la_selection_a_de_plus_le_reste_l_a_de_moins(
    cas: tuple[list[tuple[int, int]], int, int],
) -> None:
    lignes, n, total = cas
    reste = [(k - x, k) for x, k in lignes]
    ici = specificites(_comptes(lignes, n, total)).sort_values("mot")
    la_bas = specificites(_comptes(reste, total - n, total)).sort_values("mot")
    assert list(ici["p_bilaterale"]) == pytest.approx(
        list(la_bas["p_bilaterale"]), rel=1e-9
    )


def test_la_correction_suit_benjamini_et_hochberg() -> None:
    mesures = specificites(_comptes([(30, 30), (10, 30), (11, 30)], 100, 300))
    p = sorted(mesures["p_bilaterale"])
    a_la_main = [
        min(p[j] * len(p) / (j + 1) for j in range(rang, len(p)))
        for rang in range(len(p))
    ]
    assert sorted(mesures["q"]) == pytest.approx([min(1.0, q) for q in a_la_main])


def test_seuls_les_mots_assures_se_dessinent_le_plus_net_d_abord() -> None:
    mesures = specificites(_comptes([(60, 80), (40, 50), (0, 60), (10, 30)], 100, 400))
    dessines = strongest(mesures)
    assert list(dessines["mot"]) == ["mot000", "mot001", "mot002"]
    assert (dessines["indice"] > 0).tolist() == [True, True, False]


def test_une_probabilite_trop_petite_garde_un_indice_fini() -> None:
    mesure = specificites(_comptes([(100_000, 100_000)], 200_000, 5_000_000)).iloc[0]
    assert mesure["p_bilaterale"] == 0 and mesure["indice"] == INDICE_MAX


def test_un_tableau_vide_reste_vide() -> None:
    assert specificites(_comptes([], 100, 300)).empty


def test_il_faut_assez_de_mots_de_chaque_cote() -> None:
    assert is_enough(100, 200)
    assert not is_enough(99, 500)
    assert not is_enough(500, 599)
    assert not is_enough(500, 500)
