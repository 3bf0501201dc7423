"""Ce que le lecteur a choisi, sous la forme que les requêtes attendent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import pandas as pd

from egts_dashboard.models.libelles import LIBELLES
from egts_dashboard.store.connection import Store

# La condition SQL de chaque filtre ; {c} est la colonne de la table interrogée.
_DANS = "{c} IN (SELECT unnest(?))"
_TERRITOIRE = (
    "{c} IN (SELECT territoire_code FROM territoires_ancetres"
    " WHERE ancetre_code IN (SELECT unnest(?)))"
)
_THEME = (
    "{c} IN (SELECT item_no FROM items_themes WHERE theme_id IN (SELECT unnest(?)))"
)
_REPRISE = (
    "if({c} IN (SELECT item_no FROM items_repris), 'oui', 'non') IN (SELECT unnest(?))"
)
CONDITIONS = {
    "demarche": _DANS,
    "territoire": _TERRITOIRE,
    "niveau": _DANS,
    "atelier": _DANS,
    "theme": _THEME,
    "nature": _DANS,
    "volet": _DANS,
    "annee": _DANS,
    "document": _DANS,
    "reprise": _REPRISE,
}

# Nom du filtre → étiquette, dans l’ordre d’affichage.
ETIQUETTES = {
    "demarche": "Démarche",
    "territoire": "Territoire",
    "niveau": "Niveau",
    "atelier": "Atelier",
    "theme": "Thème",
    "nature": "Nature",
    "volet": "Volet",
    "annee": "Année",
    "document": "Document",
    "reprise": "Reprise",
}
# Les filtres dont les codes ont un libellé.
_CODES = {
    "niveau": LIBELLES["niveau"],
    "nature": LIBELLES["nature_preconisation"]
    | LIBELLES["nature_constat"]
    | {"pratique": "Pratique inspirante"},
}

# La colonne que vise chaque filtre dans la table des items.
COLONNES_ITEMS = {
    "demarche": "demarche_id",
    "territoire": "territoire_code",
    "niveau": "niveau",
    "atelier": "atelier_id",
    "theme": "item_no",
    "nature": "nature",
    "volet": "volet",
    "annee": "annee",
    "document": "source_id",
    "reprise": "item_no",
}
# Les mêmes, où les thèmes d’un item sont une liste et sa reprise un mot (items_croises).
COLONNES_CROISES = COLONNES_ITEMS | {"theme": "themes", "reprise": "reprise"}
CONDITIONS_CROISES = CONDITIONS | {
    "theme": "list_has_any({c}, ?)",
    "reprise": _DANS,
}


@dataclass(frozen=True)
class Filtres:
    """Les codes choisis, par filtre. Un filtre vide veut dire « tout »."""

    demarche: tuple[str, ...] = ()
    territoire: tuple[str, ...] = ()
    niveau: tuple[str, ...] = ()
    atelier: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    nature: tuple[str, ...] = ()
    volet: tuple[str, ...] = ()
    annee: tuple[int, ...] = ()
    document: tuple[str, ...] = ()
    reprise: tuple[str, ...] = ()

    def choisis(self) -> dict[str, tuple[Any, ...]]:
        """Les filtres actifs seulement, dans leur ordre d’affichage."""
        tous = {champ.name: getattr(self, champ.name) for champ in fields(self)}
        return {nom: choix for nom, choix in tous.items() if choix}

    def sans(self, *noms: str) -> "Filtres":
        """Les mêmes, moins ceux nommés."""
        return replace(self, **{nom: () for nom in noms})

    def to_sql(
        self, colonnes: Mapping[str, str], conditions: Mapping[str, str] = CONDITIONS
    ) -> tuple[str, list[Any]]:
        """La condition SQL et ses paramètres, dans le même ordre.

        `colonnes` dit quelle colonne vise chaque filtre ; un filtre que la table ignore
        ne la restreint pas. `conditions` : ce que chacun en exige.
        """
        actifs = {nom: c for nom, c in self.choisis().items() if nom in colonnes}
        posees = [conditions[nom].format(c=colonnes[nom]) for nom in actifs]
        return " AND ".join(posees) or "true", [list(c) for c in actifs.values()]


TOUT = Filtres()

_OPTIONS = {
    "demarche": "SELECT demarche_id AS code, intitule AS libelle FROM demarches ORDER BY annee_debut, code",
    "territoire": """
        SELECT DISTINCT territoires.territoire_code AS code, nom AS libelle, niveau
        FROM territoires
        JOIN territoires_ancetres AS parents ON parents.ancetre_code = territoires.territoire_code
        WHERE parents.territoire_code IN (
            SELECT territoire_code FROM items_croises UNION SELECT territoire_code FROM ateliers
            UNION SELECT territoire_code FROM effectifs UNION SELECT territoire_code FROM depenses
        ) AND niveau <> 'national'
        ORDER BY array_position(['inter_region', 'region', 'departement', 'commune'], niveau), nom
        """,
    "niveau": """
        SELECT DISTINCT niveau AS code, niveau AS libelle FROM items_croises
        ORDER BY array_position(['inter_region', 'region', 'departement', 'commune'], niveau)
        """,
    "atelier": """
        SELECT atelier_id AS code, ateliers.intitule || ' (' || territoires.nom || ')' AS libelle
        FROM ateliers JOIN territoires USING (territoire_code)
        WHERE atelier_id IN (SELECT atelier_id FROM items_croises)
        ORDER BY ateliers.rowid
        """,
    "theme": "SELECT theme_id AS code, libelle FROM themes ORDER BY ordre",
    "nature": "SELECT DISTINCT nature AS code, nature AS libelle FROM items_croises ORDER BY code",
    "volet": """
        SELECT code, code AS libelle
        FROM (SELECT DISTINCT volet AS code FROM items_croises WHERE volet IS NOT NULL)
        ORDER BY strip_accents(lower(code)), code
        """,
    "annee": "SELECT DISTINCT annee AS code, annee::VARCHAR AS libelle FROM items_croises ORDER BY code",
    "document": """
        SELECT source_id AS code, titre AS libelle FROM sources
        WHERE source_id IN (SELECT source_id FROM items_croises) ORDER BY sources.rowid
        """,
    "reprise": """
        SELECT unnest(['oui', 'non']) AS code,
            unnest(['Reprise ailleurs', 'Sans reprise connue']) AS libelle
        WHERE EXISTS (SELECT 1 FROM items_repris)
        """,
}


def options(store: Store, filtre: str) -> pd.DataFrame:
    """Les choix possibles d’un filtre. Colonnes : code, libelle, dans l’ordre d’affichage."""
    return store.frame(_OPTIONS[filtre])


def labels(store: Store, filtre: str) -> dict[Any, str]:
    """Le libellé montré de chaque code qu’un filtre peut prendre, dans l’ordre d’affichage."""
    choix = options(store, filtre)
    traduits = _CODES.get(filtre, {})
    return {
        code: traduits.get(libelle, libelle)
        for code, libelle in zip(choix["code"], choix["libelle"], strict=True)
    }


def describe(
    filtres: Filtres, libelles: Callable[[str], Mapping[Any, str]]
) -> list[str]:
    """Les filtres actifs, en clair : « Territoire : Limousin ».

    `libelles` rend ceux d’un filtre (labels, retenus ou non). Un code que le magasin ne
    connaît pas se dit tel quel.
    """
    return [
        f"{ETIQUETTES[nom]}\u00a0: {libelles(nom).get(code, str(code))}"
        for nom, codes in filtres.choisis().items()
        for code in codes
    ]
