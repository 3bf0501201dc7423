"""Une case d’une liste fermée : un code, son libellé, ou ce qu’il fallait écrire."""

import pytest

from egts_dashboard.ingest.conversion import convert
from egts_dashboard.ingest.valeurs import ValeurRefusee
from egts_dashboard.models import TABLES
from egts_dashboard.models.colonne import Colonne, describe
from egts_dashboard.models.libelles import dits

FERMEES = [
    pytest.param(colonne, id=f"{table}.{colonne.nom}")
    for table, modele in TABLES.items()
    for colonne in describe(modele)
    if colonne.valeurs
]


@pytest.mark.parametrize("colonne", FERMEES)
def test_chaque_mot_propose_se_relit_comme_son_code(colonne: Colonne) -> None:
    lus = [convert(mot, colonne, {})[0] for mot in dits(colonne.valeurs)]
    assert lus == [*colonne.valeurs]


def test_un_mot_inconnu_fait_dire_la_liste_en_toutes_lettres() -> None:
    [niveau] = [c for c in describe(TABLES["preconisations"]) if c.nom == "niveau"]
    with pytest.raises(ValeurRefusee) as refus:
        convert("departemant", niveau, {})
    assert refus.value.remede == (
        "Choisissez\u00a0: Département, Région, Inter-région, Commune."
        " Vouliez-vous «\u00a0Département\u00a0»\u202f?"
    )
