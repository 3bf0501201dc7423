"""Ce que l’on sait des employeurs de travailleurs sociaux."""

from typing import ClassVar

from egts_dashboard.models.base import Fait, champ
from egts_dashboard.models.types import Annee, Identifiant, Texte, Valeur


class EmployeurReference(Fait):
    """Un repère chiffré ; les unités diffèrent, rien ne s’additionne."""

    TABLE: ClassVar[str] = "employeurs_reference"
    CLE: ClassVar[tuple[str, ...]] = ("employeur_id",)

    employeur_id: Identifiant = champ("Identifiant stable.")
    champ_couvert: Texte = champ("Population couverte.")
    employeur: Texte = champ("Employeur.")
    mesure: Texte = champ("Ce qui est mesuré\u00a0: effectif, ETP, part_pct.")
    valeur: Valeur = champ("Valeur.", unite="voir la colonne mesure")
    annee: Annee = champ("Année.")
    territoire: Texte = champ("Territoire couvert.")
