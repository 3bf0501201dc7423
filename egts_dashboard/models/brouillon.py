"""Un codage qui n’est pas encore un lot."""

from pydantic import BaseModel, ConfigDict, Field

from egts_dashboard.models.types import Identifiant, Texte

THEMES_MAX = 3


class CodageEnCours(BaseModel):
    """Les thèmes donnés à un item, le principal d’abord, et pourquoi."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    themes: tuple[Identifiant, ...] = Field(min_length=1, max_length=THEMES_MAX)
    note: Texte | None = None
