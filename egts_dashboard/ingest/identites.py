"""L’identifiant d’une ligne qui n’en a pas : sa démarche, puis son nom."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from egts_dashboard.ingest.bloc import Suite
from egts_dashboard.ingest.connus import NOMS
from egts_dashboard.ingest.entetes import slug
from egts_dashboard.ingest.simplifies import normalize_all, slug_all

LONGUEUR_ID = 100
SANS_NOM = "ligne"


@dataclass
class Comptes:
    """Ce qui se compte de ligne en ligne : les lignes de même nom, celles d’un même atelier."""

    _noms: Counter[str] = field(default_factory=Counter)
    _ateliers: Counter[str] = field(default_factory=Counter)

    def next_key(self, racine: str) -> str:
        """L’identifiant de la prochaine ligne de ce nom : le nom, puis son rang dès la seconde."""
        rang = self._noms[racine] + 1
        return racine if rang == 1 else f"{racine}-{rang}"

    def take_key(self, racine: str) -> str:
        """Le même, et la ligne compte."""
        cle = self.next_key(racine)
        self._noms[racine] += 1
        return cle

    def next_rank(self, atelier_id: str | None) -> int:
        """Le rang de la prochaine ligne de cet atelier, ou de celles qui n’en ont pas."""
        return self._ateliers[str(atelier_id)] + 1

    def take_rank(self, atelier_id: str | None) -> int:
        """Le même, et la ligne compte."""
        self._ateliers[str(atelier_id)] += 1
        return self._ateliers[str(atelier_id)]


def title_column(valeurs: Mapping[str, Any]) -> str | None:
    """La colonne qui nomme une ligne, si elle en a une de remplie."""
    return next((c for c in NOMS if valeurs.get(c)), None)


def root(valeurs: Mapping[str, Any]) -> str:
    """De quoi faire l’identifiant d’une ligne : deux lignes de même nom ont la même."""
    titre = title_column(valeurs)
    nom = str(valeurs[titre]) if titre else SANS_NOM
    debut = [str(valeurs[c]) for c in ("demarche_id",) if valeurs.get(c)]
    return "-".join([*debut, slug(nom)])[:LONGUEUR_ID].strip("-")


def roots(lues: Mapping[str, Suite], nombre: int) -> tuple[list[str], list[str | None]]:
    """Pour chaque ligne, ce que `root` en ferait, et son nom simplifié, si elle en a un."""
    titres = [lues[c].cast(pa.string()) for c in NOMS if c in lues]
    noms = pc.coalesce(*titres, pa.nulls(nombre, pa.string()))
    codes = noms.dictionary_encode()
    distincts = codes.dictionary.to_pylist()
    simples = normalize_all(distincts)
    slugs = pa.array(slug_all(distincts, simples), pa.string()).take(codes.indices)
    demarches = lues.get("demarche_id", pa.nulls(nombre)).cast(pa.string())
    entieres = pc.binary_join_element_wise(
        demarches, pc.fill_null(slugs, SANS_NOM), "-", null_handling="skip"
    )
    racines = pc.utf8_trim(
        pc.utf8_slice_codeunits(entieres, 0, LONGUEUR_ID), characters="-"
    )
    nommees = pa.array(simples, pa.string()).take(codes.indices)
    return racines.to_pylist(), nommees.to_pylist()
