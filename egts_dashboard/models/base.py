"""Ce que tous les enregistrements ont en commun."""

from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from egts_dashboard.models.types import Certitude, Identifiant, NumeroLigne, Texte


def champ(
    description: str,
    *,
    unite: str | None = None,
    exemple: object = None,
    renvoi: str | None = None,
    **contraintes: Any,
) -> Any:
    """Décrit une colonne : sa définition, son unité, un exemple, la table où elle renvoie."""
    precisions = {"unite": unite, "renvoi": renvoi}
    return Field(
        description=description,
        examples=None if exemple is None else [exemple],
        json_schema_extra={cle: mot for cle, mot in precisions.items() if mot},
        **contraintes,
    )


@dataclass(frozen=True)
class NotBefore:
    """Un validateur de fin : elle ne précède pas la colonne `debut`."""

    debut: str

    def __call__(self, fin: Any, info: ValidationInfo) -> Any:
        """Rend la fin. Lève PydanticCustomError."""
        premier = info.data.get(self.debut)
        if fin is not None and premier is not None and fin < premier:
            raise PydanticCustomError(
                "fin_avant_debut", "la fin précède {debut}", {"debut": str(premier)}
            )
        return fin


class Enregistrement(BaseModel):
    """Une ligne d’une table. Une case vide veut dire « non renseigné », jamais zéro."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    TABLE: ClassVar[str]
    CLE: ClassVar[tuple[str, ...]]
    # Les autres suites de colonnes que deux lignes ne peuvent pas partager.
    UNIQUES: ClassVar[tuple[tuple[str, ...], ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _cases_vides(cls, donnees: Any) -> Any:
        """Une case vide d’un fichier CSV est l’absence de valeur."""
        if not isinstance(donnees, dict):
            return donnees
        return {cle: None if mot == "" else mot for cle, mot in donnees.items()}


class Fait(Enregistrement):
    """Un enregistrement tiré d’un document, avec l’endroit où le lire."""

    source_id: Identifiant = champ(
        "Document d’où vient la ligne.", renvoi="sources", exemple="doc-bilan-so-2014"
    )
    localisation: Texte = champ(
        "Où, dans le document\u00a0: section, volet, rang.",
        exemple="Atelier Qualité de vie au travail › Préconisations › Volet formation, 2e item",
    )
    ligne_debut: NumeroLigne | None = champ(
        "Première ligne dans le fichier texte du document.", exemple=112, default=None
    )
    ligne_fin: NumeroLigne | None = champ(
        "Dernière ligne dans le fichier texte du document.", exemple=112, default=None
    )
    certitude: Certitude = champ(
        "imprime\u00a0: lu tel quel\u00a0; deduit\u00a0: inféré (voir la note)\u00a0; incertain.",
        exemple="imprime",
    )
    note: Texte | None = champ(
        "Ce qu’il faut savoir pour juger la ligne.", default=None
    )

    _lignes = field_validator("ligne_fin")(NotBefore("ligne_debut"))
