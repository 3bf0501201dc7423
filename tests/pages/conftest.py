"""Chaque test de page ouvre un magasin et une mémoire neufs, comme un serveur qui démarre."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from egts_dashboard import config
from egts_dashboard.ui import memoire, menage
from egts_dashboard.ui.magasin import suivi

REFERENCES = config.DATA_DIR / "references"


@pytest.fixture(scope="session", autouse=True)
def _paquets_lus_une_fois() -> Iterator[None]:
    """AppTest relit la fiche de chaque paquet installé à chaque page : la moitié de son temps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner,
            "scan_component_manifests",
            cache(manifest_scanner.scan_component_manifests),
        )
        yield


@pytest.fixture(scope="session", autouse=True)
def _revue_frequente() -> Iterator[None]:
    """Une page ouverte pèse des mégaoctets ; à deux minutes par revue, les essais les entassent."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(menage, "REVUE_S", 10.0)
        yield


@pytest.fixture(autouse=True)
def _magasin_neuf() -> Iterator[None]:
    suivi.clear()
    memoire.forget_all()
    yield
    suivi.clear()


@pytest.fixture
def dossiers(dossiers: Path, premier_garde: None) -> Path:
    """Un poste neuf : ici on éprouve la page, non la construction."""
    return dossiers


@pytest.fixture
def poste_vide(dossiers: Path) -> Path:
    """Un poste où il n’y a que les références."""
    shutil.copytree(REFERENCES, dossiers / "data" / "references")
    return dossiers
