"""Les crédits nationaux d’un programme, pour situer l’enveloppe."""

from typing import ClassVar

from egts_dashboard.models.base import Fait, champ
from egts_dashboard.models.types import Annee, Identifiant, Texte, Valeur


class CreditReference(Fait):
    """Un crédit national, par exercice et par action."""

    TABLE: ClassVar[str] = "credits_reference"
    CLE: ClassVar[tuple[str, ...]] = ("credit_id",)

    credit_id: Identifiant = champ("Identifiant stable.")
    exercice: Annee = champ("Exercice budgétaire.", exemple=2014)
    programme: Texte = champ("Numéro du programme.", exemple="304")
    intitule_programme: Texte = champ(
        "Titre du programme cette année-là\u00a0: il change."
    )
    action: Texte | None = champ(
        "Numéro de l’action\u00a0; « total » pour le programme.", default=None
    )
    intitule_action: Texte | None = champ("Titre de l’action.", default=None)
    montant_eur: Valeur | None = champ("Crédits.", unite="euros", ge=0, default=None)
