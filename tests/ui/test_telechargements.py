import zipfile
from io import BytesIO

import pytest

from egts_dashboard.models import TABLES
from egts_dashboard.store.connection import Store
from egts_dashboard.ui import telechargements as blocs


@pytest.mark.parametrize(
    ("contenu", "suffixe"), [(blocs._zip_csv, "csv"), (blocs._zip_parquet, "parquet")]
)
def test_l_archive_porte_toutes_les_tables(store: Store, contenu, suffixe: str) -> None:
    with zipfile.ZipFile(BytesIO(blocs._export(contenu))) as archive:
        noms = set(archive.namelist())
    assert {f"{table}.{suffixe}" for table in TABLES} <= noms
    assert ("datapackage.json" in noms) == (suffixe == "csv")
