"""Chaque test de page ouvre un magasin et une mémoire neufs, comme un serveur qui démarre."""

from collections.abc import Iterator

import pytest

from egts_dashboard.ui import memoire
from egts_dashboard.ui.magasin import suivi


@pytest.fixture(autouse=True)
def _magasin_neuf() -> Iterator[None]:
    suivi.clear()
    memoire.forget_all()
    yield
    suivi.clear()
