import itertools

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egts_dashboard.analyses.specificites import (
    au_moins,
    probabilite,
    specificites,
    specificites_partagees,
)


def _presences(*lignes: tuple[int, int, int, int]) -> pd.DataFrame:
    return pd.DataFrame(lignes, columns=["x", "n", "k", "total"], dtype=int)


@st.composite
def tirages(draw: st.DrawFn) -> tuple[int, int, int, int]:
    """Un petit total, ses marqués k, les n tirés, et combien on en attend au moins."""
    total = draw(st.integers(2, 9))
    k, n = draw(st.integers(0, total)), draw(st.integers(1, total))
    return total, k, n, draw(st.integers(0, min(k, n)))


def test_sept_sur_dix_huit_avec_douze_sur_soixante() -> None:
    assert probabilite(7, 18, 12, 60) == pytest.approx(0.02327, abs=5e-6)


def test_la_probabilite_de_zero_ou_plus_est_un() -> None:
    assert probabilite(0, 18, 12, 60) == pytest.approx(1)


def test_une_seule_case_garde_sa_probabilite() -> None:
    case = specificites(_presences((7, 18, 12, 60))).iloc[0]
    assert case["p"] == case["q"] == pytest.approx(0.02327, abs=5e-6)
    assert case["est_specifique"]
    assert case["ateliers_attendus"] == pytest.approx(3.6)
    assert case["rapport"] == pytest.approx(7 / 3.6)


def test_la_correction_porte_sur_les_cases_calculables() -> None:
    tableau = specificites(_presences((7, 18, 12, 60), (3, 18, 12, 60), (4, 4, 12, 60)))
    assert tableau["est_calculable"].tolist() == [True, True, False]
    # Benjamini–Hochberg sur deux essais : la plus petite double, l’autre reste.
    assert tableau["q"].iloc[0] == pytest.approx(2 * tableau["p"].iloc[0])
    assert tableau["q"].iloc[1] == pytest.approx(tableau["p"].iloc[1])
    assert tableau["est_specifique"].tolist() == [True, False, False]


def test_un_groupe_de_moins_de_cinq_ateliers_n_est_pas_calcule() -> None:
    case = specificites(_presences((4, 4, 12, 60))).iloc[0]
    assert pd.isna(case["p"])
    assert pd.isna(case["q"])
    assert pd.isna(case["rapport"])


def test_un_groupe_qui_reunit_tout_n_est_pas_compare_a_lui_meme() -> None:
    assert not specificites(_presences((12, 60, 12, 60)))["est_calculable"].iloc[0]


def test_un_theme_absent_partout_n_est_pas_calcule() -> None:
    assert not specificites(_presences((0, 18, 0, 60)))["est_calculable"].iloc[0]


def test_un_tableau_vide_reste_vide() -> None:
    assert specificites(_presences()).empty


@given(tirages())
def test_la_probabilite_est_celle_de_tous_les_tirages(
    cas: tuple[int, int, int, int],
) -> None:
    total, k, n, x = cas
    tires = list(itertools.combinations(range(total), n))
    atteints = [t for t in tires if sum(atelier < k for atelier in t) >= x]
    assert probabilite(x, n, k, total) == pytest.approx(len(atteints) / len(tires))


@given(st.lists(st.floats(0, 1), max_size=6), st.integers(0, 7))
def test_des_chances_inegales_se_comptent_issue_par_issue(
    chances: list[float], x: int
) -> None:
    naive = 0.0
    for issue in itertools.product((0, 1), repeat=len(chances)):
        if sum(issue) >= x:
            produit = 1.0
            for vrai, chance in zip(issue, chances, strict=True):
                produit *= chance if vrai else 1 - chance
            naive += produit
    assert au_moins(x, chances) == pytest.approx(naive, abs=1e-9)


def test_une_colonne_partagee_se_compare_aux_autres_des_memes_ateliers() -> None:
    presences = _presences((5, 5, 5, 6), (1, 5, 2, 6), (3, 4, 3, 6), (5, 5, 5, 6))
    presences["chances"] = [[1 / 4] * 5, [1 / 4, 2 / 4], [1 / 4] * 3, [1.0] * 5]
    tableau = specificites_partagees(presences)
    assert tableau["est_calculable"].tolist() == [True, True, False, False]
    assert tableau["ateliers_attendus"].tolist()[:2] == pytest.approx([1.25, 0.75])
    assert tableau["p"].tolist()[:2] == pytest.approx([0.25**5, 1 - 0.75 * 0.5])
    assert tableau["q"].iloc[0] == pytest.approx(2 * 0.25**5)
    assert tableau["est_specifique"].tolist() == [True, False, False, False]
