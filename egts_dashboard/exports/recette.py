"""Écrit la recette d’un dossier de comité, pour la rejouer."""

import json

from egts_dashboard.models.recette import Recette


def to_json(recette: Recette) -> bytes:
    """La recette en JSON lisible ; ce qui n’est pas choisi n’y est pas écrit."""
    choisi = {"recette": recette.recette} | recette.model_dump(
        mode="json", exclude_defaults=True
    )
    return (json.dumps(choisi, ensure_ascii=False, indent=2) + "\n").encode()
