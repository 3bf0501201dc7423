"""Une consultation : ses dates, son territoire."""

from typing import ClassVar

from pydantic import field_validator

from egts_dashboard.francais import nombre
from egts_dashboard.models.base import Enregistrement, NotBefore, champ
from egts_dashboard.models.types import (
    Annee,
    CodeTerritoire,
    Identifiant,
    Intitule,
    Texte,
)

SANS_DEMARCHE = "Concertation par ateliers"


class Demarche(Enregistrement):
    """Une démarche de consultation, menée par ateliers."""

    TABLE: ClassVar[str] = "demarches"
    CLE: ClassVar[tuple[str, ...]] = ("demarche_id",)

    demarche_id: Identifiant = champ("Identifiant stable.", exemple="egts-so-2014")
    intitule: Intitule = champ("Nom de la démarche.")
    annee_debut: Annee = champ("Première année.", exemple=2013)
    annee_fin: Annee | None = champ("Dernière année.", exemple=2014, default=None)
    territoire_code: CodeTerritoire = champ(
        "Territoire couvert.", renvoi="territoires", exemple="SO"
    )
    description: Texte | None = champ("Ce qu’il faut en savoir.", default=None)

    _annees = field_validator("annee_fin")(NotBefore("annee_debut"))


def titre_commun(
    nb: int, premier: str | None, debut: int | None, fin: int | None
) -> str:
    """Le nom de ce que l’on lit : celui de la démarche si elle est seule, sinon leur nombre et leurs années."""
    if not premier or debut is None or fin is None:
        return SANS_DEMARCHE
    if nb == 1:
        return premier
    annees = f"de {debut} à {fin}" if fin > debut else f"en {debut}"
    return f"{nombre(nb)} démarches, {annees}"
