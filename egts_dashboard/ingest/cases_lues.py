"""Lit les cases d’un tableau colonne par colonne : seules les incertaines passent par le modèle."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from egts_dashboard.ingest.bloc import Suite, constant, known_ranks
from egts_dashboard.ingest.complements import Complements
from egts_dashboard.ingest.connus import Connus
from egts_dashboard.ingest.conversion import convert
from egts_dashboard.ingest.lignes_textes import ranks
from egts_dashboard.ingest.populations import named_ranks
from egts_dashboard.ingest.remplissage import ATTACHES, Remplissage
from egts_dashboard.ingest.surs import surely_read, surely_valid
from egts_dashboard.ingest.valeurs import ValeurRefusee
from egts_dashboard.ingest.valideur import A_REPRENDRE, Valideur
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.colonne import Colonne, describe

Suites = dict[str, Suite]


@dataclass
class CasesLues:
    """Fait d’emblée les colonnes des lignes que rien ne complique ; désigne les autres.

    Une ligne est simple quand chaque case se lit et se valide, que les colonnes
    exigées y sont ou se remplissent sans compter les lignes, et que sa clé est neuve. Elle
    donne alors ce que la lecture ligne à ligne donnerait.
    """

    modele: type[Enregistrement]
    colonnes: Mapping[str, Colonne]
    connus: Mapping[str, Connus]
    complements: Complements
    bruts: dict[str, pa.Array] = field(default_factory=dict)
    # Les rangs des lignes à reprendre une à une.
    _a_part: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Prépare, par colonne, son validateur."""
        modele = self.modele
        noms = [c.nom for c in self.colonnes.values()]
        self._remplissage = Remplissage(self.complements, noms)
        self._remplies = [*self._remplissage.colonnes, *self._remplissage.lignes]
        self.comptees = list(self._remplissage.comptees)
        if len(modele.CLE) == 1 and modele.CLE[0] not in noms:
            self.comptees.append(modele.CLE[0])
        # Ce que l’on sait d’une ligne quand on lui cherche un identifiant.
        self.premieres = frozenset({*noms, *ATTACHES})
        self.donnees = frozenset({*noms, *self._remplies, *self.comptees})
        self._valideur = Valideur(modele, self.donnees)
        self._descriptions = {c.nom: c for c in describe(modele)}
        exigees = {c for c, f in modele.model_fields.items() if f.is_required()}
        exigees |= set(modele.CLE)
        # Qui ne dit pas son document peut avoir à dire sa ligne : cela se fait à part.
        self._exigees = exigees | {"source_id"}
        self.est_possible = (
            set(modele.CLE) <= {*noms, *self.comptees}
            and self._remplissage.est_possible
            and self._valideur.est_possible
        )

    def read(
        self,
        textes: Mapping[str, pa.Array],
        numeros: Sequence[int],
        suivre: Callable[[float], object],
    ) -> Suites:
        """{colonne: valeurs} de toutes les colonnes du modèle, dans son ordre.

        `textes` : {intitulé: cases}. Rien ne vaut, dans une ligne à reprendre : voir `set_aside`.
        Celles qui se comptent restent à remplir : voir `comptees`.
        `bruts` garde ce dont les colonnes remplies d’office l’ont été, ligne par ligne ;
        `suivre` reçoit la part faite.
        """
        lues: Suites = {}
        for intitule, colonne in self.colonnes.items():
            suivre(len(lues) / len(self.donnees))
            lues[colonne.nom] = self._column(colonne, textes[intitule])
        for nom in self._remplies:
            suivre(len(lues) / len(self.donnees))
            lues[nom] = self._fill(nom, lues, numeros)
        champs = self.modele.model_fields
        for nom in self.comptees:
            lues[nom] = pa.nulls(len(numeros), pa.string())
        for nom in champs.keys() - lues.keys():
            defaut = champs[nom].get_default(call_default_factory=True)
            lues[nom] = constant(defaut, len(numeros))
        return {nom: lues[nom] for nom in champs}

    def set_aside(self, lues: Suites) -> set[int]:
        """Les rangs des lignes à lire une à une."""
        connues = self.complements.contenu.tables[self.modele.TABLE]
        cle = [lues[c] for c in self.modele.CLE if c not in self.comptees]
        rangs = self._a_part.union(known_ranks(cle, connues) if cle else ())
        for colonne in self._remplissage.a_situer:
            rangs.update(ranks(pc.is_null(lues[colonne])))
        rangs.update(named_ranks(self.modele.TABLE, lues, self.connus))
        # La règle elle-même jugera d’une fin qui précède son début, ligne à ligne.
        return rangs.union(self._valideur.reversed_ranks(lues))

    def _column(self, colonne: Colonne, cases: pa.Array) -> Suite:
        sures = surely_read(colonne, cases)

        def read(textes: Sequence[str]) -> list[Any]:
            lues = [self._read(texte, colonne) for texte in textes]
            return self._valideur.validate(colonne.nom, lues)

        return self._keep(self._valideur.column(colonne, cases, sures, read))

    def _fill(self, nom: str, lues: Suites, numeros: Sequence[int]) -> Suite:
        bruts = self._remplissage.fill(nom, lues, numeros)
        if nom in self._remplissage.colonnes:
            self.bruts[nom] = bruts
        # Une règle muette laisse la colonne manquer, sauf la fin d’une ligne sans début.
        muette = A_REPRENDRE if nom in self._exigees else None
        colonne = self._descriptions[nom]

        def tell(dites: Sequence[Any]) -> list[Any]:
            dites = [muette if x is None else x for x in dites]
            return self._valideur.validate(nom, dites)

        sures = surely_valid(colonne, bruts)
        return self._keep(self._valideur.column(colonne, bruts, sures, tell))

    def _keep(self, lue: tuple[Suite, list[int]]) -> Suite:
        suite, a_part = lue
        self._a_part.update(a_part)
        return suite

    def _read(self, texte: str, colonne: Colonne) -> Any:
        try:
            valeur, mot = convert(texte, colonne, self.connus)
        except ValeurRefusee:
            return A_REPRENDRE
        manque = valeur is None and colonne.nom in self._exigees
        return A_REPRENDRE if mot or manque else valeur
