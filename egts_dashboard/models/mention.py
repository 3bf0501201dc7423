"""Un autre endroit où un même fait est redit."""

from typing import ClassVar, Literal

from pydantic import field_validator

from egts_dashboard.models.base import Enregistrement, NotBefore, champ
from egts_dashboard.models.types import Identifiant, NumeroLigne, Texte


class Mention(Enregistrement):
    """Une redite : elle situe le fait une seconde fois, sans le compter deux fois."""

    TABLE: ClassVar[str] = "mentions"
    CLE: ClassVar[tuple[str, ...]] = ("mention_id",)

    mention_id: Identifiant = champ("Identifiant stable.")
    objet: Literal[
        "preconisation",
        "constat",
        "atelier",
        "evenement",
        "pratique",
        "effectif",
        "ligne_budgetaire",
        "enveloppe",
        "structure",
        "total_declare",
    ] = champ("Sorte de fait redit.")
    objet_id: Identifiant = champ("Fait redit.")
    source_id: Identifiant = champ("Document de la redite.", renvoi="sources")
    localisation: Texte = champ("Où, dans le document.")
    ligne_debut: NumeroLigne | None = champ(
        "Première ligne dans le fichier texte.", default=None
    )
    ligne_fin: NumeroLigne | None = champ(
        "Dernière ligne dans le fichier texte.", default=None
    )
    note: Texte | None = champ("Ce qui diffère d’une fois à l’autre.", default=None)

    _lignes = field_validator("ligne_fin")(NotBefore("ligne_debut"))
