"""Retrouve, par identifiant ou par nom, les lignes que les lots ont déjà fait entrer."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.entetes import normalize
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.valeurs import ValeurRefusee

NOMS = ("nom", "intitule", "titre", "libelle", "modalite")
RESSEMBLANCE_MIN = 70
LONGUEUR_COMPAREE = 300
# « Vienne (86) », « 17 - Charente-Maritime », « Département de la Vienne », « Dept 86 ».
DOUBLE = re.compile(
    r"(?:(?P<avant>\d{2,3}|2[AB])\s*[-–—:,.]?\s*)?(?P<nom>[^\d()]+?)"
    r"\s*[-–—:,(]*\s*(?P<apres>\d{2,3}|2[AB])?\s*\)?",
    re.IGNORECASE | re.ASCII,
)
SORTES = {"region": "region", "departement": "departement", "dept": "departement"}
CODE = re.compile(r"\s*[A-Za-z]?[0-9]{1,6}\s*", re.ASCII)
ECARTEE = "cette case désigne {}, qui n’entre pas"
ECARTEE_REMEDE = "Corrigez l’autre ligne\u202f: celle-ci suivra."
proximity = DamerauLevenshtein.normalized_similarity


class RenvoiEcarte(ValeurRefusee):
    """Le texte désigne une ligne du même classeur, et elle n’entre pas."""


class Connus:
    """Les identifiants et les noms d’une table ; `siens` sont ceux du fichier lui-même."""

    def __init__(self, contenu: Contenu, table: str, siens: Iterable[str] = ()):
        self.table = table
        self.ids = {cle[0] for cle in contenu.tables[table]} | set(siens)
        self._lignes = contenu.tables[table]
        self._ecartees = contenu.ecartees.get(table, {})
        self._trouves: dict[str, str] = {}

    @cached_property
    def noms(self) -> dict[str, list[str]]:
        """{nom simplifié: identifiants qui le portent}."""
        noms: defaultdict[str, list[str]] = defaultdict(list)
        for (identifiant, *_), ligne in self._lignes.items():
            colonne = next((c for c in NOMS if hasattr(ligne, c)), None)
            if colonne:
                noms[normalize(getattr(ligne, colonne))].append(identifiant)
        return noms

    def resolve(self, texte: str) -> str:
        """L’identifiant que désigne un texte. Lève ValeurRefusee avec le plus proche."""
        mot = texte.strip()
        if mot in self.ids:
            return mot
        if mot not in self._trouves:
            self._trouves[mot] = self._by_name(mot)
        return self._trouves[mot]

    def _by_name(self, mot: str) -> str:
        if self.table == "territoires":
            for code in (mot.upper(), f"D{mot.upper().zfill(2)}"):
                if code in self.ids:
                    return code
        porteurs = self.noms.get(normalize(mot), [])
        if len(porteurs) == 1:
            return porteurs[0]
        if porteurs:
            raise ValeurRefusee(
                f"plusieurs lignes de la table {self.table} portent ce nom",
                f"Écrivez l’identifiant\u00a0: {', '.join(porteurs[:10])}.",
            )
        if self.table == "territoires" and (lu := self._by_name_and_code(mot)):
            return lu
        if ou := self._ecartees.get(normalize(mot)):
            raise RenvoiEcarte(ECARTEE.format(ou), ECARTEE_REMEDE)
        quoi = "ce territoire" if self.table == "territoires" else "cet identifiant"
        raise ValeurRefusee(
            f"{quoi} n’existe pas dans la table {self.table}", self._nearest(mot)
        )

    def _by_name_and_code(self, mot: str) -> str | None:
        """Le territoire que le nom et le code, ou le nom et la sorte, désignent tous deux."""
        trouve = DOUBLE.fullmatch(mot)
        if trouve is None or (trouve["avant"] and trouve["apres"]):
            return None
        premier, _, suite = normalize(trouve["nom"]).partition(" ")
        sorte = SORTES.get(premier)
        nom = suite if sorte else normalize(trouve["nom"])
        porteurs = [p for p in self.noms.get(nom, []) if self._is_sort(p, sorte)]
        if code := trouve["avant"] or trouve["apres"]:
            vise = f"D{code.upper().zfill(2)}"
            est_seul = sorte == "departement" and not nom and vise in self.ids
            return vise if est_seul or vise in porteurs else None
        return porteurs[0] if sorte and len(porteurs) == 1 else None

    def _is_sort(self, identifiant: str, sorte: str | None) -> bool:
        ligne = self._lignes.get((identifiant,))
        return sorte is None or getattr(ligne, "niveau", None) == sorte

    def _nearest(self, mot: str) -> str:
        court = mot[:LONGUEUR_COMPAREE]
        par_nom = process.extractOne(normalize(court), self.noms.keys())
        par_id = self._nearest_id(court)
        if not par_nom or not par_id:
            return f"Ajoutez-le à la table {self.table}, ou corrigez la case."
        est_nom = par_nom[1] >= par_id[1] and not CODE.fullmatch(court)
        proche = self._shown(self.noms[par_nom[0]][0] if est_nom else par_id[0])
        if (par_nom if est_nom else par_id)[1] >= RESSEMBLANCE_MIN:
            return f"Vouliez-vous {guillemets(proche)}\u202f?"
        if self.table == "territoires":
            return (
                f"Le plus proche est {guillemets(proche)}\u202f; si c’en est un autre, ajoutez-le"
                f" à la table {self.table}."
            )
        return f"Ajoutez-le à la table {self.table}, ou corrigez la case."

    def _nearest_id(self, mot: str) -> tuple[str, float, Any] | None:
        if self.table != "territoires":
            return process.extractOne(mot, self.ids)
        if (code := f"D{''.join(re.findall('[0-9]+', mot))}") in self.ids:
            return code, 100.0, None
        # D’un code à l’autre, un chiffre change ou deux s’échangent.
        return process.extractOne(
            mot.upper(),
            sorted(self.ids),
            scorer=lambda un, autre, **_: 100 * proximity(un, autre),
        )

    def _shown(self, identifiant: str) -> str:
        ligne = self._lignes.get((identifiant,))
        if ligne is None:
            return identifiant
        nom = next(getattr(ligne, c) for c in NOMS if hasattr(ligne, c))
        return f"{nom} ({identifiant})"
