"""Chercher dans quelques textes, et savoir lesquels sont trouvés."""

from collections.abc import Mapping
from typing import Any

from egts_dashboard.queries.recherche import chercher
from egts_dashboard.store.connection import Store
from tests.fabriques import preconisation


def items(textes: Mapping[str, str]) -> list[dict[str, Any]]:
    """Une préconisation par texte : {identifiant: intitulé}."""
    return [
        preconisation(nom, rang=rang, intitule=texte)
        for rang, (nom, texte) in enumerate(textes.items(), start=1)
    ]


def ids(store: Store, mots: str) -> set[str]:
    """Les items que ces mots trouvent."""
    return set(chercher(store, mots)["item_id"])
