"""Un nombre de personnes ou de signatures, tel qu’un document le donne."""

from typing import ClassVar, Literal

from egts_dashboard.models.base import Fait, champ
from egts_dashboard.models.types import CodeTerritoire, Effectif, Identifiant, Texte


class EffectifDeclare(Fait):
    """Un effectif déclaré, hors participants d’atelier (voir la table ateliers)."""

    TABLE: ClassVar[str] = "effectifs"
    CLE: ClassVar[tuple[str, ...]] = ("effectif_id",)

    effectif_id: Identifiant = champ("Identifiant stable.")
    demarche_id: Identifiant = champ("Démarche.", renvoi="demarches")
    evenement_id: Identifiant | None = champ(
        "Événement compté.", renvoi="evenements", default=None
    )
    atelier_id: Identifiant | None = champ(
        "Atelier compté.", renvoi="ateliers", default=None
    )
    dimension: Literal["total", "territoire", "metier", "institution", "categorie"] = (
        champ("Ce qui distingue les personnes comptées.", exemple="territoire")
    )
    modalite: Texte = champ("La part comptée.", exemple="Aquitaine")
    territoire_code: CodeTerritoire | None = champ(
        "Territoire de la modalité.", renvoi="territoires", default=None
    )
    valeur: Effectif = champ(
        "Nombre compté.", unite="voir la colonne unite", exemple=269
    )
    unite: Literal[
        "personnes", "participations", "signatures", "institutions", "reponses"
    ] = champ("Ce que l’on compte.", exemple="signatures")
    nature: Literal["compte", "estime", "calcule"] = champ(
        "compte\u00a0: dénombré\u00a0; estime\u00a0: ordre de grandeur\u00a0; calcule\u00a0: obtenu par opération.",
        exemple="compte",
    )
    qualificatif: Texte | None = champ(
        "Mot du document qui nuance le nombre.", exemple="avoisine", default=None
    )
