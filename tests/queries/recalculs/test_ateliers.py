"""Ce qui se compte atelier par atelier, refait en SQL, contre scipy."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import fisher_exact, t

from egts_dashboard.analyses.grappes import cluster
from egts_dashboard.analyses.marges import Croisement, cross
from egts_dashboard.queries.recalculs import redo
from egts_dashboard.store.connection import Store


def again(
    store: Store, cle: str, lignes: list[tuple[str, str, int, int]]
) -> pd.DataFrame:
    """Le recalcul de ces effectifs (modalité, atelier, présences, toutes)."""
    dites = ", ".join(map(str, lignes))
    colonnes = "modalite, atelier_id, nb, nb_presences"
    sql = f"SELECT {colonnes}, atelier_id AS atelier FROM (VALUES {dites}) AS t({colonnes})"
    return store.frame(redo(cle, [sql], {"graine": 2014, "tirages": 9_999}))


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


def cells(grille: list[list[int]]) -> list[tuple[str, str, int, int]]:
    """Les cases d’une grille : une modalité par ligne, un atelier par colonne."""
    totaux = [sum(colonne) for colonne in zip(*grille, strict=True)]
    return [
        (f"m{i}", f"a{j}", nb, totaux[j])
        for i, ligne in enumerate(grille)
        for j, nb in enumerate(ligne)
    ]


def crossed(grille: list[list[int]]) -> Croisement:
    """Le croisement que la page calcule."""
    colonnes = ["modalite", "atelier_id", "nb", "nb_presences"]
    tableau = pd.DataFrame(cells(grille), columns=colonnes)
    return cross(tableau.assign(atelier=tableau["atelier_id"]))


GRILLES = {
    "peu de présences": [[3, 1, 2], [1, 4, 2]],
    "trois modalités": [[12, 5, 9, 4], [8, 11, 6, 9], [3, 6, 2, 5]],
    "une modalité et un atelier vides": [[5, 0, 7, 2], [0, 0, 0, 0], [3, 0, 4, 8]],
}


@pytest.mark.parametrize("nom", GRILLES)
def test_le_p_du_tableau_entier_se_refait_a_son_erreur_pres(
    store: Store, nom: str
) -> None:
    page = crossed(GRILLES[nom])
    assert page.p is not None and 0.01 < page.p < 0.99
    (refait,) = again(store, "croisement", cells(GRILLES[nom])).itertuples()
    ampleur = (refait.n, refait.nb_modalites, refait.nb_ateliers, refait.nb_tirages)
    assert ampleur == (page.n, page.nb_modalites, page.nb_ateliers, page.tirages)
    assert 0 < refait.p_global_erreur < 0.011
    assert abs(refait.p_global - page.p) <= 2 * refait.p_global_erreur


@pytest.mark.parametrize("nom", GRILLES)
def test_chaque_case_attendue_residu_et_test_se_refont(store: Store, nom: str) -> None:
    cle = ["modalite", "atelier_id"]
    page = crossed(GRILLES[nom]).cases.sort_values(cle, ignore_index=True)
    refaites = again(store, "marges", cells(GRILLES[nom])).sort_values(
        cle, ignore_index=True
    )
    pd.testing.assert_frame_equal(
        page, refaites[page.columns], check_dtype=False, rtol=1e-9
    )


def test_le_p_d_un_petit_tableau_est_celui_du_test_exact(store: Store) -> None:
    grille = [[7, 2], [3, 9]]
    (refait,) = again(store, "croisement", cells(grille)).itertuples()
    ecart = abs(refait.p_global - fisher_exact(grille).pvalue)
    assert ecart <= 2 * refait.p_global_erreur


def test_une_seule_modalite_ne_se_croise_pas(store: Store) -> None:
    assert again(store, "croisement", cells([[4, 5, 6]])).empty
