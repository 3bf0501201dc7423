"""Les lignes sans identifiant qui portent le même nom, au même endroit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from egts_dashboard.ingest.entetes import normalize
from egts_dashboard.ingest.identites import title_column

# Deux dépenses du même nom sont deux dépenses ; deux ateliers, sans doute un seul.
REPETABLES = {"lignes_budgetaires", "effectifs", "populations_reference"}
ENDROITS = ("territoire_code", "atelier_id", "evenement_id", "date_debut", "angle")
DIT = "la ligne\u00a0{} porte déjà ce nom, au même endroit"
REMEDE = "Retirez le doublon, ou donnez aux deux un identifiant."


@dataclass
class Homonymes:
    """Se souvient de chaque nom, de son endroit, et de la ligne qui l’a porté la première."""

    table: str
    vus: dict[tuple[Any, ...], int] = field(default_factory=dict)

    @property
    def est_muet(self) -> bool:
        """Vrai pour une table où le même nom revient sans faute."""
        return self.table in REPETABLES

    def first(self, valeurs: Mapping[str, Any], ligne: int) -> int:
        """La première ligne du même nom au même endroit : elle-même, d’ordinaire."""
        titre = title_column(valeurs)
        if titre is None or self.est_muet:
            return ligne
        # Le nom à part, d’un texte sans casse ni accent ; l’endroit, tel quel.
        identite = (normalize(str(valeurs[titre])), *map(valeurs.get, ENDROITS))
        return self.vus.setdefault(identite, ligne)
