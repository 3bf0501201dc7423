import pandas as pd
import pytest

from egts_dashboard.phrases.colonnes import writer


@pytest.mark.parametrize("colonne", ["annee", "annee_debut", "annee_fin", "exercice"])
def test_une_annee_s_ecrit_sans_separer_les_milliers(colonne: str) -> None:
    assert writer(colonne, pd.Series([2026]))(2026) == "2026"
    assert writer("effectif", pd.Series([2026]))(2026) == "2\u202f026"
