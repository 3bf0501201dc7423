"""Une pratique inspirante."""

from typing import ClassVar

from egts_dashboard.models.base import Fait, champ
from egts_dashboard.models.types import (
    CodeTerritoire,
    Identifiant,
    Intitule,
    Texte,
    Verbatim,
)


class Pratique(Fait):
    """Une pratique citée en exemple par un document."""

    TABLE: ClassVar[str] = "pratiques"
    CLE: ClassVar[tuple[str, ...]] = ("pratique_id",)

    pratique_id: Identifiant = champ("Identifiant stable.")
    demarche_id: Identifiant = champ("Démarche.", renvoi="demarches")
    territoire_code: CodeTerritoire = champ(
        "Territoire de la pratique.", renvoi="territoires"
    )
    intitule: Intitule = champ("Formulation normalisée.")
    thematique: Texte | None = champ("Grande partie du document.", default=None)
    verbatim: Verbatim | None = champ(
        "Mots exacts du document, remplis chez l’utilisateur.", default=None
    )
