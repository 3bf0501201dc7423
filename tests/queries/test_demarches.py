import pytest

from egts_dashboard.models.demarche import SANS_DEMARCHE
from egts_dashboard.queries.demarches import demarches, titre
from egts_dashboard.queries.filtres import Filtres
from tests.fabriques import socle


def demarche(demarche_id: str, debut: int, fin: int | None = None) -> dict[str, object]:
    return {
        "demarche_id": demarche_id,
        "intitule": f"Concertation {demarche_id}",
        "annee_debut": debut,
        "annee_fin": fin,
        "territoire_code": "SO",
    }


@pytest.fixture
def petit(make_store):
    lues = [demarche("b", 2021, 2023), demarche("a", 2020)]
    return make_store(**(socle() | {"demarches": lues}))


def test_une_demarche_seule_donne_son_nom(make_store) -> None:
    assert titre(make_store(**socle())) == "Démarche"


def test_plusieurs_demarches_se_nomment_quand_leurs_noms_tiennent(petit) -> None:
    assert titre(petit) == "Concertation a et Concertation b"
    assert demarches(petit)["noms"] == ["Concertation a", "Concertation b"]


def test_la_demarche_choisie_donne_son_nom(petit) -> None:
    assert titre(petit, Filtres(demarche=("a",))) == "Concertation a"


def test_sans_demarche_le_nom_ne_promet_rien(make_store) -> None:
    assert titre(make_store(**(socle() | {"demarches": []}))) == SANS_DEMARCHE
