"""Chaque test de page ouvre un magasin et une mémoire neufs, comme un serveur qui démarre."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from egts_dashboard import config
from egts_dashboard.ui import memoire
from egts_dashboard.ui.magasin import suivi

REFERENCES = config.DATA_DIR / "references"


@pytest.fixture(autouse=True)
def _magasin_neuf() -> Iterator[None]:
    suivi.clear()
    memoire.forget_all()
    yield
    suivi.clear()


@pytest.fixture
def poste_vide(dossiers: Path) -> Path:
    """Un poste où il n’y a que les références."""
    shutil.copytree(REFERENCES, dossiers / "data" / "references")
    return dossiers
