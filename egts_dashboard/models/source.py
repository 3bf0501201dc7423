"""Un document : de quoi le citer, le retrouver et vérifier qu’il n’a pas bougé."""

from typing import ClassVar, Literal

from egts_dashboard.models.base import Enregistrement, champ
from egts_dashboard.models.types import Identifiant, Jour, Texte


class Source(Enregistrement):
    """Un document ou un jeu de données d’où viennent des lignes."""

    TABLE: ClassVar[str] = "sources"
    CLE: ClassVar[tuple[str, ...]] = ("source_id",)

    source_id: Identifiant = champ("Identifiant stable.", exemple="doc-bilan-so-2014")
    titre: Texte = champ("Titre du document.")
    producteur: Texte = champ("Institution qui l’a produit.")
    date_publication: Jour | None = champ(
        "Date de publication, si elle est connue.", default=None
    )
    nature: Literal[
        "restitution",
        "fiche",
        "bilan",
        "presentation",
        "actes",
        "statistique",
        "carte",
        "plan",
        "rapport",
        "presse",
        "norme",
        "autre",
    ] = champ("Sorte de document.", exemple="bilan")
    nom_fichier: Texte | None = champ("Nom du fichier lu.", default=None)
    sha256: Texte | None = champ(
        "Empreinte SHA-256 du fichier lu.", default=None, pattern=r"^[0-9a-f]{64}$"
    )
    url: Texte | None = champ("Adresse publique.", default=None)
    licence: Texte | None = champ("Conditions de réemploi.", default=None)
    note: Texte | None = champ("Ce qu’il faut savoir pour en juger.", default=None)
