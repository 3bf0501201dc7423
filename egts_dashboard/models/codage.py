"""Un thème donné à un item, par qui et comment."""

from typing import ClassVar, Literal

from egts_dashboard.models.base import Enregistrement, champ
from egts_dashboard.models.types import Identifiant, Rang, Texte


class Codage(Enregistrement):
    """Le rattachement d’un item à un thème."""

    TABLE: ClassVar[str] = "codages"
    CLE: ClassVar[tuple[str, ...]] = ("objet", "objet_id", "theme_id", "codeur")
    UNIQUES: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("objet", "objet_id", "codeur", "rang"),
    )

    objet: Literal["preconisation", "constat", "pratique"] = champ(
        "Sorte d’item codé.", exemple="preconisation"
    )
    objet_id: Identifiant = champ(
        "Identifiant de l’item codé.", exemple="pc-2014-qvt-formation-02"
    )
    theme_id: Identifiant = champ("Thème donné.", renvoi="themes", exemple="FORM")
    rang: Rang = champ("1 pour le thème principal.", exemple=1)
    codeur: Identifiant = champ("Qui a codé (un rôle, pas un nom).", exemple="equipe")
    methode: Literal["lecture", "suggestion_acceptee"] = champ(
        "Comment le thème a été donné.", exemple="lecture"
    )
    note: Texte | None = champ("Raison d’un choix qui se discute.", default=None)
