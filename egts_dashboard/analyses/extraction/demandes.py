"""Une phrase qui demande plusieurs choses, coupée en demandes ; les mots restent les siens."""

import re

from egts_dashboard.analyses.extraction.texte import (
    begins_with_infinitive,
    plain,
    sentences,
)
from egts_dashboard.analyses.extraction.tournures import (
    is_demand,
    is_observation,
)
from egts_dashboard.models.candidat import NatureCandidat

MOTS_MIN = 3
MOTS_COURT = 2
MOTS_LONG = 30
MOTS_D_UNE_PHRASE = 4
# « (i) nommer un référent ; (ii) ouvrir le soir » : le rang n’est pas de la demande.
RANG = re.compile(r"^\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})\)\s+")
SIGNES_ACCOLES = 1_000
JOINTURE = re.compile(
    r"\s*;\s+(?:et\s+)?|,\s+(?:et\s+|puis\s+|enfin\s+|voire\s+)?|\s+et\s+(?:enfin\s+|aussi\s+)?"
)
MISE_EN_AVANT = re.compile(
    r"^(?:d['’]où\s+)?(?:l['’](?:importance|intérêt|utilité)|(?:la )?nécessité|(?:le )?besoin)\s+d",
    re.IGNORECASE,
)
# « … pour informer et aider » : le second verbe dépend du premier, il ne demande rien de plus.
SUBORDONNE = re.compile(
    r"\b(?:pour|afin|permet\w*|visant|destine\w*|sans|avant|apres|qui|dont|ou)\b"
)
# « Ils demandent que…, et que… » : deux demandes.
SUBORDONNEE = re.compile(r"qu(?:e|['’]ils?|['’]elles?|['’]une?)\b")
# « Le comité souhaite…, et propose un banc » : il en demande une seconde.
ENCORE_UNE = re.compile(
    r"(?:propose|demande|recommande|souhaite|suggère|préconise|réclame)(?:nt|ons)?\s(?:qu[e’']|de\s|d[’']|l[ae’']|les\s|une?\s|des\s)"
)
MAJUSCULE = re.compile(r"(?<=[a-zà-ÿ»)])\s+(?=[A-ZÀ-Þ][a-zà-ÿ]+(?:er|ir|re)\b)")
LIAISONS = frozenset(
    "de du des d la le les l un une a au aux en et ou pour par sur avec saint sainte".split()
)
PRONOM = re.compile(r"^(?:les|le|la|l['’]|leur|lui|y|en|s['’]y)\s*\w+(?:er|ir|re)\b")
# « Les bus sont rares. On finit à pied. » : une puce, un constat.
REPRISE = re.compile(
    r"(?:on|ils?(?! (?:existe|manque|reste|n?'?y a|n'existe|ne)\b)|elles?|ca|cela|c'est|c'etait|resultat|du coup|alors|d'ou|et|sinon|bref|pourtant|depuis)\b"
)
PREPOSITION = re.compile(r"^(?:de|d['’]|à)\s*", re.IGNORECASE)


def demands(phrase: str) -> list[str]:
    """Les demandes d’une phrase, dans l’ordre ; la phrase entière s’il n’y en a qu’une."""
    return _parts(phrase) if is_demand(phrase) else [phrase]


def goals(item: str) -> list[str]:
    """Ce que vise « Un objectif de reconnaissance ; donner du sens… » : autant de buts qu’il en dit."""
    return _parts(item)


def _parts(phrase: str) -> list[str]:
    rendues: list[str] = []
    debut = 0
    for jointure in JOINTURE.finditer(phrase):
        gauche, droite = phrase[debut : jointure.start()], phrase[jointure.end() :]
        if _opens(droite, est_fort=";" in jointure[0]) and _stands(
            gauche, jointure[0], droite
        ):
            rendues.append(gauche)
            debut = jointure.end()
    rendues.append(phrase[debut:])
    return [demande.strip(" ,;") for demande in rendues]


def listed(contenu: str) -> list[str]:
    """Ce qu’un libellé énumère : « un taxi ; une piste », « un préau / un banc / un puits »."""
    barres = contenu.split(" / ")
    parts = barres if len(barres) > 2 else re.split(r"\s*;\s+", contenu)
    if len(parts) < 2 or min(len(p.split()) for p in parts) < MOTS_COURT:
        return []
    return [RANG.sub("", part) for part in parts]


