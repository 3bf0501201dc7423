"""Remplit, ligne après ligne, les colonnes qui tiennent un compte : l’identifiant, le rang."""

import math
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pyarrow as pa

from egts_dashboard.ingest.bloc import Suite, to_list
from egts_dashboard.ingest.homonymes import ENDROITS
from egts_dashboard.ingest.identites import roots
from egts_dashboard.ingest.lignes import Convertisseur
from egts_dashboard.ingest.remplissage import RANG
from egts_dashboard.models.colonne import describe


class Comptees:
    """Les comptes que des lignes simples tiennent avec celles qui se lisent une à une.

    `lues` : les colonnes données ou déjà remplies ; `voulues` : celles qui se comptent. On passe
    toutes les lignes dans l’ordre : chacune se compte ici, ou par le convertisseur.
    """

    def __init__(
        self,
        convertisseur: Convertisseur,
        lues: Mapping[str, Suite],
        voulues: Collection[str],
        nombre: int,
    ):
        self._convertisseur = convertisseur
        self._comptes = convertisseur.complements.comptes
        self._lues, self._nombre = lues, nombre
        self._cle = convertisseur.modele.CLE[0]
        contenu = convertisseur.complements.contenu
        self._connues = contenu.tables[convertisseur.modele.TABLE]
        colonnes = {c.nom: c for c in describe(convertisseur.modele)}
        self.valeurs: dict[str, list[Any]] = {c: [None] * nombre for c in voulues}
        if self._cle in voulues:
            self._racines, noms = roots(lues, nombre)
            self._identites = self._places(noms)
            self._motif = re.compile(colonnes[self._cle].motif or "")
        if RANG in voulues:
            self._ateliers = self._values("atelier_id")
            self._rang_max = colonnes[RANG].maximum or math.inf

    def fill(self, rang: int, numero: int) -> bool:
        """Remplit la ligne de ce rang ; faux, sans rien compter, s’il faut la lire à part."""
        comptes = self._comptes
        if RANG in self.valeurs:
            place = comptes.next_rank(self._ateliers[rang])
            if place > self._rang_max:
                return False
            self.valeurs[RANG][rang] = place
        if self._cle in self.valeurs:
            cle = comptes.next_key(self._racines[rang])
            if (cle,) in self._connues or not self._motif.search(cle):
                return False
            self.valeurs[self._cle][rang] = cle
            comptes.take_key(self._racines[rang])
            self._tell_namesake(rang, numero)
        if RANG in self.valeurs:
            comptes.take_rank(self._ateliers[rang])
        return True

    def _tell_namesake(self, rang: int, numero: int) -> None:
        if not self._identites or self._identites[rang][0] is None:
            return
        vus = self._convertisseur.homonymes.vus
        if vus.setdefault(self._identites[rang], numero) != numero:
            une = {c: to_list(s[rang : rang + 1])[0] for c, s in self._lues.items()}
            self._convertisseur.report_namesake(numero, une)

    def _places(self, noms: Sequence[str | None]) -> Sequence[tuple[Any, ...]]:
        """Le nom et l’endroit de chaque ligne, là où un nom qui revient se dit."""
        if self._convertisseur.homonymes.est_muet:
            return ()
        return list(zip(noms, *map(self._values, ENDROITS), strict=True))

    def _values(self, nom: str) -> list[Any]:
        return to_list(self._lues.get(nom, pa.nulls(self._nombre)))
