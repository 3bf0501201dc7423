"""Les lignes d’un export à lire : une par objet, sans celles que l’outil a écartées."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from egts_dashboard.ingest.outils.formats import Format
from egts_dashboard.ingest.outils.lecture import ExportLu, find_heading

DECALEE = "plus de cases que d’intitulés, on ne sait pas de quelles colonnes"
DEJA_LUE = "déjà lue\u00a0: vote ou commentaire d’une même proposition"
Cases = Mapping[str, str]


@dataclass
class Tri:
    """Ce qu’on lit des lignes d’un export, et le reste.

    `retenues` : (numéro, cases) ; `ecartees` : {raison: numéros} ; `ajouts` : (ligne, intitulé,
    valeur) de ce qu’une ligne dit de plus que la première du même objet.
    """

    retenues: list[tuple[int, Cases]] = field(default_factory=list)
    ecartees: dict[str, list[int]] = field(default_factory=dict)
    ajouts: list[tuple[int, str, str]] = field(default_factory=list)


def sort_rows(lu: ExportLu, tues: Collection[str]) -> Tri:
    """Les lignes à lire et les autres ; des colonnes `tues`, rien ne se garde."""
    tri = Tri()
    if lu.decalees:
        tri.ecartees[DECALEE] = lu.decalees
    motifs = next(iter(lu.format.colonnes.values()))
    cle = next((i for m in motifs if (i := find_heading(m, lu.intitules))), "")
    vus: dict[str, Cases] = {}
    regles = _rules(lu.format, lu.intitules)
    for numero, cases in lu.lignes:
        raison = next(
            (dit for i, v, dit in regles if cases[i].strip().lower() in v), None
        )
        premiere: Cases = cases
        if raison is None and (valeur := cases.get(cle, "")):
            premiere = vus.setdefault(valeur, cases)
        if raison is None and premiere is cases:
            tri.retenues.append((numero, cases))
            continue
        if raison is None:
            tri.ajouts += _added(numero, cases, premiere, tues)
        tri.ecartees.setdefault(raison or DEJA_LUE, []).append(numero)
    return tri


def _added(
    numero: int, cases: Cases, premiere: Cases, tues: Collection[str]
) -> list[tuple[int, str, str]]:
    return [
        (numero, intitule, valeur)
        for intitule, valeur in cases.items()
        if valeur.strip() and valeur != premiere[intitule] and intitule not in tues
    ]


def _rules(
    forme: Format, intitules: list[str]
) -> list[tuple[str, frozenset[str], str]]:
    """(leur intitulé, les valeurs, la raison) de ce que l’outil lui-même a écarté."""
    return [
        (intitule, valeurs, raison)
        for motif, valeurs, raison in forme.ecarte
        for intitule in intitules
        if re.fullmatch(motif, intitule)
    ]
