"""Un total qu’un document annonce, et que l’on peut recompter."""

from typing import Any, ClassVar, Literal

from pydantic import ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from egts_dashboard.models.base import Fait, champ
from egts_dashboard.models.types import Identifiant, Texte, Valeur

# Ce qui ne se dénombre pas : un solde peut être négatif, une part n’est pas entière.
NON_DENOMBRES = {"eur", "pct"}


def _is_countable(unite: Any, info: ValidationInfo) -> Any:
    """Un total de personnes, de séances… est un entier, positif ou nul."""
    valeur = info.data.get("valeur")
    if unite not in NON_DENOMBRES and valeur is not None:
        if valeur < 0 or valeur != valeur.to_integral_value():
            raise PydanticCustomError(
                "compte",
                "un compte est un entier positif ou nul",
                {"valeur": str(valeur)},
            )
    return unite


class TotalDeclare(Fait):
    """Un total imprimé, gardé pour être confronté au recompte."""

    TABLE: ClassVar[str] = "totaux_declares"
    CLE: ClassVar[tuple[str, ...]] = ("total_id",)

    total_id: Identifiant = champ("Identifiant stable.")
    demarche_id: Identifiant = champ("Démarche.", renvoi="demarches")
    objet: Literal[
        "budget",
        "participation",
        "seances",
        "preconisations",
        "departements",
        "part",
        "instances",
    ] = champ("Ce que le total compte.", exemple="budget")
    perimetre: Texte = champ(
        "Sur quoi il porte\u00a0: enveloppe:ID, territoire:CODE, evenement:ID, atelier:ID, demarche:ID.",
        exemple="territoire:R73",
        pattern=r"^(enveloppe|territoire|evenement|atelier|demarche):[A-Za-z0-9_-]+$",
    )
    valeur: Valeur = champ(
        "Total imprimé.", unite="voir la colonne unite", exemple="14670.00"
    )
    unite: Literal[
        "eur",
        "personnes",
        "participations",
        "signatures",
        "seances",
        "items",
        "departements",
        "pct",
        "journees",
    ] = champ("Unité du total.", exemple="eur")
    qualificatif: Texte | None = champ(
        "Mot du document qui nuance le total.", exemple="est estimé", default=None
    )

    _compte = field_validator("unite")(_is_countable)
