"""Fait des lignes d’une grille des enregistrements valides, ou des anomalies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pydantic import ValidationError

from egts_dashboard.ingest.complements import Complements
from egts_dashboard.ingest.connus import Connus, RenvoiEcarte
from egts_dashboard.ingest.conversion import convert
from egts_dashboard.ingest.dates import told
from egts_dashboard.ingest.homonymes import DIT, REMEDE, Homonymes
from egts_dashboard.ingest.identites import title_column
from egts_dashboard.ingest.messages import ATELIER_AJOUTE, ATELIER_INCONNU, to_french
from egts_dashboard.ingest.populations import is_named, place
from egts_dashboard.ingest.rangees import Rangees
from egts_dashboard.ingest.remplissage import LIGNES
from egts_dashboard.ingest.valeurs import RIEN_TROUVE, ValeurRefusee
from egts_dashboard.models import OBJETS, RENVOIS_VARIABLES
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.colonne import Colonne, describe

QUALIFICATIF = "qualificatif"


@dataclass
class Convertisseur:
    """Une ligne après l’autre ; garde les anomalies, et ce qu’il a dû remplir lui-même."""

    fichier: str
    modele: type[Enregistrement]
    colonnes: Mapping[str, Colonne]
    connus: Mapping[str, Connus]
    complements: Complements
    anomalies: list[Anomalie] = field(default_factory=list)
    remplies: dict[str, str] = field(default_factory=dict)
    manquantes: set[str] = field(default_factory=set)
    homonymes: Homonymes = field(init=False)

    def __post_init__(self) -> None:
        """Retient l’intitulé du fichier pour chaque colonne de la table."""
        self.homonymes = Homonymes(self.modele.TABLE)
        self.intitules = {c.nom: i for i, c in self.colonnes.items()}
        # Un tableau redit les mêmes codes et les mêmes nombres : chacun se lit une fois.
        self._lues: dict[str, dict[str, tuple[Any, str | None]]] = {
            i: {} for i in self.colonnes
        }
        obligatoires = {c.nom for c in describe(self.modele) if c.est_obligatoire}
        self.remplissables = obligatoires & self.complements.filled_by_rule

    def record(self, ligne: int, cases: Mapping[str, str]) -> Enregistrement | None:
        """L’enregistrement de la ligne ; rien si une de ses cases est refusée."""
        avant = len(self.anomalies)
        valeurs, refusees = self._convert(ligne, cases)
        graves = any(a.severite == "erreur" for a in self.anomalies[avant:])
        complet, remplies = self._complete(ligne, valeurs)
        try:
            enregistrement = self.modele.model_validate(complet)
        except ValidationError as refus:
            self._refuse(ligne, refus, refusees, cases)
            self._refuse_links(ligne, complet)
            return None
        if graves:
            self._refuse_links(ligne, complet)
            return None
        for colonne in remplies:
            self.remplies.setdefault(colonne, str(complet[colonne]))
        return enregistrement

    def _convert(
        self, ligne: int, cases: Mapping[str, str]
    ) -> tuple[dict[str, Any], set[str]]:
        valeurs: dict[str, Any] = {}
        nuances: list[str] = []
        refusees: set[str] = set()
        noms_ateliers: list[tuple[str, str]] = []
        dits: list[tuple[str, str, str]] = []
        for intitule, colonne in self.colonnes.items():
            texte = cases[intitule]
            lues = self._lues[intitule]
            try:
                if texte not in lues:
                    lues[texte] = convert(texte, colonne, self.connus)
                valeur, mot = lues[texte]
            except ValeurRefusee as refus:
                est_ecarte = isinstance(refus, RenvoiEcarte)
                if not est_ecarte and self._is_new_workshop(colonne, intitule):
                    noms_ateliers.append((intitule, texte))
                    continue
                self._report(ligne, intitule, texte, refus.message, refus.remede)
                refusees.add(colonne.nom)
                continue
            valeurs[colonne.nom] = valeur
            if mot and (colonne.type == "date" or mot == RIEN_TROUVE):
                dits.append((intitule, texte, mot))
            elif mot:
                nuances += self._keep_qualifier(ligne, intitule, texte, mot, valeurs)
        if nuances:
            dites = [valeurs["note"], *nuances] if valeurs.get("note") else nuances
            valeurs["note"] = "\u202f; ".join(dites)
        for intitule, texte, mot in dits:
            self._report(ligne, intitule, texte, *told(mot, valeurs))
        if is_named(self.modele.TABLE, valeurs, self.connus):
            dire = partial(self._report, ligne, self.intitules["modalite"])
            refusees |= place(valeurs, self.connus, dire)
        # Un atelier ne se crée pas d’après une ligne dont on refuse le territoire.
        for intitule, texte in [] if refusees else noms_ateliers:
            self._name_workshop(ligne, intitule, texte, valeurs)
        return valeurs, refusees

    def _is_new_workshop(self, colonne: Colonne, intitule: str) -> bool:
        # Sous « atelier_id », on attend un identifiant ; sous « Atelier », un nom peut être neuf.
        return colonne.renvoi == "ateliers" and intitule.strip() != colonne.nom

    def _name_workshop(
        self, ligne: int, intitule: str, texte: str, valeurs: dict[str, Any]
    ) -> None:
        try:
            valeurs["atelier_id"] = self.complements.new_workshop(texte, valeurs, ligne)
        except (ValidationError, KeyError):
            self._report(ligne, intitule, texte, *ATELIER_INCONNU)
            return
        self._report(
            ligne,
            intitule,
            texte,
            ATELIER_AJOUTE,
            "Corrigez son nom s’il existe déjà sous un autre.",
            "avertissement",
        )

    def _keep_qualifier(
        self, ligne: int, intitule: str, texte: str, mot: str, valeurs: dict[str, Any]
    ) -> list[str]:
        """Garde le mot qui nuance un nombre, dans sa colonne ; à défaut, rend ce que dira la note."""
        if QUALIFICATIF in self.modele.model_fields:
            valeurs[QUALIFICATIF] = valeurs.get(QUALIFICATIF) or mot
            if self.modele.TABLE == "effectifs" and not valeurs.get("nature"):
                valeurs["nature"] = "estime"
            return []
        a_une_note = "note" in self.modele.model_fields
        self._report(
            ligne,
            intitule,
            texte,
            "ce nombre est nuancé\u00a0: le mot va dans la note"
            if a_une_note
            else "le mot qui nuance ce nombre n’est pas gardé",
            "Vérifiez le nombre.",
            "avertissement",
        )
        return [f"{intitule.strip()}\u00a0: {texte.strip()}"] if a_une_note else []

    def _complete(
        self, ligne: int, valeurs: dict[str, Any]
    ) -> tuple[dict[str, Any], set[str]]:
        """La ligne complétée, et les colonnes remplies d’office."""
        remplies = self.complements.attach(valeurs)
        cle = self.modele.CLE
        if len(cle) == 1 and valeurs.get(cle[0]) is None:
            self.report_namesake(ligne, valeurs)
            valeurs[cle[0]] = self.complements.key(valeurs)
            remplies.add(cle[0])
        connue = self.complements.contenu.tables[self.modele.TABLE].get(
            tuple(str(valeurs.get(colonne)) for colonne in cle)
        )
        if connue is not None:
            # Une ligne connue garde ce que le fichier ne dit pas d’elle ; mais une case vide là
            # où rien ne peut se remplir d’office est une faute, connue ou non.
            ancien = connue.model_dump()
            situees = LIGNES if self.complements.is_of_the_file(valeurs) else ()
            gardees = {*self.remplissables, *situees}
            dites = {
                c: v
                for c, v in valeurs.items()
                if c not in remplies and not (v is None and c in gardees)
            }
            return ancien | dites, set()
        remplies |= self.complements.complete(valeurs, ligne)
        return valeurs, remplies

    def report_namesake(self, ligne: int, valeurs: Mapping[str, Any]) -> None:
        """Signale une ligne sans identifiant qui porte le nom d’une autre, au même endroit."""
        premiere, titre = self.homonymes.first(valeurs, ligne), title_column(valeurs)
        if titre and premiere != ligne:
            intitule, nom = self.intitules.get(titre, titre), str(valeurs[titre])
            dit = DIT.format(premiere)
            self._report(ligne, intitule, nom, dit, REMEDE, "avertissement")

    def _refuse(
        self,
        ligne: int,
        refus: ValidationError,
        deja: set[str],
        cases: Mapping[str, str],
    ) -> None:
        for erreur in refus.errors(include_url=False):
            colonne = str(erreur["loc"][0]) if erreur["loc"] else ""
            if colonne in deja:
                continue
            if erreur["type"] == "missing":
                # Ce qui se déduit d’une case refusée ne manque pas au fichier.
                if not deja or colonne not in self.complements.dites:
                    self.manquantes.add(colonne)
                continue
            regle, remede = to_french(erreur)
            intitule = self.intitules.get(colonne, colonne)
            lue = cases.get(intitule, erreur.get("input"))
            self._report(
                ligne, intitule, "" if lue is None else str(lue), regle, remede
            )

    def _refuse_links(self, ligne: int, valeurs: Mapping[str, Any]) -> None:
        """Dit aussi, d’une ligne refusée, l’objet qu’elle désigne et qui n’existe pas.

        Une ligne acceptée le verra vérifié avec toutes les autres.
        """
        for mot, colonne in RENVOIS_VARIABLES.get(self.modele.TABLE, ()):
            cible = OBJETS.get(str(valeurs.get(mot)))
            voulu = valeurs.get(colonne)
            connues = self.complements.contenu.tables.get(cible or "", Rangees())
            if cible and voulu and (str(voulu),) not in connues:
                self._report(
                    ligne,
                    self.intitules.get(colonne, colonne),
                    str(voulu),
                    f"cet identifiant n’existe pas dans la table {cible}",
                    f"Ajoutez-le à la table {cible}, ou corrigez la case.",
                )

    def _report(
        self,
        ligne: int | None,
        colonne: str,
        valeur: str | None,
        message: str,
        remede: str,
        severite: Any = "erreur",
    ) -> None:
        self.anomalies.append(
            Anomalie(self.fichier, ligne, colonne, valeur, message, remede, severite)
        )
