"""Les taux de reprise, face à l’oracle et à des cas limites."""

import pandas as pd
import pytest

from egts_dashboard.analyses.reprise import INSUFFISANT, compare, fisher


def _table(*couples: tuple[int, int]) -> pd.DataFrame:
    return pd.DataFrame(couples, columns=["nb_repris", "base"])


def test_fisher_rend_l_oracle() -> None:
    assert fisher(9, 24, 3, 28) == pytest.approx(0.0449, abs=5e-5)


def test_deux_origines_ecartees_se_disent() -> None:
    tableau = compare(_table((9, 24), (3, 28)))
    assert list(tableau["lecture"]) == ["plus reprise", "moins reprise"]
    assert tableau["q"].tolist() == pytest.approx([0.0449, 0.0449], abs=5e-5)
    assert tableau["taux_pct"].tolist() == pytest.approx([37.5, 10.714], abs=1e-3)


def test_sous_le_seuil_aucun_verdict_mais_un_intervalle() -> None:
    tableau = compare(_table((4, 4), (40, 80), (10, 80)))
    assert tableau["lecture"].iloc[0] == INSUFFISANT
    assert pd.isna(tableau["p_fisher"].iloc[0])
    assert tableau["bas_pct"].iloc[0] == pytest.approx(51.01, abs=0.01)
    assert tableau["haut_pct"].iloc[0] == 100


def test_cinq_reprises_attendues_suffisent_a_comparer() -> None:
    assert compare(_table((9, 10), (1, 10)))["p_fisher"].notna().all()
    assert compare(_table((8, 9), (1, 9)))["p_fisher"].isna().all()


def test_une_seule_origine_ne_se_compare_pas() -> None:
    assert list(compare(_table((64, 89)))["lecture"]) == [INSUFFISANT]
