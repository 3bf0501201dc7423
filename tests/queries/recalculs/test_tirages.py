"""Les tirages refaits en SQL, contre l’exemple calculé d’avance et contre le test exact."""

import numpy as np
import pandas as pd
import pytest

from egts_dashboard.analyses import saturation
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


def band(store: Store, presences: np.ndarray) -> pd.DataFrame:
    """La courbe d’accumulation refaite en SQL pour ces ateliers (lignes) et ces thèmes."""
    dits = ", ".join(f"('a{a}', 't{t}')" for a, t in np.argwhere(presences))
    ateliers = f"SELECT 'a' || unnest(range(0, {len(presences)})) AS atelier_id, NULL AS annee_population"
    cases = (
        f"SELECT atelier_id, theme_id FROM (VALUES {dits}) AS t(atelier_id, theme_id)"
    )
    return store.frame(redo("saturation", [ateliers, cases], {"graine": 2014}))


@pytest.mark.parametrize("graine", range(4))
def test_la_bande_se_refait_a_son_erreur_pres(store: Store, graine: int) -> None:
    presences = np.random.default_rng(graine).random((12, 9)) < 0.3
    page, refaite = saturation.accumulation(presences), band(store, presences)
    assert list(refaite["nb_themes"]) == pytest.approx(list(page["nb_themes"]))
    for bord in ("bas", "haut"):
        ecarts = (page[bord] - refaite[bord]).abs()
        assert (ecarts <= 2 * refaite[f"{bord}_erreur"] + 1e-9).all()
    assert refaite["haut"].gt(refaite["bas"]).any()


@pytest.mark.parametrize(
    "fois", [[1] * 5 + [2] * 3 + [4] * 6, [1, 1, 1, 4], [1, 1, 2, 5, 6], [2, 3, 4]]
)
def test_chao2_et_son_intervalle_se_refont_en_sql(
    store: Store, fois: list[int]
) -> None:
    presences = np.array([[rang < n for n in fois] for rang in range(8)])
    refait = band(store, presences).iloc[0]
    bornes = saturation.chao2_interval(presences)
    assert refait["chao2"] == pytest.approx(saturation.chao2(presences))
    if bornes is None:
        assert refait[["chao2_bas", "chao2_haut"]].isna().all()
    else:
        assert tuple(refait[["chao2_bas", "chao2_haut"]]) == pytest.approx(bornes)
