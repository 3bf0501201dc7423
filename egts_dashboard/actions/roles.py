"""Sous quel rôle une personne code ou juge, et ce qu’elle en dit."""

from pydantic import TypeAdapter, ValidationError

from egts_dashboard.errors import LotRefuse
from egts_dashboard.ingest.entetes import slug
from egts_dashboard.models.types import Texte

# Un rôle entre dans un nom de fichier : un système en borne la longueur.
LONGUEUR = 60
_TEXTE: TypeAdapter[str] = TypeAdapter(Texte)


def role_id(texte: str) -> str:
    """Un rôle en identifiant : « Codeuse 2 » devient « codeuse-2 » ; vide s’il n’y a rien."""
    return slug(texte)[:LONGUEUR].strip("-") if texte.strip() else ""


def read_note(note: str) -> str | None:
    """La note telle qu’elle se garde ; None si elle est vide. Lève LotRefuse."""
    if not note.strip():
        return None
    try:
        return _TEXTE.validate_python(note)
    except ValidationError as refus:
        raise LotRefuse(
            "La note est trop longue, ou porte un signe invisible. Retapez-la plus court."
        ) from refus
