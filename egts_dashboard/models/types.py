"""Les types que plusieurs modèles partagent."""

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

ENTIER = re.compile(r"[+-]?[0-9]{1,15}", re.ASCII)
DECIMAL = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]+)?", re.ASCII)
DATE_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
# Tabulation et saut de ligne sont du texte ; les autres signes de contrôle, non.
CONTROLES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _entier(valeur: Any) -> Any:
    # Python accepte « 1_000 » et « １２ » ; un fichier de données, non.
    if isinstance(valeur, str) and not ENTIER.fullmatch(valeur.strip()):
        raise PydanticCustomError("entier", "un nombre entier est attendu")
    return valeur


def _decimal(valeur: Any) -> Any:
    if isinstance(valeur, str) and not DECIMAL.fullmatch(valeur.strip()):
        raise PydanticCustomError(
            "montant", "un montant est attendu, avec un point décimal (1234.50)"
        )
    return valeur


def _date(valeur: Any) -> Any:
    if isinstance(valeur, str) and not DATE_ISO.fullmatch(valeur.strip()):
        raise PydanticCustomError("date", "une date est attendue, comme 2014-06-10")
    return valeur


def _sans_controle(valeur: str) -> str:
    if CONTROLES.search(valeur):
        raise PydanticCustomError(
            "signe_de_controle", "un signe invisible interdit se trouve dans la case"
        )
    return valeur


Identifiant = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,119}$"
    ),
]
Texte = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=4000),
    AfterValidator(_sans_controle),
]
Intitule = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=140),
    AfterValidator(_sans_controle),
]
Verbatim = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000),
    AfterValidator(_sans_controle),
]
Effectif = Annotated[int, BeforeValidator(_entier), Field(ge=0, le=1_000_000_000)]
Rang = Annotated[int, BeforeValidator(_entier), Field(ge=1, le=10_000)]
# Une liste peut être un fichier de cent mille demandes, que rien ne range par atelier.
RangListe = Annotated[int, BeforeValidator(_entier), Field(ge=1, le=10_000_000)]
NumeroLigne = Annotated[int, BeforeValidator(_entier), Field(ge=1, le=10_000_000)]
Annee = Annotated[int, BeforeValidator(_entier), Field(ge=1900, le=2100)]
Montant = Annotated[
    Decimal, BeforeValidator(_decimal), Field(ge=0, max_digits=12, decimal_places=2)
]
Valeur = Annotated[
    Decimal, BeforeValidator(_decimal), Field(max_digits=14, decimal_places=2)
]
Ressemblance = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    Field(ge=0, le=1, max_digits=14, decimal_places=2),
]
Jour = Annotated[dt.date, BeforeValidator(_date)]
CodeTerritoire = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Z0-9]{1,12}$")
]
Certitude = Literal["imprime", "deduit", "incertain"]
NiveauItem = Literal["departement", "region", "inter_region", "commune"]
