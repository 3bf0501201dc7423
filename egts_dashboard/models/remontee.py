"""Un lien entre un item et ce qu’il est devenu plus loin."""

from typing import ClassVar, Literal

from egts_dashboard.models.base import Enregistrement, champ
from egts_dashboard.models.types import Identifiant, Ressemblance, Texte


class Remontee(Enregistrement):
    """Le passage d’un item d’amont à un item d’aval."""

    TABLE: ClassVar[str] = "remontees"
    CLE: ClassVar[tuple[str, ...]] = ("remontee_id",)

    remontee_id: Identifiant = champ("Identifiant stable.")
    amont_objet: Literal["preconisation", "constat", "pratique"] = champ(
        "Sorte d’item d’amont."
    )
    amont_id: Identifiant = champ("Item d’amont.")
    aval_objet: Literal["preconisation", "constat", "pratique", "mesure"] = champ(
        "Sorte d’item d’aval."
    )
    aval_id: Identifiant = champ("Item d’aval.")
    nature: Literal["identique", "reformulee", "fusionnee", "meme_demande"] = champ(
        "Force du lien."
    )
    statut: Literal["proposee", "validee", "rejetee"] = champ(
        "Décision d’une personne."
    )
    score: Ressemblance | None = champ("Ressemblance calculée, de 0 à 1.", default=None)
    methode: Literal["lecture", "suggestion_acceptee", "calcul"] = champ(
        "Comment le lien a été vu."
    )
    confiance: Literal["sure", "probable", "incertaine"] | None = champ(
        "Ce que vaut le jugement.", exemple="sure", default=None
    )
    codeur: Identifiant | None = champ(
        "Qui a jugé (un rôle, pas un nom).", default=None
    )
    note: Texte | None = champ("Raison, en une ligne.", default=None)
