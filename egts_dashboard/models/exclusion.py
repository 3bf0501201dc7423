"""Des lignes d’un document qui ne donnent aucun fait, et pourquoi."""

from typing import ClassVar, Literal

from pydantic import field_validator

from egts_dashboard.models.base import Enregistrement, NotBefore, champ
from egts_dashboard.models.types import Identifiant, NumeroLigne, Texte


class Exclusion(Enregistrement):
    """Un passage lu et laissé de côté, avec la raison."""

    TABLE: ClassVar[str] = "exclusions"
    CLE: ClassVar[tuple[str, ...]] = ("exclusion_id",)

    exclusion_id: Identifiant = champ("Identifiant stable.")
    source_id: Identifiant = champ("Document.", renvoi="sources")
    ligne_debut: NumeroLigne = champ("Première ligne dans le fichier texte.")
    ligne_fin: NumeroLigne = champ("Dernière ligne dans le fichier texte.")
    categorie: Literal[
        "mobilier",
        "titre",
        "sommaire",
        "hors_sujet",
        "methode",
        "discours",
        "personne",
        "redite",
        "signature",
        "illustration",
    ] = champ("Sorte de passage.", exemple="sommaire")
    motif: Texte = champ("Pourquoi le passage est laissé de côté.")

    _lignes = field_validator("ligne_fin")(NotBefore("ligne_debut"))
