"""Un vrai magasin pour chaque test : celui des données livrées, ou un petit fait sur mesure."""

import os
import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from xdist.remote import Producer

# Avant tout import du programme : les tests n’écrivent jamais dans le var/ du dépôt.
_VAR = tempfile.TemporaryDirectory(prefix="egts-tests-")
os.environ["EGTS_VAR"] = _VAR.name
os.environ.pop("EGTS_STORE", None)
os.environ.pop("EGTS_DATA", None)

from egts_dashboard import actions, config  # noqa: E402
from egts_dashboard.models import TABLES  # noqa: E402
from egts_dashboard.store.build import write_store  # noqa: E402
from egts_dashboard.store.connection import Store, open_store  # noqa: E402
from tests.repartition import Repartition, processes  # noqa: E402

# Un exemple n’a pas de délai : sur un poste chargé, il mesurerait la charge.
settings.register_profile("suite", settings(), deadline=None)
settings.load_profile("suite")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    return processes(config)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Repartition:
    return Repartition(config, log)


@pytest.fixture(scope="session")
def store() -> Store:
    """Le magasin des données livrées, construit par le geste ordinaire."""
    return actions.ouvrir().store


@pytest.fixture(scope="session")
def make_store(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Store]:
    """Construit un petit magasin : make_store(ateliers=[atelier(...)], …).

    Des lignes déjà versées redonnent le même magasin : il ne se lit qu’en lecture seule.
    """
    dossier = tmp_path_factory.mktemp("petits")

    def make(**tables: list[dict[str, Any]]) -> Store:
        ordonnees = {table: tables.pop(table, []) for table in TABLES} | tables
        empreinte = sha256(repr(ordonnees).encode()).hexdigest()
        chemin = dossier / f"{empreinte}.duckdb"
        if not chemin.exists():
            write_store(chemin, ordonnees)
        return open_store(chemin, empreinte)

    return make


@pytest.fixture
def dossiers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Un poste neuf : data/, var/ et magasin vides, à la place de ceux du dépôt."""
    monkeypatch.setattr(config, "DATA_DIR", tmp_path / "data")
    monkeypatch.setattr(config, "VAR_DIR", tmp_path / "var")
    monkeypatch.setattr(config, "STORE_DIR", tmp_path / "var" / "magasin")
    (tmp_path / "data").mkdir()
    yield tmp_path
