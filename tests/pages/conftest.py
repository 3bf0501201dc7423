"""Chaque test de page ouvre un magasin et une mémoire neufs, comme un serveur qui démarre."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner

from egts_dashboard import config
from egts_dashboard.actions import magasin
from egts_dashboard.store.build import build_store
from egts_dashboard.store.pointeur import current_fingerprint, point_to, store_path
from egts_dashboard.ui import memoire
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


@pytest.fixture(autouse=True)
def _magasin_neuf() -> Iterator[None]:
    suivi.clear()
    memoire.forget_all()
    yield
    suivi.clear()


@pytest.fixture(scope="session")
def gardes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Les magasins des postes neufs, gardés pour les postes aux mêmes lots."""
    return tmp_path_factory.mktemp("gardes")


@pytest.fixture
def dossiers(dossiers: Path, gardes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Un poste neuf, dont le premier magasin ne se construit que si aucun autre n’a ses lots.

    Ici on éprouve la page : la moitié du temps allait à refaire le même petit magasin.
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
    return dossiers


@pytest.fixture
def poste_vide(dossiers: Path) -> Path:
    """Un poste où il n’y a que les références."""
    shutil.copytree(REFERENCES, dossiers / "data" / "references")
    return dossiers
