"""Les ateliers que seule leur structure dit : un titre et son compte, puis un autre, puis un autre."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from egts_dashboard.analyses.extraction.chiffres import COMBIEN, value
from egts_dashboard.analyses.extraction.comptes import tells_gathering
from egts_dashboard.analyses.extraction.sections import Annonce
from egts_dashboard.analyses.extraction.texte import plain, sentences
from egts_dashboard.analyses.extraction.titres import (
    COMPTES_ACCROCHES,
    announced,
    bare,
    closes_workshops,
    is_subtitle,
    is_theme,
)
from egts_dashboard.models.bloc import Bloc

# « Trois groupes ont travaillé », « les quatre tables rondes ».
TANT_D_ATELIERS = re.compile(
    rf"({COMBIEN}) (?:[a-z]+ )?(?:ateliers|groupes|tables rondes|rencontres|commissions)\b"
)
# « Durée : 2 h », « Foix, le 12 mars » : ce qui renseigne, non ce qui nomme.
RANG_DIT = re.compile(r"^\w+ (?:n ?° ?)?\d{1,2}\s*[:–—-]\s*")
PRECISION = re.compile(r":\s|\d")
DES_ATELIERS = re.compile(
    r"(?:(?:les|nos) )?(?:\w+ )?(?:ateliers|groupes|groupes de travail|sous-groupes|tables rondes|commissions)(?: thematiques| de travail)?"
)
SANS_ATELIER = ("constat", "preconisation", "pratique", "sommaire")
BLOCS_SOUS_UN_TITRE = 2
MOTS_D_UN_COMPTE = 30
MOTS_D_UN_NOM = 14
FOIS_MIN = 2
Rang = tuple[int, str, bool]


def structured_workshops(blocs: Sequence[Bloc]) -> Iterator[str]:
    """Les titres d’une même écriture que suit, à chaque fois, un compte de présents ou de séances.

    Sans compte : ceux qui ont les mêmes parties, autant que le rapport dit avoir d’ateliers.
    """
    titres = [
        (place, bloc)
        for place, bloc in enumerate(blocs)
        if place and _may_be_workshop(bloc)
    ]
    comptes: dict[Rang, list[Bloc]] = defaultdict(list)
    for place, bloc in titres:
        if _bears_count(bloc) or _is_counted(
            blocs[place + 1 : place + 1 + BLOCS_SOUS_UN_TITRE]
        ):
            comptes[_rank(bloc)].append(bloc)
    trouves = [groupe for groupe in comptes.values() if len(groupe) >= FOIS_MIN]
    if not trouves:
        tant = told_numbers(blocs)
        trouves = [groupe for groupe in _alike(blocs) if len(groupe) in tant]
    for groupe in trouves:
        yield from (bare(bloc.texte) for bloc in groupe)


def announced_workshops(blocs: Sequence[Bloc]) -> Iterator[str]:
    """Les titres d’un même niveau juste sous « Groupes de travail » : un par atelier."""
    for rang, bloc in enumerate(blocs[:-1]):
        premier = blocs[rang + 1]
        if not (_is_tagged(bloc) and _is_tagged(premier)):
            continue
        if DES_ATELIERS.fullmatch(bare(bloc.texte)) is None:
            continue
        freres: list[str] = []
        for suivant in blocs[rang + 1 :]:
            if _is_tagged(suivant) and suivant.niveau < premier.niveau:
                break
            if _is_tagged(suivant) and suivant.niveau == premier.niveau:
                if announced(suivant.texte) in SANS_ATELIER or closes_workshops(
                    suivant.texte
                ):
                    break
                freres.append(bare(suivant.texte))
        if len(freres) >= FOIS_MIN:
            yield from freres


def _is_tagged(bloc: Bloc) -> bool:
    return bloc.sorte == "titre" and bloc.rangee is None and bloc.niveau < 9


def _may_be_workshop(bloc: Bloc) -> bool:
    """Vrai pour un titre qui n’annonce rien de connu, et ne compte rien lui-même."""
    return (
        bloc.sorte == "titre"
        and bloc.rangee is None
        and not bloc.est_colle
        and not bloc.texte.endswith((":", "?"))
        and len(bloc.texte.split()) <= MOTS_D_UN_NOM
        and announced(bloc.texte) is None
        and not closes_workshops(bloc.texte)
        and not (_is_bare(bloc) and PRECISION.search(RANG_DIT.sub("", bloc.texte)))
        and (_bears_count(bloc) or not tells_gathering(bloc.texte))
    )


def _is_bare(bloc: Bloc) -> bool:
    """Vrai pour un titre que rien ne marque, ni balise, ni numéro, ni capitales."""
    return bloc.niveau == 9 and not bloc.marque and not bloc.texte.isupper()


def _bears_count(bloc: Bloc) -> bool:
    """Vrai pour « Se nourrir (22 personnes) » : le titre porte son compte."""
    return COMPTES_ACCROCHES.search(bloc.texte) is not None


def _rank(bloc: Bloc) -> Rang:
    """L’écriture d’un titre : son niveau, sa marque, ses capitales."""
    return bloc.niveau, bloc.marque, bloc.niveau == 9 and bloc.texte.isupper()


def _is_counted(suite: Sequence[Bloc]) -> bool:
    """Vrai si l’un de ces blocs compte une réunion avant qu’un autre titre ne s’ouvre."""
    for bloc in suite:
        premiere = sentences(bloc.texte)[0]
        if bloc.rangee is None and len(premiere.split()) <= MOTS_D_UN_COMPTE:
            if tells_gathering(premiere):
                return True
        if bloc.sorte == "titre":
            return False
    return False


def told_numbers(blocs: Sequence[Bloc]) -> set[int]:
    """Combien d’ateliers le rapport dit avoir : cinq, pour « cinq ateliers »."""
    return {
        round(value(trouve[1]))
        for bloc in blocs
        if bloc.rangee is None
        for trouve in TANT_D_ATELIERS.finditer(plain(bloc.texte))
    } - {0, 1}


def _alike(blocs: Sequence[Bloc]) -> Iterator[list[Bloc]]:
    """Les titres d’une même écriture dont chacun a ses constats et ses préconisations."""
    ouverts: dict[Rang, tuple[Bloc, set[Annonce]]] = {}
    groupes: dict[Rang, list[Bloc]] = defaultdict(list)
    for bloc in blocs:
        if bloc.sorte != "titre" or bloc.rangee is not None:
            continue
        if (annonce := announced(bloc.texte)) is not None:
            for rang, (titre, parties) in ouverts.items():
                if rang[0] < bloc.niveau or rang[0] == bloc.niveau == 9:
                    parties.add(annonce)
                    if parties >= {"constat", "preconisation"}:
                        if titre not in groupes[rang][-1:]:
                            groupes[rang].append(titre)
        elif _may_be_workshop(bloc) and not (
            is_subtitle(bloc.texte) or is_theme(bloc.texte)
        ):
            ouverts[_rank(bloc)] = (bloc, set())
    yield from groupes.values()
