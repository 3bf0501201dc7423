"""Un constat, un frein, un levier… tel qu’un document le porte."""

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


class Constat(Fait):
    """Ce qu’un atelier ou une synthèse observe."""

    TABLE: ClassVar[str] = "constats"
    CLE: ClassVar[tuple[str, ...]] = ("constat_id",)

    constat_id: Identifiant = champ("Identifiant stable.")
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
        "constat",
        "frein",
        "levier",
        "force",
        "faiblesse",
        "point_positif",
        "ideal",
        "cauchemar",
        "finalite",
        "interrogation",
    ] = champ(
        "Sorte de constat\u00a0: le mot du document, sinon notre lecture.",
        exemple="frein",
    )
    angle: (
        Literal[
            "usager",
            "professionnel",
            "organisation",
            "institution",
            "benevolat",
            "transversal",
        ]
        | None
    ) = champ(
        "Point de vue\u00a0: l’intitulé du document («\u00a0Du côté usager\u00a0»), sinon notre lecture.",
        exemple="usager",
        default=None,
    )
    volet: Texte | None = champ("Sous-section.", default=None)
    thematique: Texte | None = champ("Grande partie du document.", default=None)
    rang: RangListe = champ("Rang dans sa liste.", exemple=1)
    intitule: Intitule = champ("Formulation normalisée.")
    verbatim: Verbatim | None = champ(
        "Mots exacts du document, remplis chez l’utilisateur.", default=None
    )
