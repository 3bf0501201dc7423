"""Complète une ligne importée : identifiant, valeurs par défaut, lignes parentes à créer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from egts_dashboard.ingest.bloc import cited
from egts_dashboard.ingest.defauts import default_rules
from egts_dashboard.ingest.entetes import slug
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.identites import LONGUEUR_ID, Comptes, root
from egts_dashboard.ingest.origine import Origine
from egts_dashboard.ingest.validation import Cle
from egts_dashboard.models.atelier import Atelier
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.demarche import Demarche
from egts_dashboard.models.source import Source

DEMARCHE_A_NOMMER = "demarche-a-nommer"
NON_INDIQUE = "Non indiqué"
ANNEES = range(1900, 2101)


@dataclass
class Complements:
    """Ce qui manque aux lignes d’un fichier. `crees` : les lignes parentes à ajouter.

    `dites` : {colonne: sa règle} de ce que les intitulés du fichier disent de toutes ses lignes.
    """

    contenu: Contenu
    modele: type[Enregistrement]
    origine: Origine
    dites: Mapping[str, Callable[[dict[str, Any]], Any]] = field(default_factory=dict)
    crees: dict[str, dict[Cle, Enregistrement]] = field(default_factory=dict)
    comptes: Comptes = field(default_factory=Comptes)
    _source_id: str | None = None

    def __post_init__(self) -> None:
        """Retient les règles des colonnes obligatoires de la table, hors sa clé."""
        self.a_remplir = {
            colonne
            for colonne, champ in self.modele.model_fields.items()
            if champ.is_required() and colonne not in self.modele.CLE
        }
        self._attaches: dict[str, Callable[[dict[str, Any]], Any]] = {
            "demarche_id": self._demarche,
            "territoire_code": self._territoire,
            **self.dites,
        }
        self._regles: dict[str, Callable[[dict[str, Any]], Any]] = {
            "source_id": lambda _: self.source(),
            "certitude": lambda _: "imprime",
            "niveau": self._niveau,
            "annee": self._annee,
            "rang": self._rang,
            **default_rules(self.modele.TABLE),
        }

    @property
    def filled_by_rule(self) -> set[str]:
        """Les colonnes qu’une règle remplit quand le fichier ne les donne pas."""
        return {*self._regles, *self._attaches, "localisation"}

    def key(self, valeurs: dict[str, Any]) -> str:
        """Un identifiant lisible et stable : la démarche, puis le nom de la ligne."""
        return self.comptes.take_key(root(valeurs))

    def attach(self, valeurs: dict[str, Any]) -> set[str]:
        """Rattache la ligne à sa démarche et à son territoire ; rend les colonnes remplies."""
        return self._fill(valeurs, self._attaches)

    def rule(self, colonne: str) -> Callable[[dict[str, Any]], Any]:
        """La règle qui remplit une colonne, d’après les autres valeurs de la ligne."""
        return (self._regles | self._attaches)[colonne]

    def must_create_demarche(self, valeurs: dict[str, Any]) -> bool:
        """Vrai si rien ne dit la démarche de la ligne : il faudrait en créer une."""
        return not (
            self.origine.demarche
            or self.origine.demarche_du_classeur
            or len(self.contenu.tables["demarches"]) == 1
            or self._parent("ateliers", valeurs.get("atelier_id"))
        )

    def is_of_the_file(self, valeurs: dict[str, Any]) -> bool:
        """Vrai si rien ne dit d’où vient la ligne : son document est le fichier lui-même."""
        return valeurs.get("source_id") is None and not self.origine.source

    def complete(self, valeurs: dict[str, Any], ligne: int) -> set[str]:
        """Remplit les colonnes obligatoires encore vides ; rend celles qu’il a remplies."""
        place = {"localisation": lambda _: self.place(ligne)}
        est_du_fichier = self.is_of_the_file(valeurs)
        remplies = self._fill(valeurs, self._regles | place)
        if est_du_fichier and "ligne_debut" in self.modele.model_fields:
            # Le document est le fichier lui-même : la ligne s’y retrouve.
            for colonne, defaut in (("ligne_debut", ligne), ("ligne_fin", None)):
                if valeurs.get(colonne) is None:
                    valeurs[colonne] = defaut or valeurs["ligne_debut"]
        return remplies

    def new_workshop(self, texte: str, valeurs: dict[str, Any], ligne: int) -> str:
        """L’identifiant de l’atelier nommé dans le fichier, à créer avec lui."""
        self.attach(valeurs)
        identifiant = f"{valeurs['demarche_id']}-{slug(texte)}"[:LONGUEUR_ID].strip("-")
        cle = (identifiant,)
        if cle not in self.contenu.tables["ateliers"]:
            self.crees.setdefault("ateliers", {}).setdefault(
                cle,
                Atelier(
                    atelier_id=identifiant,
                    demarche_id=valeurs["demarche_id"],
                    territoire_code=valeurs["territoire_code"],
                    intitule=texte.strip()[:140],
                    source_id=self.source(),
                    localisation=self.place(ligne),
                    certitude="imprime",
                    note="Créé à l’import, du seul nom que le fichier en donne.",
                ),
            )
        return identifiant

    def needed(
        self, *gardees: Sequence[Enregistrement]
    ) -> dict[str, list[Enregistrement]]:
        """Parmi les lignes créées, celles que nomment les lignes gardées, table par table."""
        garde: dict[str, list[Enregistrement]] = {}
        for table in ("ateliers", "demarches", "sources"):
            crees = self.crees.get(table, {})
            if not crees:
                continue
            voulus = cited([*gardees, *garde.values()], table)
            if nommees := [crees[cle] for cle in crees if cle in voulus]:
                garde[table] = nommees
        return garde

    def _fill(
        self,
        valeurs: dict[str, Any],
        regles: dict[str, Callable[[dict[str, Any]], Any]],
    ) -> set[str]:
        remplies = set()
        for colonne, regle in regles.items():
            if colonne not in self.a_remplir or valeurs.get(colonne) is not None:
                continue
            if (valeur := regle(valeurs)) is not None:
                valeurs[colonne] = valeur
                remplies.add(colonne)
        return remplies

    def _parent(self, table: str, identifiant: Any) -> Any:
        cle = (identifiant,)
        connue = self.contenu.tables[table].get(cle)
        return connue or self.crees.get(table, {}).get(cle)

    def _demarche(self, valeurs: dict[str, Any]) -> str:
        if self.origine.demarche:
            return self.origine.demarche
        if atelier := self._parent("ateliers", valeurs.get("atelier_id")):
            return str(atelier.demarche_id)
        if self.origine.demarche_du_classeur:
            return self.origine.demarche_du_classeur
        connues = [cle[0] for cle in self.contenu.tables["demarches"]]
        if len(connues) == 1:
            return connues[0]
        if (DEMARCHE_A_NOMMER,) not in self.contenu.tables["demarches"]:
            self._create_demarche(valeurs)
        return DEMARCHE_A_NOMMER

    def _create_demarche(self, valeurs: dict[str, Any]) -> None:
        territoires = self.contenu.tables["territoires"]
        code = "FR" if ("FR",) in territoires else valeurs.get("territoire_code")
        if code is None and not territoires:
            return
        # Une année refusée le sera à sa ligne : elle ne date pas la démarche.
        annee = valeurs.get("annee") or 0
        demarche = Demarche(
            demarche_id=DEMARCHE_A_NOMMER,
            intitule="Démarche à nommer",
            annee_debut=annee if annee in ANNEES else self.origine.date.year,
            territoire_code=code or next(iter(territoires))[0],
            description="Créée à l’import d’un fichier qui ne nommait pas la sienne.",
        )
        self.crees.setdefault("demarches", {}).setdefault(
            (DEMARCHE_A_NOMMER,), demarche
        )

    def _territoire(self, valeurs: dict[str, Any]) -> str | None:
        for table, colonne in (
            ("ateliers", "atelier_id"),
            ("demarches", "demarche_id"),
        ):
            if parent := self._parent(table, valeurs.get(colonne)):
                return str(parent.territoire_code)
        return None

    def source(self) -> str:
        """Le document des lignes qui ne disent pas le leur, à créer s’il est inconnu."""
        if self._source_id is None:
            self._source_id = self.origine.source or self._find_source()
        return self._source_id

    def _find_source(self) -> str:
        sources: Mapping[Cle, Any] = self.contenu.tables["sources"]
        for (identifiant, *_), source in sources.items():
            if source.sha256 == self.origine.sha256:
                return identifiant
        radical = slug(PurePath(self.origine.nom).stem)[:60].strip("-")
        identifiant = f"import-{radical}-{self.origine.sha256[:8]}"
        creees = self.crees.setdefault("sources", {})
        if (identifiant,) not in creees:
            creees[(identifiant,)] = Source(
                source_id=identifiant,
                titre=self.origine.nom,
                producteur=NON_INDIQUE,
                nature="autre",
                nom_fichier=self.origine.nom,
                sha256=self.origine.sha256,
                note="Créée à l’import\u00a0: le fichier ne nommait pas son document.",
            )
        return identifiant

    def place(self, ligne: int) -> str:
        """Où se trouve une ligne du fichier, pour qui veut la relire."""
        return f"{self.file}{ligne}"

    @property
    def file(self) -> str:
        """Le fichier et sa feuille : ce qui précède le numéro d’une ligne dans sa place."""
        feuille = f"feuille {self.origine.feuille}, " if self.origine.feuille else ""
        return f"{self.origine.nom}, {feuille}ligne\u00a0"

    def _niveau(self, valeurs: dict[str, Any]) -> str | None:
        territoire = self._parent("territoires", valeurs.get("territoire_code"))
        if territoire is None or self.modele.TABLE == "territoires":
            return None
        # Un item national n’a pas d’échelon à lui dans la liste : le plus large le porte.
        return str(territoire.niveau).replace("national", "inter_region")

    def _annee(self, valeurs: dict[str, Any]) -> int:
        demarche = self._parent("demarches", valeurs.get("demarche_id"))
        return int(demarche.annee_debut) if demarche else self.origine.date.year

    def _rang(self, valeurs: dict[str, Any]) -> int:
        return self.comptes.take_rank(valeurs.get("atelier_id"))
