"""Les séances et les participations qu’une ligne de rapport compte."""

import re
from collections.abc import Iterator

from egts_dashboard.analyses.extraction.chiffres import counted
from egts_dashboard.analyses.extraction.nombres import Nombre
from egts_dashboard.analyses.extraction.presences import PRESENCES, attendances
from egts_dashboard.analyses.extraction.recits import ends_meeting
from egts_dashboard.analyses.extraction.rencontres import (
    JOURNEES,
    SEANCES,
    SEANCES_APRES,
    sessions,
)
from egts_dashboard.analyses.extraction.texte import (
    begins_with_infinitive,
    plain,
    sentences,
)
from egts_dashboard.analyses.extraction.titres import COMPTES_ACCROCHES

# « 312 participants (Ain : 61, Drôme : 48…) » : des parts, si leur somme est le total.
PARENTHESE = re.compile(r"\(([^()]{8,400})\)")
PART_DITE = re.compile(r"[^:]{2,40}:\s?(\d{1,5})")
REPARTITION = re.compile(r"^\W*(?:repartition|dont|effectifs?|profils?|origines?)\b")
UNITES = re.compile(r"\bunites?\b|\bdont\b|\brepartition\b|\beffectifs?\b|\bmetiers?\b")
SIGLE = re.compile(r"\b[A-Z]{2,6}S?\b\s*\((\d{1,3})\)")
PART = re.compile(
    r"(?<![\d,.])(\d{1,5})\s+(?:(?:en|au|aux|des?|du|pour)\s+)?[«“]?\s*(?=[A-Za-zÀ-ÿ])"
)
# « Nombre de réunions », « Participants » : le nombre est à côté, ou à la ligne.
A_COMPTER = re.compile(
    r"\b(?:participant|seance|nombre de (?:reunion|session|rencontre|personne|present))"
)
LIGNE_BREVE = 8
PHRASE_BREVE = 4
SURE = 0.8


def counts(texte: str, ligne: str = "") -> Iterator[Nombre]:
    """Les participations puis les séances, sans redire un même nombre d’une même ligne.

    `ligne` : celle dont le texte est une phrase, s’il n’est pas à lui seul la ligne.
    """
    vus: set[tuple[str, float]] = set()
    for nombre in _all(texte, _is_brief(ligne or texte)):
        if (nombre.nature, nombre.valeur) not in vus:
            if nombre.motif != "seances_ou_ateliers":
                vus.add((nombre.nature, nombre.valeur))
            yield nombre


def _is_brief(ligne: str) -> bool:
    """Vrai pour une ligne qui compte plus qu’elle ne dit ; « Huit bénévoles se relaient. » est une phrase."""
    mots = len(ligne.split())
    return mots <= LIGNE_BREVE and not (ligne.endswith(".") and mots > PHRASE_BREVE)


def tells_counts(ligne: str) -> bool:
    """Vrai pour une ligne qui compte des présents ou des séances, ou dit leur nombre à suivre."""
    simple = plain(ligne)
    return any(
        forme.search(simple)
        for forme in (PRESENCES, SEANCES, SEANCES_APRES, JOURNEES, A_COMPTER)
    )


def tells_gathering(texte: str) -> bool:
    """Vrai pour « Organisation. Le groupe s’est réuni cinq fois » : la réunion, non son propos."""
    return ends_meeting(texte) or any(
        n.confiance >= SURE for n in _all(texte, est_bref=False)
    )


def only_counts(texte: str) -> bool:
    """Vrai pour « 2 soirées | 48 parents », ou une phrase qui compte une réunion."""
    return tells_gathering(texte) or is_count_line(texte)


def is_count_line(texte: str) -> bool:
    """Vrai pour « 2 soirées | 48 parents », seul sur sa ligne."""
    return _is_brief(texte) and tells_counts(texte)


def _all(texte: str, est_bref: bool) -> Iterator[Nombre]:
    for phrase in sentences(texte):
        if not begins_with_infinitive(phrase) or COMPTES_ACCROCHES.search(phrase):
            # « Recruter 12 agents » : ceux-là ne sont pas encore venus.
            yield from _counted(phrase, est_bref)


def _counted(texte: str, est_bref: bool) -> Iterator[Nombre]:
    simple = plain(texte)
    presents = list(attendances(texte, simple, est_bref))
    yield from presents
    yield from sessions(texte, simple, bool(presents))
    yield from _shares(texte, simple)


def _shares(texte: str, simple: str) -> Iterator[Nombre]:
    """« Répartition : 269 Aquitaine, 42 Limousin » et « ES (17), CESF (8) »."""
    for liste in PARENTHESE.finditer(texte):
        lues = [PART_DITE.fullmatch(p.strip()) for p in re.split("[,;]", liste[1])]
        parts = [lue[1] for lue in lues if lue is not None]
        if len(parts) < max(len(lues), 2):
            continue
        if re.search(rf"(?<!\d){sum(map(int, parts))}\b", simple[: liste.start()]):
            for part in parts:
                yield counted("participations", texte, part, "repartition", 0.7)
    if UNITES.search(simple):
        for trouve in SIGLE.finditer(texte):
            yield counted("participations", texte, trouve[1], "repartition", 0.6)
    if REPARTITION.match(simple):
        _, _, suite = texte.partition(":")
        for trouve in PART.finditer(suite):
            if not PRESENCES.match(simple) and not suite[trouve.end() :].startswith(
                "%"
            ):
                yield counted("participations", texte, trouve[1], "repartition", 0.7)
