"""Des codages et des liens qui ne sont pas encore un lot."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from egts_dashboard.models.types import Identifiant, Texte

THEMES_MAX = 3


class CodageEnCours(BaseModel):
    """Les thèmes donnés à un item, le principal d’abord, et pourquoi."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    themes: tuple[Identifiant, ...] = Field(min_length=1, max_length=THEMES_MAX)
    note: Texte | None = None


class LienEnCours(BaseModel):
    """Un lien proposé par la ressemblance, jugé mais pas encore enregistré."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    amont_objet: Identifiant
    amont_id: Identifiant
    aval_objet: Identifiant
    aval_id: Identifiant
    statut: Literal["validee", "rejetee"]
    nature: Identifiant
    confiance: Literal["sure", "probable", "incertaine"]
    score: float = Field(ge=0, le=1)
    note: Texte | None = None
