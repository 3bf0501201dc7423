"""Ce que la recherche des mots exacts raconte à la personne."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from egts_dashboard.francais import compte, guillemets
from egts_dashboard.models.verbatims import BilanVerbatims


def report(bilan: BilanVerbatims) -> Iterator[str]:
    """Le bilan, item introuvable par item introuvable."""
    for titre in bilan.absents:
        yield f"Absent du dossier\u00a0: {titre}."
    for titre in bilan.differents:
        yield (
            f"Attention\u00a0: votre copie de {guillemets(titre)} diffère de celle du registre\u202f;"
            " les numéros de lignes peuvent être décalés."
        )
    for item in bilan.introuvables:
        yield (
            f"Introuvable\u00a0: {guillemets(item.intitule)} [{item.item_id}],"
            f" {item.localisation}"
        )
    yield (
        f"{compte(bilan.remplis, 'verbatim rempli', 'verbatims remplis')},"
        f" {compte(bilan.deja, 'déjà en place', 'déjà en place')},"
        f" {compte(len(bilan.introuvables), 'introuvable')}."
    )
    yield (
        "Aucun lot n’a été écrit\u00a0: il n’y avait rien de neuf."
        if bilan.lot is None
        else f"Lot écrit\u00a0: {bilan.lot}"
    )


def to_data(bilan: BilanVerbatims) -> dict[str, Any]:
    """Le même bilan, prêt pour JSON."""
    return {
        "lot": None if bilan.lot is None else str(bilan.lot),
        "documents": list(bilan.documents),
        "absents": list(bilan.absents),
        "differents": list(bilan.differents),
        "remplis": bilan.remplis,
        "deja": bilan.deja,
        "introuvables": [asdict(item) for item in bilan.introuvables],
    }
