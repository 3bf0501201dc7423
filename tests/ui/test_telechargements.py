import os
import zipfile
from io import BytesIO
from pathlib import Path

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


def test_l_archive_ne_depend_pas_de_l_heure_des_fichiers(tmp_path: Path) -> None:
    fichier = tmp_path / "ateliers.csv"
    fichier.write_text("atelier_id\na1\n", encoding="utf-8")
    avant = blocs._zip([fichier])
    os.utime(fichier, (1_400_000_000, 1_400_000_000))
    assert blocs._zip([fichier]) == avant
