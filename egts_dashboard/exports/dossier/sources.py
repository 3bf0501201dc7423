"""Où vérifier les chiffres d’un bloc, ceux qui se lisent au même endroit ensemble."""

from collections.abc import Sequence

from egts_dashboard.models.dossier import ChiffreCite


def group_places(chiffres: Sequence[ChiffreCite]) -> dict[str, str]:
    """{places, ou à défaut calcul : chiffres qui s’y lisent}, dans l’ordre des chiffres."""
    groupes: dict[str, list[str]] = {}
    for chiffre in chiffres:
        ou = "\u202f; ".join(chiffre.places) or chiffre.calcul
        groupes.setdefault(ou, []).append(f"{chiffre.libelle}, {chiffre.affiche}")
    return {ou: "\u202f; ".join(dits) for ou, dits in groupes.items()}
