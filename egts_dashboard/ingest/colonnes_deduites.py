"""La colonne d’un intitulé qui ne dit rien, quand ses valeurs sont toutes d’une liste fermée."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from egts_dashboard.ingest.conversion import convert
from egts_dashboard.ingest.valeurs import ValeurRefusee, is_absent
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.colonne import Colonne, describe

# La première ligne écarte presque toujours ce qui ne convient pas.
BLOC = 1000


def deduce_columns(
    correspondance: Mapping[str, str | None],
    intitules: Sequence[str],
    lignes: Sequence[tuple[int, Sequence[str]]],
    modele: type[Enregistrement],
    imposees: Collection[str],
) -> dict[str, str | None]:
    """La correspondance, avec « Type » lu comme la nature si toutes ses valeurs en sont une.

    Rien ne se déduit quand deux intitulés, ou deux listes fermées, conviendraient.
    """
    prises = set(correspondance.values())
    fermees = [c for c in describe(modele) if c.valeurs and c.nom not in prises]
    rangs = [
        rang
        for rang, intitule in enumerate(intitules)
        if intitule in correspondance
        and correspondance[intitule] is None
        and intitule not in imposees
    ]
    possibles = (
        _possible(rangs, fermees, _by_blocks(lignes)) if fermees and rangs else {}
    )
    seuls = {r: listes[0] for r, listes in possibles.items() if len(listes) == 1}
    voulus = list(seuls.values())
    sures = {r: nom for r, nom in seuls.items() if voulus.count(nom) == 1}
    return {**correspondance, **{intitules[r]: nom for r, nom in sures.items()}}


def _possible(
    rangs: Collection[int],
    fermees: Sequence[Colonne],
    lignes: Iterable[tuple[int, Sequence[str]]],
) -> dict[int, list[str]]:
    """{rang: les listes fermées dont toutes ses valeurs sont}, pour ceux qui en ont une."""
    restent = {rang: list(fermees) for rang in rangs}
    vues: dict[int, set[str]] = {rang: set() for rang in rangs}
    for _, cases in lignes:
        for rang in list(restent):
            case = cases[rang] if rang < len(cases) else ""
            if case in vues[rang] or is_absent(case):
                continue
            vues[rang].add(case)
            restent[rang] = [c for c in restent[rang] if _is_one_of(case, c)]
            if not restent[rang]:
                del restent[rang]
        if not restent:
            return {}
    return {r: [c.nom for c in listes] for r, listes in restent.items() if vues[r]}


def _by_blocks(
    lignes: Sequence[tuple[int, Sequence[str]]],
) -> Iterator[tuple[int, Sequence[str]]]:
    """Les lignes une à une, sans préparer toutes celles que l’on ne lira pas."""
    for debut in range(0, len(lignes), BLOC):
        yield from lignes[debut : debut + BLOC]


def _is_one_of(case: str, colonne: Colonne) -> bool:
    try:
        convert(case, colonne, {})
    except ValeurRefusee:
        return False
    return True
