"""L’analyse des correspondances refaite en SQL, contre le tableau publié et contre la page."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egts_dashboard.analyses.correspondances import Tableau, correspondances
from egts_dashboard.analyses.correspondances_plan import plan
from egts_dashboard.queries.recalculs import redo
from egts_dashboard.store.connection import Store

CHOISI = {"graine": 2014, "codages_min": 8}
# Greenacre 1984, « smoke ».
SMOKE = np.array(
    [[4, 2, 3, 2], [4, 3, 7, 4], [25, 10, 12, 4], [18, 24, 33, 13], [10, 6, 7, 2]]
)


def counts(tableau: Tableau) -> pd.DataFrame:
    """Le tableau en cases non nulles, comme la requête de la page les rend."""
    lignes = [
        (f"T{i:02}", f"Thème {i}", f"c{j:02}", f"Atelier {j}", int(nb))
        for (i, j), nb in np.ndenumerate(tableau)
        if nb
    ]
    noms = ["theme_id", "theme", "code", "colonne", "nb_items"]
    return pd.DataFrame(lignes, columns=noms)


def redone(store: Store, cle: str, comptes: pd.DataFrame) -> pd.DataFrame:
    """Le recalcul de ces comptes."""
    valeurs = ", ".join(map(str, comptes.itertuples(index=False, name=None)))
    noms = ", ".join(comptes.columns)
    return store.frame(
        redo(cle, [f"SELECT * FROM (VALUES {valeurs}) AS t({noms})"], CHOISI)
    )


def test_l_analyse_refaite_est_celle_du_tableau_publie(store: Store) -> None:
    refaite = redone(store, "correspondances", counts(SMOKE))
    themes = refaite[refaite["cote"] == "theme"].sort_values("code")
    # Ce qu’en imprime la bibliothèque « ca » de R.
    assert themes["masse"].tolist() == pytest.approx(
        [0.056995, 0.093264, 0.264249, 0.455959, 0.129534], abs=5e-7
    )
    assert refaite["part_1_pct"].iloc[0] == pytest.approx(87.76, abs=5e-3)
    assert refaite["part_2_pct"].iloc[0] == pytest.approx(11.76, abs=5e-3)
    assert refaite["inertie_totale"].tolist() == pytest.approx([0.08519] * 9, abs=5e-6)


@given(st.integers(0, 10_000))
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_chaque_point_se_refait_en_sql(store: Store, graine: int) -> None:
    hasard = np.random.default_rng(graine)
    tableau = hasard.poisson(hasard.gamma(0.5, 12, size=(8, 7)))
    comptes = counts(tableau)
    page = plan(comptes.assign(nb_colonnes=7, source_ids=[["x"]] * len(comptes)))
    if page.empty or len(page.attrs["inerties"]) < 3:
        return
    refaite = redone(store, "correspondances", comptes)
    cote_a_cote = page.merge(refaite, on=["cote", "code"], suffixes=("", "_sql"))
    assert len(cote_a_cote) == len(page) == len(refaite)
    for colonne in (
        *("nb_codages", "axe_1", "axe_2", "contribution_1_pct", "contribution_2_pct"),
        *("cos2_1", "cos2_2", "qualite", "variance_1", "variance_2", "covariance"),
    ):
        assert cote_a_cote[f"{colonne}_sql"].tolist() == pytest.approx(
            cote_a_cote[colonne].tolist(), abs=1e-8
        ), colonne
    assert cote_a_cote["est_a_part"].equals(cote_a_cote["est_a_part_sql"])
    assert refaite["inertie_totale"].iloc[0] == pytest.approx(page.attrs["inertie"])
    assert refaite["part_1_pct"].iloc[0] == pytest.approx(100 * page.attrs["parts"][0])


@pytest.mark.parametrize("diagonale", [1, 3, 20])
def test_le_test_d_independance_se_refait_a_son_erreur_pres(
    store: Store, diagonale: int
) -> None:
    tableau = np.full((5, 5), 4) + diagonale * np.eye(5, dtype=int)
    tableau[0, 1] += 2
    comptes = counts(tableau)
    page = plan(comptes.assign(nb_colonnes=5, source_ids=[["x"]] * len(comptes)))
    (refait,) = redone(store, "independance", comptes).itertuples()
    hasard = page.attrs["hasard"]
    assert refait.inertie == pytest.approx(
        correspondances(tableau.astype(float)).inertie
    )
    assert refait.attendue == pytest.approx(hasard.attendue)
    assert abs(refait.p - hasard.p) <= 2 * refait.p_erreur
