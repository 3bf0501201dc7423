import pytest

from egts_dashboard.analyses.extraction.tables import same_workshops

CONNUS = ["Accès au logement (Gironde)", "Santé (Lot)", "Santé (Gers)"]


@pytest.mark.parametrize(
    "lu",
    [
        "Accès au logement",
        "Atelier n° 1 : Accès au logement",
        "ATELIER 12 – Acces au logement.",
        "Atelier no 3 - « Accès au logement »",
    ],
)
def test_un_atelier_lu_se_reconnait_sous_son_numero(lu: str) -> None:
    assert same_workshops([lu], CONNUS) == ["Accès au logement (Gironde)"]


@pytest.mark.parametrize("lu", ["Santé", "Accès", "Atelier 4", ""])
def test_dans_le_doute_rien_n_est_propose(lu: str) -> None:
    assert same_workshops([lu], CONNUS) == [None]
