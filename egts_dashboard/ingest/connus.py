"""Retrouve, par identifiant ou par nom, les lignes que les lots ont déjà fait entrer."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from rapidfuzz import process

from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.entetes import normalize
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.valeurs import ValeurRefusee

NOMS = ("nom", "intitule", "titre", "libelle", "modalite")
RESSEMBLANCE_MIN = 70
LONGUEUR_COMPAREE = 300


class Connus:
    """Les identifiants et les noms d’une table ; `siens` sont ceux du fichier lui-même."""

    def __init__(self, contenu: Contenu, table: str, siens: Iterable[str] = ()):
        self.table = table
        self.ids = {cle[0] for cle in contenu.tables[table]} | set(siens)
        self._lignes = contenu.tables[table]
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
        quoi = "ce territoire" if self.table == "territoires" else "cet identifiant"
        raise ValeurRefusee(
            f"{quoi} n’existe pas dans la table {self.table}", self._nearest(mot)
        )

    def _nearest(self, mot: str) -> str:
        court = mot[:LONGUEUR_COMPAREE]
        par_nom = process.extractOne(
            normalize(court), self.noms.keys(), score_cutoff=RESSEMBLANCE_MIN
        )
        par_id = process.extractOne(court, self.ids, score_cutoff=RESSEMBLANCE_MIN)
        if par_nom and (not par_id or par_nom[1] >= par_id[1]):
            identifiant = self.noms[par_nom[0]][0]
            return f"Vouliez-vous {guillemets(self._shown(identifiant))}\u202f?"
        if par_id:
            return f"Vouliez-vous {guillemets(par_id[0])}\u202f?"
        return f"Ajoutez-le à la table {self.table}, ou corrigez la case."

    def _shown(self, identifiant: str) -> str:
        ligne = self._lignes[(identifiant,)]
        nom = next(getattr(ligne, c) for c in NOMS if hasattr(ligne, c))
        return f"{nom} ({identifiant})"
