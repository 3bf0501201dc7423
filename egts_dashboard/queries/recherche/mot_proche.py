"""Le mot le plus proche d’un mot que rien ne contient, et la saisie ainsi corrigée."""

import re
from dataclasses import dataclass
from math import log10

from rapidfuzz import fuzz, process

from egts_dashboard.queries.recherche import understand
from egts_dashboard.queries.recherche.mots import Mots
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import fold

# En deçà, on proposerait un autre mot plutôt que le même, mieux écrit.
RESSEMBLANCE_MIN = 75
LETTRES_MIN = 4
ECART_DE_LONGUEUR = 3
PROCHES_MAX = 20
# « co- », « bien- » se lient d’un trait ; « travail social », non.
PREFIXE_MAX = 4
_MOT = re.compile(r"\w+")


@dataclass(frozen=True)
class Suggestion:
    """`saisie` : la saisie corrigée ; `corrections` : les (mot tapé, mot proposé)."""

    saisie: str
    corrections: tuple[tuple[str, str], ...]


def suggest(store: Store, mots: Mots, saisie: str) -> Suggestion | None:
    """La saisie où chaque mot inconnu cède la place au plus proche ; None si aucun n’est proche."""
    proches = {
        mot: _apart(store, mot) or _nearest(store, mot)
        for mot in map(fold, mots.inconnus)
        if _is_word(mot)
    }
    corrections: dict[str, str] = {}

    def correct(trouve: re.Match[str]) -> str:
        proche = proches.get(fold(trouve[0]))
        if proche is None:
            return trouve[0]
        corrections[trouve[0]] = proche
        return proche

    corrigee = _MOT.sub(correct, saisie)
    return Suggestion(corrigee, tuple(corrections.items())) if corrections else None


def _is_word(mot: str) -> bool:
    return mot.isalpha() and len(mot) >= LETTRES_MIN


def _apart(store: Store, mot: str) -> str | None:
    """« co-construction » pour « coconstruction » : deux mots que les textes écrivent à la suite."""
    coupes = [(mot[:rang], mot[rang:]) for rang in range(2, len(mot) - 1)]
    bouts = store.rows(
        "SELECT mot FROM vocabulaire WHERE mot IN (SELECT unnest(?))",
        [sorted({bout for coupe in coupes for bout in coupe})],
    )
    connus = {bout for (bout,) in bouts}
    for debut, fin in coupes:
        if {debut, fin} <= connus:
            suite = understand(store, f'"{debut} {fin}"')
            if suite.a_tous and not suite.est_vide:
                return f"{debut}{'-' if len(debut) <= PREFIXE_MAX else ' '}{fin}"
    return None


def _nearest(store: Store, mot: str) -> str | None:
    """La forme connue la plus proche, la plus répandue à ressemblance presque égale."""
    formes = store.rows(
        "SELECT forme, nb_items FROM racines WHERE length(forme) BETWEEN ? AND ?",
        [len(mot) - ECART_DE_LONGUEUR, len(mot) + ECART_DE_LONGUEUR],
    )
    proches = process.extract(
        mot,
        [fold(forme) for forme, _ in formes],
        scorer=fuzz.ratio,
        score_cutoff=RESSEMBLANCE_MIN,
        limit=PROCHES_MAX,
    )
    if not proches:
        return None
    points = [
        (ressemblance + log10(1 + formes[rang][1]), formes[rang][0])
        for _, ressemblance, rang in proches
    ]
    return str(max(points)[1])
