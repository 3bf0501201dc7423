"""Une enveloppe de crédits."""

from typing import ClassVar

from egts_dashboard.models.base import Fait, champ
from egts_dashboard.models.types import Identifiant, Intitule, Montant, Texte


class Enveloppe(Fait):
    """Des crédits réservés à la démarche."""

    TABLE: ClassVar[str] = "enveloppes"
    CLE: ClassVar[tuple[str, ...]] = ("enveloppe_id",)

    enveloppe_id: Identifiant = champ("Identifiant stable.", exemple="env-egts-so-2014")
    demarche_id: Identifiant = champ("Démarche.", renvoi="demarches")
    intitule: Intitule = champ("Nom de l’enveloppe.")
    montant_eur: Montant = champ("Montant notifié.", unite="euros", exemple="9000.00")
    programme: Texte | None = champ(
        "Programme budgétaire.", exemple="304", default=None
    )
    action: Texte | None = champ("Action du programme.", default=None)
    gestionnaire: Texte | None = champ("Service gestionnaire.", default=None)
