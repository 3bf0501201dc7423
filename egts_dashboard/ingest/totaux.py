"""Reconnaît les lignes de total d’un tableau : des totaux déclarés, non des données."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from egts_dashboard.ingest import mots_de_total
from egts_dashboard.ingest.entetes import normalize
from egts_dashboard.ingest.mots_de_resume import DEBUT
from egts_dashboard.ingest.mots_de_total import NET, TOTAL, repeats, told_beside, word
from egts_dashboard.ingest.resumes import Annonce, Resumes
from egts_dashboard.ingest.valeurs import is_absent, number_or_none, read_number
from egts_dashboard.models.colonne import Colonne

# De quoi passer vite sur les autres lignes.
INDICE = re.compile(f"{mots_de_total.INDICE}|{DEBUT}", re.IGNORECASE | re.MULTILINE)
# Des nombres qui ne s’additionnent pas.
REPERES = re.compile(
    "annee.*|exercice|rang|ordre|ligne_debut|ligne_fin|tuile_.*|score|confiance"
)
SANS_LIBELLE = "(sans libellé)"


@dataclass(frozen=True)
class TotalReconnu:
    """Un total imprimé dans le fichier, et la somme de toutes les lignes au-dessus.

    `est_en_tete` : il est imprimé avant toutes ses lignes, et c’est d’elles qu’est la somme.
    `qualificatif` : le mot qui le nuance, « avoisine » ;
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
    est_en_tete: bool = False
    qualificatif: str | None = None


