"""Confronte un total imprimé à ce que font ses lignes : les acceptées, et les autres."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.numerotees import keep, numbers, unnumbered
from egts_dashboard.ingest.totaux import TotalReconnu
from egts_dashboard.models.base import Enregistrement


@dataclass(frozen=True)
class Recomptage:
    """Un total imprimé, la somme des lignes acceptées, celle des lignes qui n’entrent pas.

    `nb_autres` : lignes refusées, ou retenues par un avertissement ; `nb_illisibles` : parmi
    elles, celles dont la case n’est pas un nombre, ou dont la ligne est mal formée.
    """

    valeur: Decimal
    acceptees: Decimal
    autres: Decimal
    nb_autres: int
    nb_illisibles: int

    @property
    def est_juste(self) -> bool:
        """Vrai si le total imprimé est la somme de ce qui entre."""
        return self.valeur == self.acceptees

    @property
    def est_juste_avec_les_autres(self) -> bool:
        """Vrai si le total imprimé est la somme de tout ce que le fichier donne."""
        return self.valeur == self.acceptees + self.autres

    def to_data(self) -> dict[str, Any]:
        """Le recomptage, tel que la commande le rend."""
        return {
            "recompte_acceptees": self.acceptees,
            "recompte_refusees": self.autres,
            "nb_refusees": self.nb_autres,
            "nb_illisibles": self.nb_illisibles,
            "est_juste": self.est_juste,
            "est_juste_avec_refusees": self.est_juste_avec_les_autres,
        }


def recount(lu: Importation, total: TotalReconnu) -> Recomptage:
    """Le total face à ses lignes, d’après ce que la personne accepte à cet instant."""
    colonne = lu.correspondance[total.colonne] or ""
    lignes = rows_of(lu, total)
    entrees = [getattr(ligne, colonne) for ligne in lignes]
    acceptees = sum((Decimal(str(v)) for v in entrees if v is not None), Decimal(0))
    mal_formees = _malformed(lu, total)
    return Recomptage(
        total.valeur,
        acceptees,
        total.recompte - acceptees,
        total.nb_lignes + mal_formees - len(lignes),
        total.nb_illisibles + mal_formees,
    )


def rows_of(lu: Importation, total: TotalReconnu) -> Sequence[Enregistrement]:
    """Les lignes acceptées que le total additionne : toutes, ou depuis le dernier sous-total."""
    debut, fin = _bounds(lu, total)
    siennes = {n for n in numbers(lu.acceptees) if debut < n < fin}
    return unnumbered(keep(lu.acceptees, siennes))


def _malformed(lu: Importation, total: TotalReconnu) -> int:
    """Les lignes qui n’ont pas leur compte de cases : rien n’y a été additionné."""
    debut, fin = _bounds(lu, total)
    return sum(debut < numero < fin for numero in lu.mal_formees)


def _bounds(lu: Importation, total: TotalReconnu) -> tuple[float, float]:
    """Les lignes du total sont entre ces deux numéros, sans eux."""
    if total.est_en_tete:
        return total.ligne, math.inf
    if not total.est_partiel:
        return lu.ligne_titres or 0, total.ligne
    precedents = (t.ligne for t in lu.totaux if t.ligne < total.ligne)
    return max(precedents, default=0), total.ligne