def told_demands(contenu: str) -> list[str]:
    """Les phrases qui demandent, d’un libellé suivi de tout un paragraphe ; rien s’il est bref."""
    phrases = sentences(contenu)
    demandes = [phrase for phrase in phrases if is_demand(phrase)]
    return demandes if len(phrases) > 2 and len(demandes) > 1 else []


def item_demands(item: str) -> list[str]:
    """Les demandes d’un item de liste, ses items accolés séparés."""
    return [part for accole in _unglued(item) for part in _item_demands(accole)]


def _unglued(item: str) -> list[str]:
    """Des items que l’extraction du texte a mis bout à bout, « Ouvrir un lieu Former… »."""
    if len(item) > SIGNES_ACCOLES or not begins_with_infinitive(item):
        return [item]
    rendus, debut = [], 0
    for trouve in MAJUSCULE.finditer(item):
        avant, apres = item[debut : trouve.start()], item[trouve.end() :]
        if (
            begins_with_infinitive(apres)
            and min(len(avant.split()), len(apres.split())) >= MOTS_MIN
            and plain(avant.split()[-1]) not in LIAISONS
        ):
            rendus.append(avant)
            debut = trouve.end()
    return [*rendus, item[debut:]]


def _item_demands(item: str) -> list[str]:
    """Un item court tient, sauf point-virgule."""
    if len(item.split()) >= MOTS_LONG:
        return demands(item)
    parts = re.split(r"\s*;\s+", item)
    sont_entieres = all(
        begins_with_infinitive(p)
        and len(p.split()) >= MOTS_COURT
        # « … ; en garder la trace » : la suite de la même demande.
        and not PRONOM.match(plain(p))
        for p in parts
    )
    return parts if sont_entieres else [item]


def _opens(droite: str, *, est_fort: bool) -> bool:
    """Vrai si la suite ouvre une demande entière."""
    if MISE_EN_AVANT.match(droite) or SUBORDONNEE.match(droite):
        return True
    if ENCORE_UNE.match(droite):
        return len(droite.split()) >= MOTS_MIN
    suite = PREPOSITION.sub("", droite)
    if PRONOM.match(plain(suite)) or not begins_with_infinitive(suite):
        return False
    portee = suite if est_fort else re.split(r"[,;.]|\s+et\s+", suite)[0]
    return len(portee.split()) >= MOTS_MIN


def _stands(gauche: str, jointure: str, droite: str) -> bool:
    """Vrai si ce qui précède est déjà une demande entière."""
    if len(gauche.split()) < MOTS_MIN or gauche.count("(") != gauche.count(")"):
        return False
    if SUBORDONNEE.match(droite):
        return SUBORDONNEE.search(gauche) is not None
    if ENCORE_UNE.match(droite):
        return True
    return ";" in jointure or not SUBORDONNE.search(plain(gauche))


def item_parts(nature: NatureCandidat, texte: str) -> list[str]:
    """Ce que tient un item ou une case : ses demandes, ses phrases, ou le tout."""
    phrases = sentences(texte)
    if nature == "preconisation":
        if not all(map(begins_with_infinitive, phrases[1:])):
            phrases = [texte]
        return [part for phrase in phrases for part in item_demands(phrase)]
    if all(phrase.endswith("?") for phrase in phrases):
        # « Qui paie ? Et pour combien de temps ? » : une seule interrogation.
        return [texte]
    if len(phrases) > 1 and len(phrases[0].split()) < MOTS_D_UNE_PHRASE:
        # « La fiscalité. Les impôts… » : un sujet, puis ce qui s’en dit.
        sujet, *phrases = phrases
        if is_observation(sujet) or not sujet.endswith("."):
            return [texte]
    if min(map(len, map(str.split, phrases)), default=0) < MOTS_D_UNE_PHRASE:
        return [texte]
    return _bound(phrases)


def _bound(phrases: list[str]) -> list[str]:
    """Les phrases d’un item, celle qui reprend la précédente jointe à elle."""
    rendues = phrases[:1]
    for phrase in phrases[1:]:
        if REPRISE.match(plain(phrase)) and not is_demand(phrase):
            rendues[-1] += f" {phrase}"
        else:
            rendues.append(phrase)
    return rendues
