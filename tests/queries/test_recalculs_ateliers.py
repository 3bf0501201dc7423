"""Ce qui se compte atelier par atelier, refait en SQL, contre scipy."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t

from egts_dashboard.analyses.grappes import cluster
from egts_dashboard.queries.recalculs import redo
from egts_dashboard.store.connection import Store


def again(
    store: Store, cle: str, lignes: list[tuple[str, str, int, int]]
) -> pd.DataFrame:
    """Le recalcul de ces effectifs (modalité, atelier, présences, toutes)."""
    dites = ", ".join(map(str, lignes))
    colonnes = "modalite, atelier_id, nb, nb_presences"
    sql = f"SELECT {colonnes} FROM (VALUES {dites}) AS t({colonnes})"
    return store.frame(redo(cle, [sql], {"graine": 2014}))


@pytest.mark.parametrize("degres", [1, 2, 3, 4, 5, 30, 31, 400])
def test_le_quantile_de_student_est_celui_de_scipy(store: Store, degres: int) -> None:
    lu = store.value("SELECT student_95(?)", [degres])
    assert lu == pytest.approx(t.ppf(0.975, degres), rel=1e-12)


@pytest.mark.parametrize("nb_ateliers", [4, 5, 6, 7, 40])
def test_les_bornes_par_grappes_sont_celles_de_la_page(
    store: Store, nb_ateliers: int
) -> None:
    hasard = np.random.default_rng(nb_ateliers)
    effectifs = [int(n) for n in hasard.integers(8, 60, nb_ateliers)]
    presents = [int(hasard.integers(0, n)) for n in effectifs]
    lignes = [
        ("Cadres", f"a{rang}", nb, total)
        for rang, (nb, total) in enumerate(zip(presents, effectifs, strict=True))
    ]
    (refaite,) = again(store, "grappes", lignes).itertuples()
    mesure = cluster(presents, effectifs)
    assert refaite.nb_ateliers == nb_ateliers
    assert refaite.part_pct == pytest.approx(100 * mesure.part)
    if mesure.bas is None or mesure.haut is None:
        assert nb_ateliers < 5
        assert np.isnan([refaite.bas_pct, refaite.haut_pct, refaite.deff]).all()
        return
    assert refaite.deff == pytest.approx(mesure.deff)
    assert refaite.n_eff == pytest.approx(mesure.n_eff)
    assert refaite.bas_pct == pytest.approx(100 * mesure.bas)
    assert refaite.haut_pct == pytest.approx(100 * mesure.haut)


def test_une_modalite_partout_absente_n_a_pas_d_effet_de_grappe(store: Store) -> None:
    lignes = [("Cadres", f"a{rang}", 0, 10 + rang) for rang in range(6)]
    (refaite,) = again(store, "grappes", lignes).itertuples()
    assert (refaite.part_pct, refaite.bas_pct, refaite.haut_pct) == (0, 0, 0)
    assert np.isnan(refaite.deff) and np.isnan(refaite.n_eff)
