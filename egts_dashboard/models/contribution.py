"""Une contribution écrite."""

from typing import ClassVar

from egts_dashboard.models.base import Fait, champ
from egts_dashboard.models.types import CodeTerritoire, Identifiant, Intitule, Texte


class Contribution(Fait):
    """Un texte versé à la démarche."""

    TABLE: ClassVar[str] = "contributions"
    CLE: ClassVar[tuple[str, ...]] = ("contribution_id",)

    contribution_id: Identifiant = champ("Identifiant stable.")
    demarche_id: Identifiant = champ("Démarche.", renvoi="demarches")
    territoire_code: CodeTerritoire | None = champ(
        "Territoire d’où elle vient.", renvoi="territoires", default=None
    )
    intitule: Intitule = champ("Objet de la contribution.")
    auteur_institution: Texte | None = champ(
        "Institution auteure\u00a0; jamais un nom de personne.", default=None
    )
