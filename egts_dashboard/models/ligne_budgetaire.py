"""Une dépense, telle qu’un document la constate."""

from typing import ClassVar, Literal

from egts_dashboard.models.base import Fait, champ
from egts_dashboard.models.types import (
    CodeTerritoire,
    Identifiant,
    Intitule,
    Jour,
    Montant,
    Texte,
)


class LigneBudgetaire(Fait):
    """Une dépense, dans l’enveloppe ou au-delà."""

    TABLE: ClassVar[str] = "lignes_budgetaires"
    CLE: ClassVar[tuple[str, ...]] = ("ligne_id",)

    ligne_id: Identifiant = champ("Identifiant stable.")
    demarche_id: Identifiant = champ("Démarche.", renvoi="demarches")
    enveloppe_id: Identifiant | None = champ(
        "Enveloppe\u00a0; vide\u00a0: au-delà de l’enveloppe.",
        renvoi="enveloppes",
        default=None,
    )
    territoire_code: CodeTerritoire | None = champ(
        "Territoire qui porte la dépense.", renvoi="territoires", default=None
    )
    attribution: Literal["imprimee", "deduite", "incertaine"] = champ(
        "Comment le territoire est connu.", exemple="imprimee"
    )
    intitule: Intitule = champ("Objet de la dépense.")
    poste: Literal[
        "transport",
        "restauration",
        "salle",
        "intervention",
        "edition",
        "methodologie",
        "logistique",
        "divers",
    ] = champ("Poste de dépense.", exemple="transport")
    montant_eur: Montant = champ("Montant.", unite="euros", exemple="1113.00")
    etat: Literal["prevu", "engage", "paye", "evalue"] = champ(
        "Où en est la dépense.", exemple="paye"
    )
    financement: Texte | None = champ("Crédits qui la portent.", default=None)
    date: Jour | None = champ("Date de la dépense.", default=None)
