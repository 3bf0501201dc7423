"""Un tableau dont aucun en-tête ne dit de quoi il est fait : ses cases le disent.

« On a mal où ? | On voudrait quoi ? » : la seconde colonne n’a que des infinitifs.
"""

from collections.abc import Sequence

from egts_dashboard.analyses.extraction.colonnes import A_COTE, Rangee, tables
from egts_dashboard.analyses.extraction.rangees import COLONNE_DE_NOMS, TOTAL
from egts_dashboard.analyses.extraction.sections import Annonce
from egts_dashboard.analyses.extraction.texte import begins_with_infinitive, plain
from egts_dashboard.analyses.extraction.titres import announced
from egts_dashboard.analyses.extraction.tournures import names_action
from egts_dashboard.models.bloc import Bloc

CASES_MIN = 2
MOTS_MIN = 4
PART_MIN = 0.6


def guessed_columns(blocs: Sequence[Bloc]) -> dict[tuple[int, int], Annonce]:
    """Pour chaque case (rangée, colonne) de ces tableaux, en-tête exclu, ce qu’elle semble être.

    Des demandes, si la plupart des cases de sa colonne en ont la forme ; à côté d’elles, des constats.
    """
    rendues: dict[tuple[int, int], Annonce] = {}
    for tableau in tables(blocs):
        (_, tete), *suite = tableau.items()
        if any(announced(texte) is not None for texte in tete.values()):
            continue
        natures = _natures(tete, [cellules for _, cellules in suite])
        if "preconisation" in natures.values():
            rendues |= {
                (ligne, colonne): nature
                for ligne, cellules in suite
                for colonne, nature in natures.items()
                if not TOTAL.match(plain(cellules.get(0, "")))
            }
    return rendues


def _natures(tete: Rangee, suite: Sequence[Rangee]) -> dict[int, Annonce]:
    """La nature de chaque colonne de phrases ; les noms, les nombres et le reste n’en ont pas."""
    natures: dict[int, Annonce] = {}
    for colonne, texte in tete.items():
        cases = [c[colonne] for c in suite if c.get(colonne)]
        if A_COTE.match(plain(texte)) or COLONNE_DE_NOMS.match(plain(texte)):
            continue
        mots = sum(len(case.split()) for case in cases)
        if len(cases) < CASES_MIN or mots < MOTS_MIN * len(cases):
            continue
        demandes = sum(begins_with_infinitive(c) or names_action(c) for c in cases)
        if demandes >= PART_MIN * len(cases):
            natures[colonne] = "preconisation"
        elif not demandes:
            natures[colonne] = "constat"
    return natures
