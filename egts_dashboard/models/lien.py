"""Un lien entre deux items d’une même sorte : réunis, ou nés de la scission d’un seul."""

from typing import ClassVar, Literal

from egts_dashboard.models.base import Enregistrement, champ
from egts_dashboard.models.types import Identifiant, Texte


class Lien(Enregistrement):
    """Deux items que l’on lit ensemble, sans qu’aucun ne s’efface."""

    TABLE: ClassVar[str] = "liens"
    CLE: ClassVar[tuple[str, ...]] = ("lien_id",)
    UNIQUES: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("objet", "de_id", "vers_id", "nature"),
    )

    lien_id: Identifiant = champ("Identifiant stable.")
    objet: Literal["preconisation", "constat", "pratique"] = champ(
        "Sorte des deux items.", exemple="preconisation"
    )
    de_id: Identifiant = champ("Item rattaché.")
    vers_id: Identifiant = champ("Item auquel il se rattache.")
    nature: Literal["reunie", "scindee"] = champ(
        "reunie\u00a0: il dit la même demande\u00a0; scindee\u00a0: il en est une partie.",
        exemple="reunie",
    )
    note: Texte | None = champ("Raison, en une ligne.", default=None)
