"""Valide les valeurs d’une table colonne par colonne, chacune une fois."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Annotated, Any

import pyarrow as pa
import pyarrow.compute as pc
from pydantic import TypeAdapter, ValidationError

from egts_dashboard.ingest.bloc import Suite
from egts_dashboard.ingest.lignes_textes import ranks
from egts_dashboard.ingest.surs import TYPES
from egts_dashboard.models.base import Enregistrement, NotBefore
from egts_dashboard.models.colonne import Colonne


class _AReprendre:
    """La case demande que sa ligne soit lue à part : refusée, ou nuancée."""


A_REPRENDRE = _AReprendre()


class Valideur:
    """Les règles d’un modèle, champ par champ, pour les colonnes données."""

    def __init__(self, modele: type[Enregistrement], donnees: Collection[str]):
        self._valideurs = {nom: _alone(modele, nom) for nom in donnees}
        self._confrontees = [
            (fin, debut)
            for fin, debut in _compared(modele)
            if fin in donnees and debut in donnees
        ]
        self.est_possible = _is_plain(modele)

    def reversed_ranks(self, suites: Mapping[str, Suite]) -> set[int]:
        """Les rangs des lignes dont une fin précède son début."""
        return {
            rang
            for fin, debut in self._confrontees
            for rang in ranks(pc.less(suites[fin], suites[debut]))
        }

    def column(
        self,
        colonne: Colonne,
        cases: pa.Array,
        sures: pa.Array,
        read: Callable[[Sequence[Any]], list[Any]],
    ) -> tuple[Suite, list[int]]:
        """Les cases sûres telles quelles ; des autres, ce que `read` fait de chaque valeur.

        Rend aussi les rangs des cases à reprendre : leur valeur ne compte pas.
        """
        forme = TYPES.get(colonne.type)
        if pc.all(sures).as_py():
            return cases.cast(forme), []
        incertaines = pc.invert(sures)
        codees = cases.filter(incertaines).dictionary_encode(null_encoding="encode")
        lues = read(codees.dictionary.to_pylist())
        fautives = pa.array([valeur is A_REPRENDRE for valeur in lues])
        valeurs = [None if valeur is A_REPRENDRE else valeur for valeur in lues]
        rangs = pc.indices_nonzero(incertaines)
        a_part = rangs.filter(fautives.take(codees.indices)).to_pylist()
        if forme is None:
            # Un décimal garde les zéros qu’on lui a écrits : il reste un objet.
            return list(map(valeurs.__getitem__, codees.indices.to_pylist())), a_part
        suite = pa.array(valeurs, forme).take(codees.indices)
        if len(suite) == len(cases):
            return suite, a_part
        gardees = pc.if_else(sures, cases, None).cast(forme)
        return pc.replace_with_mask(gardees, incertaines, suite), a_part

    def validate(self, nom: str, valeurs: list[Any]) -> list[Any]:
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
        fautives = {int(erreur["loc"][0]) for erreur in erreurs}
        bonnes = [v for rang, v in enumerate(valeurs) if rang not in fautives]
        suite = iter(valideur.validate_python(bonnes))
        return [
            A_REPRENDRE if rang in fautives else next(suite)
            for rang in range(len(valeurs))
        ]


def _alone(modele: type[Enregistrement], nom: str) -> TypeAdapter[list[Any]]:
    """Le validateur d’une suite de valeurs d’un champ, hors de ce qui le confronte aux autres."""
    champ = modele.model_fields[nom]
    forme: Any = champ.annotation
    for regle in champ.metadata:
        forme = Annotated[forme, regle]
    return TypeAdapter(list[forme])


def _compared(modele: type[Enregistrement]) -> list[tuple[str, str]]:
    """(fin, début) des champs qu’une règle confronte."""
    decorateurs = modele.__pydantic_decorators__.field_validators.values()
    return [
        (nom, d.func.debut)
        for d in decorateurs
        for nom in d.info.fields
        if isinstance(d.func, NotBefore)
    ]


def _is_plain(modele: type[Enregistrement]) -> bool:
    """Le modèle n’a d’autre règle d’ensemble que celle de tous, et que des fins à confronter."""
    decorateurs = modele.__pydantic_decorators__
    communs = Enregistrement.__pydantic_decorators__.model_validators
    return set(decorateurs.model_validators) == set(communs) and all(
        isinstance(d.func, NotBefore) for d in decorateurs.field_validators.values()
    )
