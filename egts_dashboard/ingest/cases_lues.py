"""Lit les cases d’un tableau colonne par colonne : chaque valeur distincte se valide une fois."""

import itertools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from egts_dashboard.ingest.complements import Complements
from egts_dashboard.ingest.connus import Connus
from egts_dashboard.ingest.conversion import convert
from egts_dashboard.ingest.remplissage import Remplissage
from egts_dashboard.ingest.valeurs import LONGUEUR_ABSENCE, ValeurRefusee
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.colonne import Colonne


class _AReprendre:
    """La case demande que sa ligne soit lue à part : refusée, nuancée, ou à confronter."""


A_REPRENDRE = _AReprendre()
Colonnes = dict[str, list[Any]]
# Reçoit la valeur et, sous `data`, les champs qui la précèdent ; lève ValueError.
Juge = Callable[..., Any]


class _Ligne(Mapping[str, Any]):
    """Ce qu’une règle du modèle lit d’une ligne : les champs valides qui précèdent le sien."""

    def __init__(self, nom: str, modele: type[Enregistrement], lues: Colonnes):
        avant = itertools.takewhile(lambda champ: champ != nom, modele.model_fields)
        self._suites = {champ: lues[champ] for champ in avant}
        self.rang = 0

    @property
    def data(self) -> "_Ligne":
        """Elle-même, sous le nom que Pydantic donne aux champs déjà lus."""
        return self

    def __getitem__(self, champ: str) -> Any:
        valeur = self._suites[champ][self.rang]
        if valeur is A_REPRENDRE:
            raise KeyError(champ)
        return valeur

    def __iter__(self) -> Iterator[str]:
        return (c for c, x in self._suites.items() if x[self.rang] is not A_REPRENDRE)

    def __len__(self) -> int:
        return sum(1 for _ in self)


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
    bruts: dict[str, list[Any]] = field(default_factory=dict)
    # Les colonnes dont une case au moins est à reprendre.
    _douteuses: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Prépare, par colonne, son validateur."""
        modele = self.modele
        noms = [c.nom for c in self.colonnes.values()]
        self._remplissage = Remplissage(self.complements, noms)
        self._remplies = [*self._remplissage.colonnes, *self._remplissage.lignes]
        self.donnees = frozenset({*noms, *self._remplies})
        self._valideurs = {nom: _alone(modele, nom) for nom in self.donnees}
        exigees = {c for c, f in modele.model_fields.items() if f.is_required()}
        exigees |= set(modele.CLE)
        # Qui ne dit pas son document peut avoir à dire sa ligne : cela se fait à part.
        self._exigees = exigees | {"source_id"}
        self.est_possible = (
            set(modele.CLE) <= set(noms)
            and self._remplissage.est_possible
            and _is_plain(modele)
        )
        self._confrontees = _compared(modele, set(noms))

    def read(
        self,
        textes: Mapping[str, Sequence[str]],
        numeros: Sequence[int],
        suivre: Callable[[float], object],
    ) -> Colonnes:
        """{colonne: valeurs} de toutes les colonnes du modèle, dans son ordre.

        `textes` : {intitulé: cases}. Une case peut être à reprendre : voir `set_aside`.
        `bruts` garde ce dont les colonnes remplies d’office l’ont été, ligne par ligne ;
        `suivre` reçoit la part faite.
        """
        lues: Colonnes = {}
        for intitule, colonne in self.colonnes.items():
            suivre(len(lues) / len(self.donnees))
            lues[colonne.nom] = self._column(colonne, textes[intitule])
        for nom in self._remplies:
            suivre(len(lues) / len(self.donnees))
            lues[nom] = self._fill(nom, lues, numeros)
        champs = self.modele.model_fields
        for nom in champs.keys() - lues.keys():
            defaut = champs[nom].get_default(call_default_factory=True)
            lues[nom] = [defaut] * len(numeros)
        for nom, juger in self._confrontees:
            self._confront(nom, juger, lues)
        return {nom: lues[nom] for nom in champs}

    def set_aside(self, lues: Colonnes) -> list[int]:
        """Les rangs, croissants, des lignes à lire une à une."""
        rangs = {
            rang
            for nom in self._douteuses
            for rang, valeur in enumerate(lues[nom])
            if valeur is A_REPRENDRE
        }
        connues = self.complements.contenu.tables[self.modele.TABLE]
        cles = list(zip(*[map(str, lues[c]) for c in self.modele.CLE], strict=True))
        if not connues.keys().isdisjoint(cles):
            rangs |= {rang for rang, cle in enumerate(cles) if cle in connues}
        return sorted(rangs)

    def _column(self, colonne: Colonne, textes: Sequence[str]) -> list[Any]:
        def read(cases: Sequence[str]) -> list[Any]:
            return self._valid(colonne.nom, self._read_all(colonne, cases))

        return _by_value(textes, read)

    def _fill(self, nom: str, lues: Colonnes, numeros: Sequence[int]) -> list[Any]:
        bruts = self._remplissage.fill(nom, lues, numeros)
        if nom in self._remplissage.colonnes:
            self.bruts[nom] = bruts
        # Une règle muette laisse la colonne manquer, sauf la fin d’une ligne sans début.
        muette = A_REPRENDRE if nom in self._exigees else None

        def tell(dites: Sequence[Any]) -> list[Any]:
            return self._valid(nom, [muette if x is None else x for x in dites])

        return _by_value(bruts, tell)

    def _read_all(self, colonne: Colonne, textes: Sequence[str]) -> list[Any]:
        """Ce que `_read` ferait de chaque texte ; d’un trait pour ce qui se lit de soi."""
        if colonne.type == "entier":
            return [
                int(t)
                if t.isascii() and t.isdigit() and len(t) < LONGUEUR_ABSENCE
                else self._read(t, colonne)
                for t in textes
            ]
        if colonne.type == "texte":
            if not (colonne.renvoi or colonne.valeurs):
                nus = [t.strip() for t in textes]
                if all(nus):
                    return nus
        return [self._read(texte, colonne) for texte in textes]

    def _read(self, texte: str, colonne: Colonne) -> Any:
        try:
            valeur, mot = convert(texte, colonne, self.connus)
        except ValeurRefusee:
            return A_REPRENDRE
        manque = valeur is None and colonne.nom in self._exigees
        return A_REPRENDRE if mot or manque else valeur

    def _confront(self, nom: str, juger: Juge, lues: Colonnes) -> None:
        """Fait juger chaque valeur par la règle du modèle qui la confronte au reste de sa ligne."""
        ligne = _Ligne(nom, self.modele, lues)
        for rang, valeur in enumerate(lues[nom]):
            if valeur is not A_REPRENDRE:
                ligne.rang = rang
                try:
                    lues[nom][rang] = juger(valeur, ligne)
                except ValueError:
                    lues[nom][rang] = A_REPRENDRE
                    self._douteuses.add(nom)

    def _valid(self, nom: str, valeurs: list[Any]) -> list[Any]:
        """Les valeurs validées ; à reprendre, celles que le modèle refuse."""
        valideur = self._valideurs[nom]
        try:
            # D’un seul appel : le plus souvent, tout est bon.
            return valideur.validate_python(valeurs)
        except ValidationError as refus:
            # Le rang de chaque valeur refusée ; ce qui était à reprendre l’est aussi.
            erreurs = refus.errors(
                include_url=False, include_context=False, include_input=False
            )
        self._douteuses.add(nom)
        fautives = {int(erreur["loc"][0]) for erreur in erreurs}
        bonnes = [v for rang, v in enumerate(valeurs) if rang not in fautives]
        suite = iter(valideur.validate_python(bonnes))
        return [
            A_REPRENDRE if rang in fautives else next(suite)
            for rang in range(len(valeurs))
        ]


def _by_value(
    suite: Sequence[Any], read: Callable[[Sequence[Any]], list[Any]]
) -> list[Any]:
    """Ce que `read` rend de la suite, en ne lui donnant qu’une fois ce qui s’y répète."""
    distincts = list(set(suite))
    if 2 * len(distincts) > len(suite):
        return read(suite)
    par_element = dict(zip(distincts, read(distincts), strict=True))
    return list(map(par_element.__getitem__, suite))


def _alone(modele: type[Enregistrement], nom: str) -> TypeAdapter[list[Any]]:
    """Le validateur d’une suite de valeurs d’un champ, hors de ce qui le confronte aux autres."""
    champ = modele.model_fields[nom]
    forme: Any = champ.annotation
    for regle in champ.metadata:
        forme = Annotated[forme, regle]
    return TypeAdapter(list[forme])


def _compared(
    modele: type[Enregistrement], donnees: Collection[str]
) -> list[tuple[str, Juge]]:
    """Les champs donnés dont une règle lit aussi les autres, et cette règle."""
    decorateurs = modele.__pydantic_decorators__
    return [
        (nom, d.func)
        for d in decorateurs.field_validators.values()
        for nom in d.info.fields
        if nom in donnees
    ]


def _is_plain(modele: type[Enregistrement]) -> bool:
    """Le modèle n’a pas d’autre règle d’ensemble que celle de tous."""
    propres = modele.__pydantic_decorators__.model_validators
    return set(propres) == set(Enregistrement.__pydantic_decorators__.model_validators)
