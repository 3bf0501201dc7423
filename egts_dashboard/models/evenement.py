"""Un moment daté de la démarche."""

from typing import ClassVar, Literal

from pydantic import field_validator

from egts_dashboard.models.base import Fait, NotBefore, champ
from egts_dashboard.models.types import (
    CodeTerritoire,
    Identifiant,
    Intitule,
    Jour,
    Texte,
)


class Evenement(Fait):
    """Une réunion, une journée, une échéance."""

    TABLE: ClassVar[str] = "evenements"
    CLE: ClassVar[tuple[str, ...]] = ("evenement_id",)

    evenement_id: Identifiant = champ(
        "Identifiant stable.", exemple="ev-so-2014-06-10-assises"
    )
    demarche_id: Identifiant = champ("Démarche.", renvoi="demarches")
    territoire_code: CodeTerritoire = champ(
        "Territoire concerné.", renvoi="territoires"
    )
    nature: Literal[
        "comite",
        "equipe_projet",
        "lancement",
        "journee_departementale",
        "journee_regionale",
        "journee_ateliers",
        "colloque",
        "assises",
        "echeance",
        "publication",
    ] = champ("Sorte de moment.", exemple="assises")
    intitule: Intitule = champ("Ce qui s’est tenu.")
    date_debut: Jour = champ(
        "Premier jour\u00a0; le 1er du mois si seul le mois est connu.",
        exemple="2014-06-10",
    )
    date_fin: Jour | None = champ("Dernier jour d’une période.", default=None)
    precision_date: Literal["jour", "mois", "periode"] = champ(
        "Ce que vaut la date.", exemple="jour"
    )
    lieu: Texte | None = champ("Lieu.", default=None)

    _dates = field_validator("date_fin")(NotBefore("date_debut"))
