"""Une préconisation, telle qu’un document la porte."""

from typing import ClassVar, Literal

from egts_dashboard.models.base import Fait, champ
from egts_dashboard.models.types import (
    Annee,
    CodeTerritoire,
    Identifiant,
    Intitule,
    NiveauItem,
    RangListe,
    Texte,
    Verbatim,
)


class Preconisation(Fait):
    """Une demande adressée par un atelier ou une synthèse."""

    TABLE: ClassVar[str] = "preconisations"
    CLE: ClassVar[tuple[str, ...]] = ("preconisation_id",)

    preconisation_id: Identifiant = champ(
        "Identifiant stable.", exemple="pc-2014-qvt-formation-02"
    )
    demarche_id: Identifiant = champ("Démarche.", renvoi="demarches")
    atelier_id: Identifiant | None = champ(
        "Atelier d’où vient l’item.", renvoi="ateliers", default=None
    )
    territoire_code: CodeTerritoire = champ(
        "Territoire qui parle.", renvoi="territoires"
    )
    niveau: NiveauItem = champ("Échelon où l’item est formulé.", exemple="region")
    annee: Annee = champ("Année du document.", exemple=2014)
    nature: Literal[
        "preconisation", "recommandation", "proposition", "enjeu", "amelioration"
    ] = champ(
        "Mot du document\u202f; «\u00a0amelioration\u00a0» aussi pour une demande lue dans la prose.",
        exemple="preconisation",
    )
    volet: Texte | None = champ(
        "Volet ou sous-section.", exemple="Formation", default=None
    )
    thematique: Texte | None = champ(
        "Grande partie du document.", exemple="Autonomie", default=None
    )
    rang: RangListe = champ("Rang dans sa liste.", exemple=2)
    intitule: Intitule = champ("Formulation normalisée, à l’infinitif.")
    verbatim: Verbatim | None = champ(
        "Mots exacts du document, remplis chez l’utilisateur.", default=None
    )
