"""Les façons de compter et les retraits, refaits un thème et un atelier à la fois."""

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egts_dashboard.analyses.ateliers_themes import Grille, grid, ranks
from egts_dashboard.analyses.retraits import leave_one_out
from egts_dashboard.analyses.voix import (
    agreements,
    bases,
    compare,
    weights,
)

THEMES = ["A", "B", "C"]


def _grille(items: list[list[int]], codes: list[int] | None = None) -> Grille:
    matrice = np.array(items, dtype=float)
    lus = np.array(codes or [max(1, sum(ligne)) for ligne in items], dtype=float)
    noms = [f"a{rang}" for rang in range(len(items))]
    return Grille(noms, THEMES, matrice, lus)


def _ateliers(nb: list[float | None], territoires: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "nb_participants": pd.array(nb, dtype="Int64"),
            "territoire_code": list(territoires),
            "poids_territoire": 1.0,
        }
    )


def test_la_grille_remet_les_zeros_et_ignore_un_atelier_inconnu() -> None:
    cases = pd.DataFrame(
        [("a1", "B", 3), ("a2", "A", 1), ("ailleurs", "C", 9)],
        columns=["atelier_id", "theme_id", "nb_items"],
    )
    ateliers = pd.DataFrame({"atelier_id": ["a1", "a2"], "nb_codes": [4, 1]})
    grille = grid(cases, ateliers, THEMES)
    assert grille.items.tolist() == [[0, 3, 0], [1, 0, 0]]
    assert grille.parts.tolist() == [[0, 0.75, 0], [1, 0, 0]]
    assert not grille.est_suffisante


@given(st.lists(st.integers(0, 4), min_size=1, max_size=8))
def test_le_rang_compte_les_plus_grands(scores: list[int]) -> None:
    attendus = [1 + sum(autre > score for autre in scores) for score in scores]
    assert ranks(np.array(scores, dtype=float)).tolist() == attendus


def test_un_atelier_compte_autant_qu_un_autre_quelle_que_soit_sa_longueur() -> None:
    grille = _grille([[90, 10, 0]] + [[0, 1, 0]] * 5)
    lu = compare(grille, weights(_ateliers([10] * 6, "aaaaaa"))).set_index("theme_id")
    assert lu["rang_atelier"].to_dict() == {"A": 2, "B": 1, "C": 3}
    assert lu["part_atelier_pct"]["A"] == pytest.approx(100 * 0.9 / 6)


def test_une_participation_pese_son_atelier_et_le_non_renseigne_est_ecarte() -> None:
    grille = _grille([[1, 0, 0], [0, 1, 0], [0, 1, 0], [1, 0, 0], [1, 0, 0], [0, 0, 1]])
    poids = weights(_ateliers([30, 20, 20, 20, 20, None], "aaaaaa"))
    lues = bases(poids)
    assert lues["participation"].nb_ateliers == 5
    assert lues["participation"].nb_egal == pytest.approx(110**2 / 2500)
    assert not lues["participation"].est_applicable
    assert "rang_participation" not in compare(grille, poids)


def test_un_territoire_partage_sa_voix_entre_ses_ateliers() -> None:
    grille = _grille([[1, 0, 0]] * 6 + [[0, 1, 0]] * 3)
    poids = weights(_ateliers([10] * 9, "aaaaaabbb"))
    lu = compare(grille, poids).set_index("theme_id")
    assert lu["rang_atelier"].to_dict() == {"A": 1, "B": 2, "C": 3}
    assert lu["part_territoire_pct"].to_dict() == pytest.approx(
        {"A": 50, "B": 50, "C": 0}
    )
    assert lu["etendue"].to_dict() == {"A": 0, "B": 1, "C": 0}


def _tau_b(x: list[float], y: list[float]) -> float:
    """τ-b par tous les couples."""
    accord, ex_x, ex_y, couples = 0, 0, 0, 0
    for (a, b), (c, d) in itertools.combinations(zip(x, y, strict=True), 2):
        couples += 1
        accord += np.sign(a - c) * np.sign(b - d)
        ex_x += a == c
        ex_y += b == d
    return accord / ((couples - ex_x) * (couples - ex_y)) ** 0.5


def test_le_tau_est_celui_de_tous_les_couples_sur_les_ateliers_communs() -> None:
    hasard = np.random.default_rng(3)
    items = hasard.integers(0, 5, (9, 3)).tolist()
    grille = _grille(items, [10] * 9)
    nb = [20, 30, 25, 35, 22, 28, 31, None, None]
    (atelier_participation, *_) = agreements(
        grille, weights(_ateliers(nb, "aaaabbbbb"))
    )
    assert atelier_participation.nb_ateliers == 7
    parts = np.array(items[:7]) / 10
    une = parts.mean(axis=0).round(12).tolist()
    autre = np.average(parts, axis=0, weights=nb[:7]).round(12).tolist()
    assert atelier_participation.tau == pytest.approx(_tau_b(une, autre))


@pytest.mark.parametrize("critere", ["items", "ateliers"])
@given(
    st.lists(
        st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=1, max_size=6
    )
)
def test_chaque_retrait_se_refait_a_la_main(
    critere: str, items: list[list[int]]
) -> None:
    hors = np.array([1.0, 0.0, 2.0])
    lu = leave_one_out(_grille(items), hors, critere)
    classements = []
    for retire in [None, *range(len(items))]:
        gardes = [ligne for rang, ligne in enumerate(items) if rang != retire]
        totaux = [
            sum(ligne[t] if critere == "items" else ligne[t] > 0 for ligne in gardes)
            + (hors[t] if critere == "items" else 0)
            for t in range(3)
        ]
        classements.append([1 + sum(b > a for b in totaux) for a in totaux])
    complet, *sans = classements
    assert lu["rang"].tolist() == complet
    for t in range(3):
        pris = [complet[t], *(c[t] for c in sans)]
        assert lu["rang_min"].iloc[t] == min(pris)
        assert lu["rang_max"].iloc[t] == max(pris)
        assert lu["nb_changes"].iloc[t] == sum(c[t] != complet[t] for c in sans)
