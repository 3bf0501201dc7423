"""Ce que tous les enregistrements ont en commun."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

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


class Enregistrement(BaseModel):
    """Une ligne d’une table. Une case vide veut dire « non renseigné », jamais zéro."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    TABLE: ClassVar[str]
    CLE: ClassVar[tuple[str, ...]]

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
