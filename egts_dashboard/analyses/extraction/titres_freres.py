"""Les ateliers que disent d’autres titres de la même écriture, ou un tableau qui les compte."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from egts_dashboard.analyses.extraction.colonnes import tables
from egts_dashboard.analyses.extraction.comptes import tells_counts
from egts_dashboard.analyses.extraction.rencontres import MOIS
from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.analyses.extraction.titres import (
    announced,
    bare,
    closes_workshops,
)
from egts_dashboard.analyses.extraction.titres_ateliers import named_workshop
from egts_dashboard.models.bloc import Bloc

# « Atelier du 7 mai à Foix – 36 participants » : une tenue, que nomme le titre d’au-dessus.
DATEE = re.compile(
    r"(?:atelier|table ronde|rencontre|reunion|seance|groupe|soiree|matinee|journee)s? (?:(?:tenue?|organisee?) )?(?:du|le|des) (?:[a-z]+ )?"
    rf"\d{{1,2}}(?:er)? (?:et \d{{1,2}} )?(?:{MOIS})\b"
)
# « L’atelier du Port », « Rencontre autour du logement » : un nom, sans numéro ni guillemet.
FRERE = re.compile(
    r"(?:l')?(atelier) (?!en |participatif|citoyen)\w"
    r"|(?:la |les )?(rencontre|table|reunion|soiree|seance|cafe|debat)s? (?:autour d|sur |avec |a propos d|au sujet d|consacree?s? a)"
    r"|(?:le |la )?(groupe|cercle|panel|table) (?:de |du |des |d')(?!travail|parole|reflexion|discussion|concertation|la soiree)\w"
)
RANG_DE_TETE = re.compile(r"^\w+ (?:n ?[°o] ?)?\d{1,2} ?[:.–—-] ?")
FOIS_MIN = 2
SURS_MIN = 3
MOTS_D_UNE_TENUE = 25


def lone_dates(blocs: Sequence[Bloc]) -> list[Bloc]:
    """Les blocs, où une tenue datée sous le titre qui la nomme n’est plus elle-même un titre."""
    places = [
        place
        for place, bloc in enumerate(blocs)
        if place and is_dated(bloc) and _names(blocs[place - 1])
    ]
    if len(places) < FOIS_MIN:
        return list(blocs)
    rendus = list(blocs)
    for place in places:
        rendus[place] = replace(blocs[place], sorte="paragraphe")
    return rendus


def is_dated(bloc: Bloc) -> bool:
    """Vrai pour « Atelier du 7 mai à Foix – 36 participants », que rien ne marque comme un titre."""
    est_nu = bloc.rangee is None and (bloc.sorte != "titre" or bloc.niveau == 9)
    est_bref = len(bloc.texte.split()) <= MOTS_D_UNE_TENUE
    return est_nu and est_bref and DATEE.match(plain(bloc.texte)) is not None


def sibling_workshops(blocs: Sequence[Bloc]) -> Iterator[str]:
    """« L’atelier du Port », « L’atelier des enfants » : des titres d’un même niveau et d’un même mot."""
    freres: dict[tuple[int, str], list[str]] = defaultdict(list)
    for bloc in filter(_names, blocs):
        trouve = FRERE.match(bare(bloc.texte))
        if trouve is not None and not DATEE.match(bare(bloc.texte)):
            mot = next(filter(None, trouve.groups()))
            freres[bloc.niveau, mot].append(bare(bloc.texte))
    for noms in freres.values():
        if len(noms) >= FOIS_MIN:
            yield from noms


def tabled_workshops(blocs: Sequence[Bloc]) -> set[str]:
    """Les titres que redit la colonne d’un tableau de participants ou de rencontres."""
    titres = {_unranked(bloc.texte): bare(bloc.texte) for bloc in filter(_names, blocs)}
    rendus: set[str] = set()
    for tableau in tables(blocs):
        tete, *suite = tableau.values()
        comptes = {place for place, texte in tete.items() if tells_counts(f"{texte} :")}
        for place in tete.keys() - comptes if comptes else ():
            cases = {_unranked(cellules.get(place, "")) for cellules in suite}
            if len(noms := cases & titres.keys()) >= FOIS_MIN:
                rendus |= {titres[nom] for nom in noms}
    return rendus


def after_workshops(blocs: Sequence[Bloc], connus: frozenset[str]) -> frozenset[int]:
    """Les lignes des titres de même niveau qui suivent le dernier atelier.

    Rien n’en est dit si un autre titre de ce niveau sépare deux ateliers : ce sont leurs parties.
    """
    niveaux: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for place, bloc in enumerate(blocs):
        if bloc.sorte == "titre" and bloc.rangee is None and bloc.niveau < 9:
            nom = named_workshop(bloc, blocs[place + 1 :][:2], connus, est_balise=True)
            niveaux[bloc.niveau].append((bloc.ligne, nom is not None))
    rendues: set[int] = set()
    for titres in niveaux.values():
        rangs = [rang for rang, (_, est_atelier) in enumerate(titres) if est_atelier]
        if len(rangs) >= SURS_MIN and rangs[-1] - rangs[0] == len(rangs) - 1:
            rendues |= {ligne for ligne, _ in titres[rangs[-1] + 1 :]}
    return frozenset(rendues)


def _unranked(texte: str) -> str:
    return RANG_DE_TETE.sub("", bare(texte))


def _names(bloc: Bloc) -> bool:
    """Vrai pour un titre balisé qui n’annonce rien de connu."""
    return (
        bloc.sorte == "titre"
        and bloc.rangee is None
        and bloc.niveau < 9
        and not bloc.texte.endswith(":")
        and announced(bloc.texte) is None
        and not closes_workshops(bloc.texte)
    )
