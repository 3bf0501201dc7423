"""Lit les cases d’un tableau par valeurs distinctes : chacune se convertit et se valide une fois."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from egts_dashboard.ingest.complements import Complements
from egts_dashboard.ingest.connus import Connus
from egts_dashboard.ingest.conversion import convert
from egts_dashboard.ingest.remplissage import Remplissage
from egts_dashboard.ingest.valeurs import ValeurRefusee
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.colonne import Colonne


class _AReprendre:
    """La case demande que sa ligne soit lue à part : refusée, nuancée, ou à confronter."""


A_REPRENDRE = _AReprendre()


@dataclass
class CasesLues:
    """Fait d’emblée les enregistrements que rien ne complique ; laisse les autres.

    Une ligne est simple quand chaque case se lit et se valide seule, que les colonnes
    exigées y sont ou se remplissent sans compter les lignes, et que sa clé est neuve. Elle donne alors ce que la lecture ligne à
    ligne donnerait.
    """

    modele: type[Enregistrement]
    colonnes: Mapping[str, Colonne]
    connus: Mapping[str, Connus]
    complements: Complements
    bruts: dict[str, list[Any]] = field(default_factory=dict)
    _memoires: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Prépare, par colonne, son validateur et la mémoire de ses valeurs."""
        modele = self.modele
        noms = [c.nom for c in self.colonnes.values()]
        self._remplissage = Remplissage(self.complements, noms)
        self._remplies = [*self._remplissage.colonnes, *self._remplissage.lignes]
        self._remplis = {*noms, *self._remplies}
        self._valideurs = {nom: _alone(modele, nom) for nom in self._remplis}
        self._memoires = {nom: {} for nom in self._remplis}
        exigees = {c for c, f in modele.model_fields.items() if f.is_required()}
        exigees |= set(modele.CLE)
        # Qui ne dit pas son document peut avoir à dire sa ligne : cela se fait à part.
        self._exigees = exigees | {"source_id"}
        self._est_possible = (
            set(modele.CLE) <= set(noms)
            and self._remplissage.est_possible
            and _is_plain(modele)
        )
        self._confrontees = _compared(modele) & set(noms)
        self._defauts = {
            c: f.get_default(call_default_factory=True)
            for c, f in modele.model_fields.items()
            if c not in self._remplis and not f.is_required()
        }
        self._ordre = list(modele.model_fields)

    def records(
        self, lignes: Sequence[Mapping[str, str]], numeros: Sequence[int]
    ) -> list[Enregistrement | None]:
        """L’enregistrement de chaque ligne ; rien pour celles à lire à part.

        `bruts` garde ce dont les colonnes remplies d’office l’ont été, ligne par ligne.
        """
        if not self._est_possible:
            return [None] * len(lignes)
        lues = {
            colonne.nom: self._column(colonne, [cases[intitule] for cases in lignes])
            for intitule, colonne in self.colonnes.items()
        }
        for nom in self._remplies:
            lues[nom] = self._fill(nom, lues, numeros)
        for nom, valeur in self._defauts.items():
            lues[nom] = [valeur] * len(lignes)
        connues = self.complements.contenu.tables[self.modele.TABLE]
        suites = [lues[c] for c in self.modele.CLE]
        cles = zip(*[map(str, suite) for suite in suites], strict=True)
        ordre = self._ordre
        return [
            None
            if A_REPRENDRE in valeurs or cle in connues
            else self._build(dict(zip(ordre, valeurs, strict=True)))
            for cle, valeurs in zip(
                cles, zip(*[lues[c] for c in ordre], strict=True), strict=True
            )
        ]

    def _column(self, colonne: Colonne, textes: list[str]) -> list[Any]:
        memoire = self._memoires[colonne.nom]
        neufs = list(set(textes).difference(memoire))
        lues = [self._read(texte, colonne) for texte in neufs]
        memoire.update(zip(neufs, self._valid(colonne.nom, lues), strict=True))
        return [memoire[texte] for texte in textes]

    def _fill(
        self, nom: str, lues: Mapping[str, Sequence[Any]], numeros: Sequence[int]
    ) -> list[Any]:
        bruts = self._remplissage.fill(nom, lues, numeros)
        if nom in self._remplissage.colonnes:
            self.bruts[nom] = bruts
        memoire = self._memoires[nom]
        neufs = list(set(bruts).difference(memoire))
        # Une règle muette laisse la colonne manquer, sauf la fin d’une ligne sans début.
        muette = A_REPRENDRE if nom in self._exigees else None
        dites = [muette if brut is None else brut for brut in neufs]
        memoire.update(zip(neufs, self._valid(nom, dites), strict=True))
        return [memoire[brut] for brut in bruts]

    def _valid(self, nom: str, valeurs: list[Any]) -> list[Any]:
        try:
            # D’un seul appel : le plus souvent, tout est bon.
            return self._valideurs[nom].validate_python(valeurs)
        except ValidationError:
            return [self._validate(nom, valeur) for valeur in valeurs]

    def _read(self, texte: str, colonne: Colonne) -> Any:
        try:
            valeur, mot = convert(texte, colonne, self.connus)
        except ValeurRefusee:
            return A_REPRENDRE
        # Absente ou présente, une valeur peut demander de lire le reste de la ligne.
        au_cas = self._exigees if valeur is None else self._confrontees
        return A_REPRENDRE if mot or colonne.nom in au_cas else valeur

    def _validate(self, nom: str, valeur: Any) -> Any:
        try:
            return self._valideurs[nom].validate_python([valeur])[0]
        except ValidationError:
            return A_REPRENDRE

    def _build(self, valeurs: dict[str, Any]) -> Enregistrement:
        # Ce que fait model_construct, sans revoir chaque champ de chaque ligne.
        modele = self.modele
        neuf = modele.__new__(modele)
        object.__setattr__(neuf, "__dict__", valeurs)
        object.__setattr__(neuf, "__pydantic_fields_set__", self._remplis)
        object.__setattr__(neuf, "__pydantic_extra__", None)
        object.__setattr__(neuf, "__pydantic_private__", None)
        return neuf


def _alone(modele: type[Enregistrement], nom: str) -> TypeAdapter[list[Any]]:
    """Le validateur d’une suite de valeurs d’un champ, hors de ce qui le confronte aux autres."""
    champ = modele.model_fields[nom]
    forme: Any = champ.annotation
    for regle in champ.metadata:
        forme = Annotated[forme, regle]
    return TypeAdapter(list[forme])


def _compared(modele: type[Enregistrement]) -> set[str]:
    """Les champs dont un validateur lit aussi les autres."""
    decorateurs = modele.__pydantic_decorators__
    return {nom for d in decorateurs.field_validators.values() for nom in d.info.fields}


def _is_plain(modele: type[Enregistrement]) -> bool:
    """Le modèle n’a pas d’autre règle d’ensemble que celle de tous."""
    propres = modele.__pydantic_decorators__.model_validators
    return set(propres) == set(Enregistrement.__pydantic_decorators__.model_validators)
