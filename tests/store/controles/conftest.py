"""Jouer les contrôles sur un petit magasin, et n’en garder qu’un."""

from collections.abc import Callable
from typing import Any

import pytest

from egts_dashboard.store.connection import Store
from tests.fabriques import socle

Ecarts = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def ecarts(make_store: Callable[..., Store]) -> Ecarts:
    """ecarts("controle", ateliers=[…]) : ce que ce contrôle rend, dans l’ordre du magasin."""

    def joue(controle_id: str, **tables: list[dict[str, Any]]) -> list[dict[str, Any]]:
        store = make_store(**(socle() | tables))
        etat = store.value(
            "SELECT etat FROM controles WHERE controle_id = ?", [controle_id]
        )
        assert etat == "fait", f"{controle_id} n’a rien examiné ({etat})"
        return store.records(
            "SELECT * FROM anomalies WHERE controle_id = ? ORDER BY rowid",
            [controle_id],
        )

    return joue
