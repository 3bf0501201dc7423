"""Ce que vaut chaque seuil du rapprochement, recompté en SQL, contre ce que la page en dit."""

import pandas as pd
import pytest

from egts_dashboard.actions.rapprochement import mesurer_rapprochement
from egts_dashboard.analyses.precision import SEUILS
from egts_dashboard.queries.recalculs import redo
from egts_dashboard.queries.recalculs.precision import written_pairs
from egts_dashboard.store import carnet
from egts_dashboard.store.connection import Store
from egts_dashboard.store.litteraux import write_out


@pytest.fixture(scope="module")
def mesure(store: Store) -> tuple[pd.DataFrame, list[str]]:
    with carnet.open_notebook() as posees:
        courbe = mesurer_rapprochement(store)
    return courbe, [*map(write_out, posees)]


def test_la_courbe_se_recompte_a_chaque_seuil(
    store: Store, mesure: tuple[pd.DataFrame, list[str]]
) -> None:
    courbe, posees = mesure
    refaite = store.frame(redo("precision", posees, courbe.attrs))
    assert courbe["nb_justes"].iloc[0] > 0
    pd.testing.assert_frame_equal(
        refaite[list(courbe.columns)], courbe, check_dtype=False, check_exact=False
    )


def test_un_couple_de_moins_change_le_compte(
    store: Store, mesure: tuple[pd.DataFrame, list[str]]
) -> None:
    courbe, posees = mesure
    sans = written_pairs([], SEUILS)
    refaite = store.frame(redo("precision", posees, {"couples": sans}))
    assert refaite["nb_proposes"].eq(0).all()
    assert refaite["precision_pct"].isna().all()
    assert refaite["nb_juges"].eq(courbe["nb_juges"]).all()
