"""Un exemple qui se raconte en plusieurs phrases n’en est qu’un."""

import re
from collections.abc import Iterable, Sequence

from egts_dashboard.analyses.extraction.coulisses import tells_backstage
from egts_dashboard.analyses.extraction.pratiques import (
    LIEU,
    comments_practice,
    tells_actor,
    tells_practice,
)
from egts_dashboard.analyses.extraction.sections import Annonce
from egts_dashboard.analyses.extraction.texte import plain, sentences
from egts_dashboard.analyses.extraction.tournures import is_demand

MOTS_MIN = 2
# « Il tient sur une page », « Depuis, … », « Une centaine de familles en ont profité ».
REPREND = re.compile(
    r"(?:ils?|elles?|celui-ci|celle-ci|ceux-ci|celles-ci|cet|cette|ces|ce (?!que\b|qui\b)\w+|cela|ca|c'est|son|sa|ses|leurs?|depuis|resultat"
    r"|la demarche|l'(?:experience|initiative|operation|action|idee|essai)|le (?:dispositif|projet|lieu|service|resultat|principe|bilan))\b"
)
# « Une centaine de familles en ont profité », « Une gardienne est présente » : on y est encore.
POURSUIT = re.compile(
    r"(?!plus |enfin|ensuite|ailleurs|autre)(?:[\w'’-]+ ){1,7}?(?:(?:en|y) (?:a|ont|est|sont|\w{3,}ent)|(?:est|sont) (?!\w+(?:é|i|u|t)e?s?\b)) ?"
    r"|(?!plus |enfin|ensuite|ailleurs|autre)(?:[\w'’-]+ ){1,7}?(?:est|sont) présente?s?\b",
    re.IGNORECASE,
)
# Ce que l’exemple a coûté n’en raconte rien.
PRIX = re.compile(
    r"(?:l[ae]s? |l'|son |leur |ce )?(?:cout|budget|montant|financement|prix|total|depense|subvention)s?\b[^.;]*\d"
)


def gathered(phrases: Sequence[str], propres: frozenset[str]) -> list[str]:
    """Les phrases, celles qui continuent une pratique jointes à elle."""
    rendues: list[str] = []
    raconte = False
    for phrase in phrases:
        dite = tells_practice(phrase) or tells_actor(phrase, propres)
        if raconte and not dite and _continues(phrase):
            if PRIX.match(plain(phrase)) is None:
                rendues[-1] += f" {phrase}"
            continue
        rendues.append(phrase)
        raconte = dite
    return rendues


def _continues(phrase: str) -> bool:
    return REPREND.match(plain(phrase)) is not None and not is_demand(phrase)


def practices_of(phrases: Iterable[str]) -> list[str]:
    """Les pratiques d’un paragraphe qui ne dit rien d’autre ; ce qui en poursuit une la rejoint."""
    rendues: list[str] = []
    for phrase in phrases:
        simple = plain(phrase)
        if tells_backstage(simple) or comments_practice(phrase):
            continue
        if rendues and PRIX.match(simple):
            continue
        if rendues and LIEU.match(phrase) is None and _goes_on(phrase):
            rendues[-1] += f" {phrase}"
        else:
            rendues.append(phrase)
    return rendues


def _goes_on(phrase: str) -> bool:
    return (
        REPREND.match(plain(phrase)) is not None or POURSUIT.match(phrase) is not None
    )


def observed(annonce: Annonce, contenu: str) -> list[str]:
    """Plusieurs constats en autant de phrases ; une pratique se raconte d’un tenant."""
    phrases = sentences(contenu)
    if annonce == "pratique":
        return practices_of(phrases)
    est_court = min(len(p.split()) for p in phrases) <= MOTS_MIN
    return [contenu] if est_court else phrases
