"""Un thème proposé à un item et refusé : il ne sera plus proposé."""

from typing import ClassVar, Literal

from egts_dashboard.models.base import Enregistrement, champ
from egts_dashboard.models.types import Identifiant, Texte


class SuggestionRefusee(Enregistrement):
    """Le refus d’une suggestion, par une personne."""

    TABLE: ClassVar[str] = "suggestions_refusees"
    CLE: ClassVar[tuple[str, ...]] = ("objet", "objet_id", "theme_id")

    objet: Literal["preconisation", "constat", "pratique"] = champ(
        "Sorte d’item.", exemple="preconisation"
    )
    objet_id: Identifiant = champ("Item.", exemple="pc-2014-qvt-formation-02")
    theme_id: Identifiant = champ("Thème refusé.", renvoi="themes", exemple="FORM")
    codeur: Identifiant = champ("Qui a refusé (un rôle, pas un nom).", exemple="equipe")
    note: Texte | None = champ("Pourquoi, si cela se discute.", default=None)
