import datetime as dt
from decimal import Decimal

import pyarrow.parquet as pq


def test_les_montants_restent_exacts_et_les_dates_des_dates(livre):
    depenses = pq.read_table(livre / "parquet" / "lignes_budgetaires.parquet")
    evenements = pq.read_table(livre / "parquet" / "evenements.parquet")

    assert str(depenses.schema.field("montant_eur").type) == "decimal128(12, 2)"
    assert Decimal("1113.00") in depenses.column("montant_eur").to_pylist()
    assert dt.date(2014, 6, 10) in evenements.column("date_debut").to_pylist()


def test_le_parquet_a_les_memes_colonnes_et_lignes_que_le_csv(livre):
    for fichier in livre.glob("*.csv"):
        table = pq.read_table(livre / "parquet" / f"{fichier.stem}.parquet")
        entete = fichier.read_text(encoding="utf-8").split("\n", 1)[0]
        assert entete.split(",") == table.column_names
