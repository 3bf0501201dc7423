import pytest

from egts_dashboard.exports.tables import EXPORTEES
from egts_dashboard.models import colonnes
from egts_dashboard.models.colonne import describe

# Une vue n’exige rien : ce sont les tables qu’elle lit.
ECRITES = {"journal": "gestes"}


@pytest.mark.parametrize("table", EXPORTEES)
def test_chaque_table_du_magasin_a_les_colonnes_de_son_modele(store, table):
    presentes = store.rows(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = ?", [table]
    )

    assert {nom for (nom,) in presentes} == set(colonnes(EXPORTEES[table]))


@pytest.mark.parametrize("table", EXPORTEES)
def test_le_magasin_exige_les_memes_colonnes_que_le_modele(store, table):
    exigees = store.rows(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND NOT is_nullable",
        [ECRITES.get(table, table)],
    )

    obligatoires = {c.nom for c in describe(EXPORTEES[table]) if c.est_obligatoire}
    assert {nom for (nom,) in exigees} == obligatoires
