import pytest

from egts_dashboard.exports.tables import EXPORTEES
from egts_dashboard.models.colonne import Colonne, describe


def colonne(table: str, nom: str) -> Colonne:
    return next(c for c in describe(EXPORTEES[table]) if c.nom == nom)


@pytest.mark.parametrize("table", EXPORTEES)
def test_toute_colonne_a_un_type_connu_et_une_definition(table):
    assert all(c.type and c.definition for c in describe(EXPORTEES[table]))


def test_un_montant_facultatif_est_un_decimal_que_l_on_peut_laisser_vide():
    credit = colonne("credits_reference", "montant_eur")

    assert (credit.type, credit.est_obligatoire, credit.unite) == (
        "decimal",
        False,
        "euros",
    )


def test_le_motif_d_une_colonne_facultative_est_garde():
    assert colonne("sources", "sha256").motif == "^[0-9a-f]{64}$"


def test_les_bornes_d_un_nombre_sont_gardees():
    assert colonne("ateliers", "nb_participants").minimum == 0
    assert colonne("demarches", "annee_debut").maximum == 2100
