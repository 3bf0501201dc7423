"""Un thème du livre de codes."""

from typing import ClassVar

from egts_dashboard.models.base import Enregistrement, champ
from egts_dashboard.models.types import Identifiant, Intitule, Rang, Texte


class Theme(Enregistrement):
    """Un thème, avec ce qu’il inclut et ce qu’il exclut."""

    TABLE: ClassVar[str] = "themes"
    CLE: ClassVar[tuple[str, ...]] = ("theme_id",)

    theme_id: Identifiant = champ("Code court.", exemple="FORM")
    libelle: Intitule = champ("Nom du thème.")
    definition: Texte = champ("Ce que le thème désigne.")
    inclut: Texte | None = champ("Ce qui s’y range.", default=None)
    exclut: Texte | None = champ("Ce qui se range ailleurs.", default=None)
    ordre: Rang = champ("Ordre d’affichage.")
