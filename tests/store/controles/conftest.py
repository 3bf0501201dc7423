"""Jouer les contrôles sur un petit magasin, et n’en garder qu’un."""

from collections.abc import Callable
from typing import Any

import pytest

from egts_dashboard.models import TABLES
from egts_dashboard.store.build import try_store
from tests.fabriques import effectif, evenement, socle

Ecarts = Callable[..., list[dict[str, Any]]]

ASSISES = evenement("assises", "2014-06-10", nature="assises", intitule="Assises")


def signatures(total: int, *parts: tuple[str, int], **champs: Any) -> dict[str, Any]:
    """Un événement compté : son total, puis ses signatures par territoire."""
    return {
        "evenements": [ASSISES],
        "effectifs": [
            effectif("total", "Tous", total, dimension="total", evenement_id="assises")
        ]
        + [
            effectif(f"t{i}", nom, valeur, evenement_id="assises")
            for i, (nom, valeur) in enumerate(parts, start=1)
        ],
    } | champs


@pytest.fixture
def ecarts() -> Ecarts:
    """ecarts("controle", ateliers=[…]) : ce que ce contrôle rend, dans l’ordre du magasin.

    Sur un magasin d’essai : il joue tous les contrôles, sans la recherche ni ses fichiers.
    """

    def joue(controle_id: str, **tables: list[dict[str, Any]]) -> list[dict[str, Any]]:
        donnees = socle() | tables
        store = try_store({table: donnees.get(table, []) for table in TABLES})
        etat = store.value(
            "SELECT etat FROM controles WHERE controle_id = ?", [controle_id]
        )
        assert etat == "fait", f"{controle_id} n’a rien examiné ({etat})"
        return store.records(
            "SELECT * FROM anomalies WHERE controle_id = ? ORDER BY rowid",
            [controle_id],
        )

    return joue
