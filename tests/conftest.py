"""Un vrai magasin pour chaque test : celui des données livrées, ou un petit fait sur mesure."""

import os
import shutil
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
from egts_dashboard.actions import magasin, suggestions  # noqa: E402
from egts_dashboard.models import TABLES  # noqa: E402
from egts_dashboard.store.build import build_store, write_store  # noqa: E402
from egts_dashboard.store.connection import Store, open_store  # noqa: E402
from egts_dashboard.store.pointeur import (  # noqa: E402
    current_fingerprint,
    point_to,
    store_path,
)
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
def livre(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Un export des données livrées, que les tests ne modifient pas."""
    dossier = tmp_path_factory.mktemp("livre") / "export"
    actions.exporter(dossier)
    return dossier


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


@pytest.fixture(scope="session")
def gardes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Les magasins des postes neufs, gardés pour les postes aux mêmes lots."""
    return tmp_path_factory.mktemp("gardes")


@pytest.fixture
def premier_garde(gardes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Le premier magasin d’un poste ne se construit que si aucun autre poste n’a eu ses lots.

    Les suivants, que font les gestes éprouvés, se construisent toujours.
    """

    def build(dossier: Path, empreinte: str, *suite: Any) -> Path:
        if current_fingerprint(dossier) is not None:
            return build_store(dossier, empreinte, *suite)
        chemin, garde = store_path(dossier, empreinte), gardes / empreinte
        if not garde.exists():
            shutil.copyfile(build_store(dossier, empreinte, *suite), garde)
            return chemin
        dossier.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(garde, chemin)
        point_to(dossier, empreinte)
        return chemin

    monkeypatch.setattr(magasin, "build_store", build)


@pytest.fixture(scope="session")
def epreuve_unique() -> Iterator[None]:
    """Le modèle des thèmes proposés ne s’éprouve qu’une fois sur les mêmes codages.

    Ce sont cinq secondes de calcul : les tests qui le demandent vont au même processus
    (tests/repartition.py).
    """
    faites: dict[Any, Any] = {}
    cross_validate = suggestions.cross_validate

    def validate(textes: Any, codes: Any) -> Any:
        cle = (tuple(textes), codes.tobytes())
        if cle not in faites:
            faites[cle] = cross_validate(textes, codes)
        return faites[cle]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(suggestions, "cross_validate", validate)
        yield
