"""La recette d’un dossier de comité : quels blocs, dans quel ordre, sous quels filtres."""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from egts_dashboard.models.types import Texte

# Les blocs, dans l’ordre des pages dont ils viennent.
Sorte = Literal[
    "participation",
    "signatures",
    "representativite",
    "preconisations",
    "themes",
    "remontees",
    "budget",
    "depenses",
    "qualite",
]
LIGNES_MAX, TITRE_MAX = 40, 150
DATES = (dt.date(1900, 1, 1), dt.date(2100, 12, 31))
Code = Annotated[str, Field(min_length=1, max_length=300)]


class Bloc(BaseModel):
    """Un bloc du dossier : une phrase, ses chiffres, sa figure, sa table, ses sources."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sorte: Sorte = Field(description="Ce que le bloc dit.")
    mots: str = Field(
        default="",
        max_length=500,
        description="Mots cherchés, pour la liste de préconisations.",
    )

    @model_validator(mode="after")
    def _mots_d_une_liste(self) -> Self:
        if self.mots and self.sorte != "preconisations":
            raise PydanticCustomError("mots_sans_liste", "mots sans liste")
        return self


class FiltresRecette(BaseModel):
    """Le filtre commun, par codes : un code survit à un libellé changé."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    demarche: tuple[Code, ...] = ()
    territoire: tuple[Code, ...] = ()
    niveau: tuple[Code, ...] = ()
    atelier: tuple[Code, ...] = ()
    theme: tuple[Code, ...] = ()
    nature: tuple[Code, ...] = ()
    volet: tuple[Code, ...] = ()
    annee: tuple[int, ...] = ()
    document: tuple[Code, ...] = ()
    reprise: tuple[Code, ...] = ()


class Recette(BaseModel):
    """De quoi refaire un dossier sur de nouvelles données."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    recette: Literal[1] = Field(
        default=1, description="Version de cette forme de fichier."
    )
    titre: Annotated[Texte, Field(max_length=TITRE_MAX)] = Field(
        description="Titre du dossier."
    )
    date: dt.date | None = Field(
        default=None,
        ge=DATES[0],
        le=DATES[1],
        description="Date de la réunion, écrite sous le titre.",
    )
    lignes: int = Field(
        default=8,
        ge=1,
        le=LIGNES_MAX,
        description="Lignes au plus dans chaque table.",
    )
    filtres: FiltresRecette = Field(default=FiltresRecette())
    blocs: tuple[Bloc, ...] = Field(
        min_length=1, max_length=12, description="Les blocs, dans leur ordre."
    )

    @model_validator(mode="after")
    def _une_fois_chacun(self) -> Self:
        sortes = [bloc.sorte for bloc in self.blocs]
        if doubles := sorted({s for s in sortes if sortes.count(s) > 1}):
            raise PydanticCustomError(
                "bloc_en_double", "bloc en double", {"sortes": ", ".join(doubles)}
            )
        return self
