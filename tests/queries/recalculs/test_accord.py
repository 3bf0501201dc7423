"""L’accord de deux codeurs refait en SQL, contre celui que la page calcule."""

import numpy as np
import pandas as pd
import pytest

from egts_dashboard.actions.accord import GRAINE, comparer
from egts_dashboard.analyses.accord import Accord, masi
from egts_dashboard.queries.recalculs import redo
from egts_dashboard.store.connection import Store
from egts_dashboard.store.litteraux import literal

Lu = tuple[list[str], list[str]]
# Krippendorff (2011), deux observateurs, dix unités, oui ou non : α = 0,095.
PUBLIE = [
    (["0"], ["1"]),
    (["1"], ["1"]),
    *[(["0"], ["1"]), (["0"], ["0"]), (["0"], ["0"])],
    *[(["0"], ["1"]), (["0"], ["0"]), (["0"], ["0"]), (["1"], ["0"]), (["0"], ["0"])],
]


def drawn(nb: int, graine: int = 1) -> list[Lu]:
    """Deux lectures de `nb` items, d’accord six fois sur dix."""
    hasard = np.random.default_rng(graine)
    lus = []
    for _ in range(nb):
        a = hasard.choice([*"vwxyz"], hasard.integers(1, 4), replace=False).tolist()
        autre = hasard.choice([*"vwxyz"], hasard.integers(1, 3), replace=False)
        lus.append((a, a if hasard.random() < 0.6 else autre.tolist()))
    return lus


def again(store: Store, cle: str, lus: list[Lu]) -> pd.DataFrame:
    """Le recalcul de ces lectures."""
    dites = ", ".join(
        f"({literal(f'p{rang}')}, {literal(a)}, {literal(b)})"
        for rang, (a, b) in enumerate(lus)
    )
    sql = (
        "SELECT 'preconisation' AS objet, item_id, a AS themes_a, b AS themes_b"
        f" FROM (VALUES {dites}) AS t(item_id, a, b)"
    )
    return store.frame(redo(cle, [sql], {"graine": GRAINE}))


def compared(lus: list[Lu]) -> tuple[Accord, Accord, dict[str, Accord]]:
    """Les deux α et les κ de la page."""
    page = comparer(pd.DataFrame(lus, columns=["themes_a", "themes_b"]))
    return page.principal, page.ensemble, {x.theme: x.kappa for x in page.par_theme}


def is_near(refait: dict[str, float], borne: str, attendu: float | None) -> bool:
    """La borne refaite est à deux fois l’erreur de son tirage, au plus."""
    assert attendu is not None
    return abs(refait[borne] - attendu) <= 2 * refait[f"{borne}_erreur"] + 1e-6


def test_chaque_kappa_et_son_intervalle_se_refont(store: Store) -> None:
    lus = drawn(80)
    refaits = again(store, "accord", lus).set_index("theme").to_dict("index")
    _, _, kappas = compared(lus)
    assert set(refaits) == set(kappas) == {*"vwxyz"}
    for theme, page in kappas.items():
        refait = refaits[theme]
        assert refait["kappa"] == pytest.approx(page.valeur)
        assert is_near(refait, "bas", page.bas) and is_near(refait, "haut", page.haut)
        assert 0 < refait["bas_erreur"] < 0.1


def test_les_deux_alphas_et_leurs_intervalles_se_refont(store: Store) -> None:
    lus = drawn(80)
    refaits = again(store, "alphas", lus).to_dict("records")
    principal, ensemble, _ = compared(lus)
    for refait, page in zip(refaits, (principal, ensemble), strict=True):
        assert refait["alpha"] == pytest.approx(page.valeur)
        assert is_near(refait, "bas", page.bas) and is_near(refait, "haut", page.haut)
        assert 0 < refait["bas_erreur"] < 0.1


def test_l_exemple_publie_se_refait_en_sql(store: Store) -> None:
    refait = again(store, "alphas", PUBLIE).iloc[0]
    assert refait["alpha"] == pytest.approx(0.095, abs=5e-4)


def test_moins_de_dix_items_donnent_une_valeur_sans_intervalle(store: Store) -> None:
    lus = drawn(9)
    for cle, valeur in (("accord", "kappa"), ("alphas", "alpha")):
        refaits = again(store, cle, lus)
        assert refaits[valeur].notna().any()
        assert refaits[["bas", "haut", "bas_erreur"]].isna().all(axis=None)


def test_une_seule_reponse_partout_ne_se_mesure_pas(store: Store) -> None:
    lus: list[Lu] = [(["v"], ["v"])] * 12
    for cle, valeur in (("accord", "kappa"), ("alphas", "alpha")):
        assert again(store, cle, lus)[[valeur, "bas"]].isna().all(axis=None)


def test_la_proximite_de_deux_ensembles_est_celle_de_la_page(store: Store) -> None:
    ensembles = [[*"a"], [*"ab"], [*"bc"], [*"abc"], [*"cd"]]
    for x in ensembles:
        for y in ensembles:
            lue = store.value("SELECT proximite_masi(?, ?)", [x, y])
            assert lue == pytest.approx(1 - masi(frozenset(x), frozenset(y)))
