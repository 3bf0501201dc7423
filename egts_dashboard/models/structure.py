"""Une structure représentée à un événement."""

from typing import ClassVar, Literal

from egts_dashboard.models.base import Fait, champ
from egts_dashboard.models.types import CodeTerritoire, Identifiant, Intitule


class Structure(Fait):
    """Une institution ou une association présente."""

    TABLE: ClassVar[str] = "structures"
    CLE: ClassVar[tuple[str, ...]] = ("structure_id",)

    structure_id: Identifiant = champ("Identifiant stable.")
    demarche_id: Identifiant = champ("Démarche.", renvoi="demarches")
    evenement_id: Identifiant | None = champ(
        "Événement où elle était représentée.", renvoi="evenements", default=None
    )
    nom: Intitule = champ("Nom de la structure.")
    categorie: (
        Literal[
            "etat",
            "region",
            "departement",
            "commune_ccas",
            "association",
            "centre_social",
            "protection_sociale",
            "etablissement_formation",
            "employeur_medico_social",
            "syndicat",
            "federation",
            "opca",
            "sante",
            "logement",
            "citoyens",
            "autre",
        ]
        | None
    ) = champ("Sorte de structure.", default=None)
    territoire_code: CodeTerritoire | None = champ(
        "Territoire de la structure.", renvoi="territoires", default=None
    )
