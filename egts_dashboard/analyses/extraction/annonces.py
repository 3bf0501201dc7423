"""Ce qu’une phrase annonce en fin de ligne, avant sa liste : « citons : », « à savoir : »."""

import re

from egts_dashboard.analyses.extraction.sections import Annonce
from egts_dashboard.analyses.extraction.texte import plain, sentences

_ANNONCES: tuple[tuple[Annonce, str], ...] = (
    (
        "preconisation",
        r"propositions?|preconisations?|recommandations?|mesures?|demandes?|attentes?|pistes?|solutions?|souhaits?"
        r"|suggestions?|idees?|revendications?|ameliorations?|priorites?|voeux|engagements?|decisions?"
        r"|(?:propos|demand|recommand|preconis|souhait|sugger|reclam)(?:e|ent|ons|er|aient|ait)",
    ),
    (
        "constat",
        r"constats?|constat(?:e|ent|ons|ee?s?)|difficultes?|problemes?|freins?|leviers?|atouts?|faiblesses?|forces|obstacles?|arguments?|risques?"
        r"|points (?:forts|faibles|positifs|negatifs|noirs|de blocage|de vigilance)|critiques|inquietudes?|craintes?"
        r"|dysfonctionnements?|manques?|besoins?|observations?|signal(?:e|ent|ons|ee?s?)|deplor(?:e|ent|ons)|regrett(?:e|ent|ons)|remont(?:er|e|ent|ons|ees?)|alert(?:e|ent|ons)",
    ),
    (
        "pratique",
        r"experiences?|initiatives?|bonnes pratiques|realisations?|pratiques inspirantes",
    ),
)
_MOTS = re.compile(
    r"\b(?:" + "|".join(f"(?P<{nom}>{mots})" for nom, mots in _ANNONCES) + r")\b"
)
# « Je vous propose un résumé : », « Les objectifs de la demande : » n’annoncent pas de demandes ;
# « Les groupes présents demandent : », si.
_DEMANDENT = r"(?![^:]*(?<! la)(?<! une)(?<! de)(?<! sa)(?<! leur)(?<! cette) (?:propos|demand|recommand|preconis|souhait|sugger|reclam)(?:e|ent|ons|aient|ait)\b)"
_AUTRE = re.compile(
    rf"\b(?:je|nous) vous (?:propos|demand)|\b(?:objectifs?|questions?|criteres?|resultats?|etapes?|participants?|presents|reponses?|themes?|thematiques?|lexique|calendrier|groupes?|ateliers?|temps|chiffres?)\b{_DEMANDENT}[^:]{{0,40}}:$"
)


def announces_list(texte: str) -> Annonce | None:
    """Ce qu’annonce le dernier nom d’une phrase qui ouvre une liste ; None s’il n’en dit rien."""
    simple = plain(sentences(texte)[-1])
    if not simple.endswith(":") or _AUTRE.search(simple):
        return None
    trouve = next(iter(reversed(list(_MOTS.finditer(simple)))), None)
    return next((nom for nom, _ in _ANNONCES if trouve and trouve[nom]), None)
