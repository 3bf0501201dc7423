import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import gmean

from egts_dashboard.analyses.convergence import (
    convergence,
    convergences,
    qualify,
    taux,
)

PRESENTS, ATELIERS = (5, 1, 4, 2), (9, 2, 7, 5)


def test_quatre_groupes_et_le_plus_faible() -> None:
    assert convergence(PRESENTS, ATELIERS) == pytest.approx(0.5039, abs=5e-5)
    assert min(taux(PRESENTS, ATELIERS)) == pytest.approx(0.4167, abs=5e-5)


@given(
    st.lists(
        st.integers(1, 40).flatmap(lambda m: st.tuples(st.integers(0, m), st.just(m))),
        min_size=1,
        max_size=8,
    )
)
def test_c_est_la_moyenne_geometrique_de_scipy(groupes: list[tuple[int, int]]) -> None:
    presents, ateliers = zip(*groupes, strict=True)
    attendue = gmean([(x + 0.5) / (m + 1) for x, m in groupes])
    assert convergence(presents, ateliers) == pytest.approx(attendue)


def test_un_theme_present_dans_la_moitie_de_chaque_groupe_est_convergent() -> None:
    assert qualify((3, 4), (5, 8)) == "convergent"


def test_un_theme_fort_dans_un_seul_groupe_est_territorial() -> None:
    assert qualify((5, 1), (5, 8)) == "territorial"


def test_un_theme_faible_partout_est_rare() -> None:
    assert qualify((1, 1), (5, 8)) == "rare"


def test_moins_de_deux_groupes_de_cinq_ateliers_ne_disent_rien() -> None:
    assert qualify((5, 4), (5, 4)) == "données insuffisantes"


def test_un_petit_groupe_ne_change_pas_la_lecture() -> None:
    assert qualify((3, 4, 0), (5, 8, 1)) == "convergent"


def test_le_groupe_le_plus_faible_est_nomme() -> None:
    presences = pd.DataFrame(
        {"theme_id": "FORM", "colonne": ["A", "B", "C"], "x": [5, 2, 0], "n": [9, 5, 1]}
    )
    ligne = convergences(presences).iloc[0]
    assert ligne["plus_faible"] == "B"
    assert ligne["convergence"] == pytest.approx(((5.5 / 10) * (2.5 / 6)) ** 0.5)
    assert ligne["lecture"] == "territorial"


def test_sans_assez_d_ateliers_aucun_nombre_n_est_donne() -> None:
    presences = pd.DataFrame({"theme_id": "FORM", "colonne": ["A"], "x": [5], "n": [9]})
    ligne = convergences(presences).iloc[0]
    assert ligne["lecture"] == "données insuffisantes"
    assert pd.isna(ligne["convergence"])
    assert pd.isna(ligne["plus_faible"])


def test_le_groupe_le_plus_fort_et_les_deux_parts_sont_donnes() -> None:
    presences = pd.DataFrame(
        {"theme_id": "FORM", "colonne": ["A", "B", "C"], "x": [5, 2, 1], "n": [9, 5, 1]}
    )
    ligne = convergences(presences).iloc[0]
    assert ligne["plus_fort"] == "A"
    assert ligne["taux_fort_pct"] == pytest.approx(55)
    assert ligne["taux_faible_pct"] == pytest.approx(100 * 2.5 / 6)
