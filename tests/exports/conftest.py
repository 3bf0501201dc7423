from pathlib import Path

import pytest

from egts_dashboard import actions
from egts_dashboard.store.connection import Store


@pytest.fixture(scope="session")
def livre(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Un export des données livrées, que les tests ne modifient pas."""
    dossier = tmp_path_factory.mktemp("livre") / "export"
    actions.exporter(dossier)
    return dossier
