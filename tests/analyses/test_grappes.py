"""La part par atelier, contre l’exemple calculé d’avance."""

import pytest
from scipy import stats

from egts_dashboard.analyses.grappes import cluster, persons_bounds
from egts_dashboard.analyses.representativite import wilson

M = (12, 18, 25, 9, 30, 22, 14, 26)
K = (1, 0, 6, 0, 9, 2, 0, 3)


def test_l_exemple_calcule_d_avance() -> None:
    grappe = cluster(K, M)
    assert grappe.part == pytest.approx(0.1346, abs=5e-5)
    assert wilson(sum(K), sum(M)) == pytest.approx((0.0898, 0.1970), abs=5e-5)
    assert grappe.deff == pytest.approx(2.767, abs=5e-4)
    assert (grappe.bas, grappe.haut) == pytest.approx((0.027, 0.242), abs=5e-4)
    assert grappe.n_eff == pytest.approx(sum(M) / 2.767, rel=1e-3)


def test_a_ateliers_egaux_c_est_l_intervalle_t_des_parts() -> None:
    parts = [0.1, 0.3, 0.2, 0.4, 0.5]
    grappe = cluster([int(10 * p) for p in parts], [10] * 5)
    attendu = stats.t.interval(0.95, 4, sum(parts) / 5, stats.sem(parts))
    assert (grappe.bas, grappe.haut) == pytest.approx(attendu)


def test_sous_cinq_ateliers_une_part_sans_intervalle() -> None:
    grappe = cluster((1, 2, 3, 4), (10, 10, 10, 10))
    assert grappe.part == 0.25
    assert not grappe.est_suffisante
    assert grappe.bas is grappe.deff is None


def test_une_part_nulle_partout_n_a_pas_d_effet_de_grappe() -> None:
    grappe = cluster((0,) * 5, (10,) * 5)
    assert (grappe.bas, grappe.haut, grappe.deff, grappe.n_eff) == (0, 0, None, None)


def test_entre_l_atelier_le_plus_suivi_et_la_somme() -> None:
    assert persons_bounds([32, 95, 12]) == (95, 139)
