"""Ce qui continue d’une page à l’autre : « Constats (suite) », un tableau que la page coupe."""

import re
from collections.abc import Iterator, Sequence

from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.models.bloc import Bloc

SUITE = re.compile(
    r"\s*[–—,-]?\s*[(\[]\s*suite(?:\s+et\s+fin)?(?:\s+\d{1,2})?\s*[)\]]\s*:?\s*$"
    r"|\s*[–—,-]\s*suite(?:\s+et\s+fin)?\s*:?\s*$",
    re.IGNORECASE,
)
MOTS_D_EN_TETE = 4
Case = tuple[int, int]


def resumed(titre: str) -> str | None:
    """Le titre que « Constats (suite) » reprend ; None s’il n’en reprend aucun."""
    base = SUITE.sub("", titre)
    return base if base and base != titre else None


def resumed_cells(blocs: Sequence[Bloc]) -> Iterator[tuple[Bloc, Case]]:
    """Les cases d’un tableau « (suite) », et celle que chacune continue : même en-tête."""
    cases: dict[str, Case] = {}
    tetes: dict[int, str] = {}
    est_suite, premiere = False, 0
    for bloc in blocs:
        if bloc.rangee is None or bloc.colonne is None:
            est_suite = resumed(bloc.texte) is not None
            tetes.clear()
            premiere = 0
            continue
        premiere = premiere or bloc.rangee
        simple, colonne = plain(bloc.texte), bloc.colonne
        if est_suite and simple in cases:
            tetes[colonne] = simple
        elif est_suite and colonne in tetes:
            yield bloc, cases.pop(tetes.pop(colonne))
        elif not est_suite and (bloc.rangee == premiere or _is_head(bloc)):
            tetes[colonne] = simple
        elif not est_suite and colonne in tetes:
            cases[tetes[colonne]] = (bloc.rangee, colonne)


def _is_head(bloc: Bloc) -> bool:
    """Un intertitre dans un tableau : quelques mots en capitales."""
    return bloc.texte.isupper() and len(bloc.texte.split()) <= MOTS_D_EN_TETE
