"""Un lot : un dossier de fichiers CSV et sa fiche, jamais modifié une fois écrit."""

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field, field_validator

from egts_dashboard.models.types import Texte


class FicheLot(BaseModel):
    """Le contenu de lot.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    titre: Texte = Field(description="Ce que le lot apporte, en une ligne.")
    auteur: Texte = Field(description="Qui l’a écrit (un rôle ou une institution).")
    date: dt.datetime = Field(description="Quand le lot a été écrit.")
    raison: Texte = Field(description="Pourquoi le lot a été écrit.")
    origine: Texte | None = Field(
        default=None, description="Nom du fichier d’où vient le lot."
    )
    origine_sha256: Texte | None = Field(
        default=None,
        pattern=r"^[0-9a-f]{64}$",
        description="Empreinte du fichier d’origine.",
    )
    ordre: int = Field(
        default=1000,
        ge=0,
        le=1_000_000,
        description="Rang de lecture : le dernier lu l’emporte ; à égalité, la date décide.",
    )
    retire: tuple[Texte, ...] = Field(
        default=(), description="Les lots que celui-ci retire, sans les modifier."
    )
    retablit: tuple[Texte, ...] = Field(
        default=(), description="Les lots retirés que celui-ci rétablit."
    )

    @field_validator("date")
    @classmethod
    def _en_temps_universel(cls, date: dt.datetime) -> dt.datetime:
        """Une date sans fuseau est prise telle quelle ; les autres passent en UTC."""
        if date.tzinfo is None:
            return date
        return date.astimezone(dt.UTC).replace(tzinfo=None)


class Lot(BaseModel):
    """Un lot, sur disque ou relu d’un export : sa fiche et son nom de dossier."""

    model_config = ConfigDict(frozen=True)

    lot_id: str
    fiche: FicheLot
