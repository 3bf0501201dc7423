"""Un chiffre mis en avant, avec de quoi le refaire : sa définition, sa requête, ses lignes."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pandas as pd

from egts_dashboard.store.carnet import freeze
from egts_dashboard.store.connection import Store

Valeur = int | float | Decimal | None


@dataclass(frozen=True)
class Chiffre:
    """Un chiffre de tête de page.

    `sql` rend une ligne ; sa première case est `valeur`, les autres s’il y en a sont dans sa
    précision. `sql_lignes` rend les lignes dont il est fait (colonnes : objet, intitule, valeur,
    document, localisation, certitude, note), et si l’on peut la corriger où elle est :
    corrige_table, corrige_ligne. `rivales` dit les autres valeurs connues pour le même fait, et
    pourquoi celle-ci.
    """

    cle: str
    libelle: str
    valeur: Valeur
    affiche: str
    definition: str
    calcul: str
    sql: str
    parametres: tuple[Any, ...] = ()
    sql_lignes: str = ""
    parametres_lignes: tuple[Any, ...] = ()
    rivales: tuple[str, ...] = field(default=())
    precision: str = ""

    def __post_init__(self) -> None:
        """Fige les listes des paramètres : un chiffre est la clé de ce que l’on retient de lui."""
        for nom in ("parametres", "parametres_lignes"):
            object.__setattr__(self, nom, freeze(tuple(getattr(self, nom))))


def lignes(store: Store, chiffre: Chiffre) -> pd.DataFrame:
    """Les lignes dont un chiffre est fait, dans l’ordre de leur requête."""
    if not chiffre.sql_lignes:
        return pd.DataFrame()
    return store.frame(chiffre.sql_lignes, chiffre.parametres_lignes)
