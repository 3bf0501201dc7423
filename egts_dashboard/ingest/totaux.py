"""Reconnaît les lignes de total d’un tableau : des totaux déclarés, non des données."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from egts_dashboard.ingest.entetes import normalize
from egts_dashboard.ingest.valeurs import ValeurRefusee, is_absent, read_number
from egts_dashboard.models.colonne import Colonne

TOTAL = re.compile(r"(sous )?tota(l|ux)\b.{0,60}|somme|ensemble|cumul")
# La première lettre d’un total : de quoi passer vite sur les autres lignes.
DEBUTS = {"t", "s", "e", "c"}


@dataclass(frozen=True)
class TotalReconnu:
    """Un total imprimé dans le fichier, et la somme de toutes les lignes au-dessus.

    `recompte` compte aussi les lignes qui seront refusées : `nb_lignes` en tout, dont
    `nb_illisibles` n’ont pas une case qui s’additionne.
    """

    ligne: int
    libelle: str
    colonne: str
    valeur: Decimal
    recompte: Decimal
    est_partiel: bool = False
    nb_illisibles: int = 0
    nb_lignes: int = 0


class Recompte:
    """Additionne les colonnes de nombres au fil des lignes, et reconnaît leurs totaux."""

    def __init__(self, colonnes: Mapping[str, Colonne]):
        # intitulé → colonne
        self.nombres = {
            i: c for i, c in colonnes.items() if c.type in {"entier", "decimal"}
        }
        self.fermees = {i: c for i, c in colonnes.items() if c.valeurs}
        self.tout = dict.fromkeys(self.nombres, Decimal(0))
        self.partiel = dict(self.tout)
        # Pour le sous-total en cours (vrai) et pour tout (faux).
        self.illisibles: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        self.nb_lignes = {True: 0, False: 0}
        # Peu de fichiers ont des totaux : une ligne ne s’additionne que si l’un la demande.
        self.en_attente: list[Sequence[str]] = []

    def add(self, cases: Sequence[str]) -> None:
        """Ajoute une ligne de données aux sommes ; une case illisible n’y compte pas."""
        self.nb_lignes[True] += 1
        self.nb_lignes[False] += 1
        self.en_attente.append(cases)

    def _sum(self, intitules: Sequence[str]) -> None:
        rangs = [(i, intitules.index(i)) for i in self.nombres]
        for cases in self.en_attente:
            for intitule, rang in rangs:
                valeur = _number(cases[rang])
                if valeur is not None:
                    self.tout[intitule] += valeur
                    self.partiel[intitule] += valeur
                elif not is_absent(cases[rang]):
                    self.illisibles[True][intitule] += 1
                    self.illisibles[False][intitule] += 1
        self.en_attente.clear()

    def recognise(
        self, ligne: int, intitules: Sequence[str], valeurs: Sequence[str]
    ) -> list[TotalReconnu]:
        """Les totaux de la ligne, si c’en est une ; sinon rien."""
        if next(filter(str.strip, valeurs), "").strip()[:1].casefold() not in DEBUTS:
            return []
        remplies = [
            (i, v) for i, v in zip(intitules, valeurs, strict=False) if v.strip()
        ]
        if len(remplies) < 2:
            return []
        intitule, libelle = remplies[0]
        mot = normalize(libelle)
        if not TOTAL.fullmatch(mot) or self._is_closed_value(intitule, mot):
            return []
        if any(_number(v) is None and not is_absent(v) for _, v in remplies[1:]):
            return []
        self._sum(intitules)
        est_partiel = mot.startswith("sous")
        sommes = self.partiel if est_partiel else self.tout
        illisibles = self.illisibles[est_partiel]
        trouves = [
            TotalReconnu(
                ligne,
                libelle.strip(),
                i,
                valeur,
                sommes[i],
                est_partiel,
                illisibles[i],
                self.nb_lignes[est_partiel],
            )
            for i, v in remplies[1:]
            if i in self.nombres and (valeur := _number(v)) is not None
        ]
        self.partiel = dict.fromkeys(self.nombres, Decimal(0))
        self.illisibles[True].clear()
        self.nb_lignes[True] = 0
        return trouves

    def _is_closed_value(self, intitule: str, mot: str) -> bool:
        return intitule in self.fermees and mot in self.fermees[intitule].valeurs


def _number(texte: str) -> Decimal | None:
    try:
        return read_number(texte)[0]
    except ValeurRefusee:
        return None