class Recompte:
    """Additionne les colonnes de nombres au fil des lignes, et reconnaît leurs totaux."""

    def __init__(
        self,
        colonnes: Mapping[str, Colonne],
        intitules: Sequence[str],
        cle: Sequence[str],
    ):
        suivies = [(r, colonnes[i]) for r, i in enumerate(intitules) if i in colonnes]
        # intitulé → rang
        self.nombres = {
            intitules[r]: r
            for r, c in suivies
            if c.type in {"entier", "decimal"} and not REPERES.fullmatch(c.nom)
        }
        # Le mot du total peut être dans une colonne que la table n’a pas.
        self.inconnues = set(range(len(intitules))) - {r for r, _ in suivies}
        textes = {r for r, c in suivies if c.type == "texte"}
        self.textes = sorted(textes | self.inconnues)
        self.fermees = {r: c.valeurs for r, c in suivies if c.valeurs}
        self.cles = {r for r, c in suivies if c.nom in cle}
        self.tout = dict.fromkeys(self.nombres, Decimal(0))
        self.partiel = dict(self.tout)
        # Pour le sous-total en cours (vrai) et pour tout (faux).
        self.illisibles: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        self.nb_lignes = {True: 0, False: 0}
        # Peu de fichiers ont des totaux : une ligne ne s’additionne que si l’un la demande.
        self.en_attente: list[Sequence[str]] = []
        self.resumes = Resumes(
            self.nombres.values(),
            self.textes,
            self.cles,
            self.inconnues,
            self.fermees,
        )

    def add(self, cases: Sequence[str]) -> None:
        """Ajoute une ligne de données aux sommes ; une case illisible n’y compte pas."""
        self.nb_lignes[True] += 1
        self.nb_lignes[False] += 1
        self.en_attente.append(cases)
        self.resumes.donnees.append(cases)

    def summary(self, cases: Sequence[str]) -> Annonce | None:
        """Ce qu’il faut dire d’une ligne suspecte qui n’est pas un total, si elle en résume."""
        return self.resumes.recognise(cases)

    def _sum(self) -> None:
        for cases in self.en_attente:
            for intitule, rang in self.nombres.items():
                valeur = number_or_none(cases[rang])
                if valeur is not None:
                    self.tout[intitule] += valeur
                    self.partiel[intitule] += valeur
                elif not is_absent(cases[rang]):
                    self.illisibles[True][intitule] += 1
                    self.illisibles[False][intitule] += 1
        self.en_attente.clear()

    def recognise(self, ligne: int, cases: Sequence[str]) -> list[TotalReconnu]:
        """Les totaux d’une ligne suspecte, si c’en est une ; sinon rien."""
        est_muette = not any(cases[r].strip() for r in self.textes)
        valeurs = self._values(cases)
        libelle = SANS_LIBELLE if est_muette else self._label(cases)
        if not valeurs:
            return []
        self._sum()
        libelle = libelle or self._verified(cases, valeurs)
        if libelle is None:
            return []
        est_partiel = self._is_partial(libelle, valeurs)
        sommes = self.partiel if est_partiel else self.tout
        if est_muette and not (self.nb_lignes[est_partiel] > 1 and valeurs == sommes):
            return []
        trouves = [
            TotalReconnu(
                ligne,
                libelle,
                intitule,
                valeur,
                sommes[intitule],
                est_partiel,
                self.illisibles[est_partiel][intitule],
                self.nb_lignes[est_partiel],
                qualificatif=read_number(cases[self.nombres[intitule]])[1],
            )
            for intitule, valeur in valeurs.items()
        ]
        self.partiel = dict.fromkeys(self.nombres, Decimal(0))
        self.illisibles[True].clear()
        self.nb_lignes[True] = 0
        return trouves

    def finish(self, totaux: Sequence[TotalReconnu]) -> list[TotalReconnu]:
        """Les totaux, ceux d’en tête confrontés aux lignes qui les suivent."""
        self._sum()
        return [
            total
            if total.nb_lignes or total.est_partiel or not self.nb_lignes[False]
            else replace(
                total,
                recompte=self.tout[total.colonne],
                nb_lignes=self.nb_lignes[False],
                nb_illisibles=self.illisibles[False][total.colonne],
                est_en_tete=True,
            )
            for total in totaux
        ]

    def _values(self, cases: Sequence[str]) -> dict[str, Decimal]:
        """Les nombres de la ligne ; rien si une de leurs cases ne se lit pas."""
        lues = {i: cases[r] for i, r in self.nombres.items() if not is_absent(cases[r])}
        valeurs = {i: number_or_none(texte) for i, texte in lues.items()}
        nombres = {i: v for i, v in valeurs.items() if v is not None}
        return nombres if len(nombres) == len(lues) else {}

    def _label(self, cases: Sequence[str]) -> str | None:
        """Ce qui annonce le total, dans une ligne qui n’est pas une donnée ; sinon rien."""
        dits = self._said(cases)
        if any(self._is_closed_total(r, texte) for r, texte in dits.items()):
            return None
        if len(dits) == 1:
            [libelle] = dits.values()
            return libelle.strip() if TOTAL.fullmatch(word(libelle)) else None
        nets = [r for r, texte in dits.items() if NET.fullmatch(word(texte))]
        # Une ligne qui a son identifiant est une donnée, quel que soit son nom.
        if not nets or any(r in self.cles and r not in nets for r in dits):
            return None
        return dits[nets[0]].strip()

    def _said(self, cases: Sequence[str]) -> dict[int, str]:
        return {
            r: cases[r]
            for r in self.textes
            if not is_absent(cases[r])
            and not (r in self.inconnues and number_or_none(cases[r]) is not None)
        }

    def _verified(
        self, cases: Sequence[str], valeurs: Mapping[str, Decimal]
    ) -> str | None:
        """Ce qui annonce le total à côté d’autres textes, quand les nombres le vérifient."""
        dits = self._said(cases)
        rang = told_beside(dits)
        est_cle = any(r in self.cles for r in dits)
        if (
            rang is None
            or est_cle
            or any(map(self._is_closed_total, dits, dits.values()))
        ):
            return None
        autres = [r for r in dits if r != rang]
        assez = 1 if repeats(dits, rang) else 2
        est_juste = any(
            self._adds_up(est_partiel, valeurs, assez, cases, autres)
            for est_partiel in (True, False)
        )
        return dits[rang].strip() if est_juste else None

    def _adds_up(
        self,
        est_partiel: bool,
        valeurs: Mapping[str, Decimal],
        assez: int,
        cases: Sequence[str],
        autres: Sequence[int],
    ) -> bool:
        """Vrai si la ligne est la somme d’au moins `assez` lignes qui disent comme elle."""
        sommes = self.partiel if est_partiel else self.tout
        nb = self.nb_lignes[est_partiel]
        if nb < assez or any(sommes[i] != v for i, v in valeurs.items()):
            return False
        siennes = self.resumes.donnees[-nb:]
        return all(d[r].strip() == cases[r].strip() for d in siennes for r in autres)

    def _is_closed_total(self, rang: int, texte: str) -> bool:
        mot = normalize(texte)
        return mot in self.fermees.get(rang, ()) and bool(TOTAL.fullmatch(mot))

    def _is_partial(self, libelle: str, valeurs: Mapping[str, Decimal]) -> bool:
        """Vrai pour un sous-total : il le dit, ou il n’additionne que les dernières lignes."""
        if re.match("(sous|ss|s) ", normalize(libelle)):
            return True
        est_tout = all(self.tout[i] == v for i, v in valeurs.items())
        return not est_tout and all(self.partiel[i] == v for i, v in valeurs.items())
