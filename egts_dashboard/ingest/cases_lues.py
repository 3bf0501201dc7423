"""Lit les cases d’un tableau par valeurs distinctes : chacune se convertit et se valide une fois."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from egts_dashboard.ingest.connus import Connus
from egts_dashboard.ingest.conversion import convert
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.valeurs import ValeurRefusee
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.colonne import Colonne


class _AReprendre:
    """La case demande que sa ligne soit lue à part : refusée, nuancée, ou à confronter."""


A_REPRENDRE = _AReprendre()


@dataclass
class CasesLues:
    """Fait d’emblée les enregistrements que rien ne complique ; laisse les autres.

    Une ligne est simple quand chaque case se lit et se valide seule, qu’aucune colonne
    obligatoire n’y manque et que sa clé est neuve. Elle donne alors ce que la lecture ligne à
    ligne donnerait.
    """

    modele: type[Enregistrement]
    colonnes: Mapping[str, Colonne]
    connus: Mapping[str, Connus]
    contenu: Contenu
    _memoires: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Prépare, par colonne, son validateur et la mémoire de ses valeurs."""
        modele = self.modele
        self._valideurs = {c.nom: _alone(modele, c.nom) for c in self.colonnes.values()}
        self._memoires = {c.nom: {} for c in self.colonnes.values()}
        noms = list(self._memoires)
        exigees = {c for c, f in modele.model_fields.items() if f.is_required()}
        exigees |= set(modele.CLE)
        if "ligne_debut" in modele.model_fields:
            exigees.add("source_id")
        # Une colonne exigée absente se remplit d’office : cela se fait ligne à ligne.
        self._est_possible = exigees <= set(noms) and _is_plain(modele)
        self._exigees = exigees
        self._confrontees = _compared(modele) & set(noms)
        self._defauts = {
            c: f.get_default(call_default_factory=True)
            for c, f in modele.model_fields.items()
            if c not in self._memoires and not f.is_required()
        }
        self._remplis = set(noms)
        self._ordre = list(modele.model_fields)

    def records(
        self, lignes: Sequence[Mapping[str, str]]
    ) -> list[Enregistrement | None]:
        """L’enregistrement de chaque ligne ; rien pour celles à lire à part."""
        if not self._est_possible:
            return [None] * len(lignes)
        lues = {
            colonne.nom: self._column(colonne, [cases[intitule] for cases in lignes])
            for intitule, colonne in self.colonnes.items()
        }
        for nom, valeur in self._defauts.items():
            lues[nom] = [valeur] * len(lignes)
        connues = self.contenu.tables[self.modele.TABLE]
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
        try:
            # D’un seul appel : le plus souvent, tout est bon.
            memoire.update(zip(neufs, self._valideur(colonne)(lues), strict=True))
        except ValidationError:
            valides = (self._validate(lue, colonne) for lue in lues)
            memoire.update(zip(neufs, valides, strict=True))
        return [memoire[texte] for texte in textes]

    def _read(self, texte: str, colonne: Colonne) -> Any:
        try:
            valeur, mot = convert(texte, colonne, self.connus)
        except ValeurRefusee:
            return A_REPRENDRE
        # Absente ou présente, une valeur peut demander de lire le reste de la ligne.
        au_cas = self._exigees if valeur is None else self._confrontees
        return A_REPRENDRE if mot or colonne.nom in au_cas else valeur

    def _validate(self, valeur: Any, colonne: Colonne) -> Any:
        try:
            return self._valideur(colonne)([valeur])[0]
        except ValidationError:
            return A_REPRENDRE

    def _valideur(self, colonne: Colonne) -> Callable[[list[Any]], list[Any]]:
        return self._valideurs[colonne.nom].validate_python

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
