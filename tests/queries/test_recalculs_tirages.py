"""Les tirages refaits en SQL, contre l’exemple calculé d’avance et contre le test exact."""

import pandas as pd
import pytest

from egts_dashboard.analyses.tirages import try_draws
from egts_dashboard.queries.recalculs import redo
from egts_dashboard.store.connection import Store

ORACLE = "(150, 38), (30, 8), (96, 34), (36, 20)"


def rule(store: Store, lignes: str, graine: int = 2014) -> pd.DataFrame:
    """La règle graduée refaite en SQL pour ces effectifs et ces poids."""
    sql = (
        "SELECT row_number() OVER () AS cle, nb, poids::DOUBLE AS poids"
        f" FROM (VALUES {lignes}) AS t(nb, poids)"
    )
    return store.frame(redo("regle", [sql], {"graine": graine})).set_index("repere")


def test_l_exemple_calcule_d_avance_se_refait_en_sql(store: Store) -> None:
    refait = rule(store, ORACLE)
    attendue, p95, observee = refait.itertuples()
    assert attendue.distance == pytest.approx(0.03682, abs=5e-6)
    assert observee.distance == pytest.approx(0.11692, abs=5e-6)
    assert abs(p95.distance - 0.0672) < p95.distance_erreur < 0.005
    assert abs(observee.p_global - 1e-4) < observee.p_global_erreur


def test_une_probabilite_ordinaire_se_refait_a_son_erreur_pres(store: Store) -> None:
    page = try_draws((12, 19, 9), (1, 1, 1))
    refaite = rule(store, "(12, 1), (19, 1), (9, 1)").loc["Observée"]
    assert 0.05 < page.p < 0.5
    assert page.p_erreur < refaite["p_global_erreur"] < 0.02
    assert abs(refaite["p_global"] - page.p) < 2 * refaite["p_global_erreur"]


def test_une_autre_graine_tire_autrement_et_reste_a_son_erreur(store: Store) -> None:
    une, autre = (rule(store, "(12, 1), (19, 1), (9, 1)", g) for g in (2014, 1))
    p, q = une.loc["Observée"], autre.loc["Observée"]
    assert p["p_global"] != q["p_global"]
    assert abs(p["p_global"] - q["p_global"]) < 2 * p["p_global_erreur"]


def test_une_modalite_vide_ou_un_seul_present_ne_l_arretent_pas(store: Store) -> None:
    refait = rule(store, "(1, 1), (0, 3)")
    assert refait.loc["Observée", "p_global"] == pytest.approx(0.25, abs=0.02)
