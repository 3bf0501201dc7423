"""Les listes qu’une phrase énumère : « les attentes (moins de bruit, des bancs, de l’ombre) »."""

import re

from egts_dashboard.analyses.extraction.texte import begins_with_infinitive
from egts_dashboard.models.candidat import NatureCandidat

_DEMANDES = (
    r"propositions?|préconisations?|recommandations?|mesures|attentes|demandes|souhaits|pistes|suggestions|idées"
    r"|priorités|revendications|améliorations|solutions"
)
_CONSTATS = r"constats|forces|faiblesses|atouts|leviers|obstacles|difficultés|problèmes|freins|inquiétudes|craintes|manques|dysfonctionnements|points (?:noirs|faibles|forts|positifs|négatifs)"
_MENE = (
    r"(?:dont on (?:retiendra|retient|peut citer)|parmi (?:lesquelles|lesquels)|notamment|telles? que|tels? que|à savoir|citons"
    r"|:)"
)
ENTRE_PARENTHESES = re.compile(
    rf"\b(?:(?P<d>{_DEMANDES})|(?P<c>{_CONSTATS}))\b[^.:;()]{{0,60}}\((?P<liste>[^()]{{12,}})\)",
    re.IGNORECASE,
)
A_LA_SUITE = re.compile(
    rf"\b(?:(?P<d>{_DEMANDES})|(?P<c>{_CONSTATS}))\b[^.:;()]{{0,60}}?\s?{_MENE}\s+(?P<liste>.+)$",
    re.IGNORECASE,
)
VIRGULE = re.compile(r"\s*,\s+(?:et |ou encore |ou |enfin |puis |ainsi que )?")
DERNIER = re.compile(
    r"\s+(?:et|ou encore|ainsi que)\s+(?=(?:l[ae]s? |l[’']|une? |des ))"
)
ET_VERBE = re.compile(r"\s+et\s+(?=(?:mieux |plus )?\w+(?:er|ir|re)\b)")
# « la création d’un lieu », « une meilleure formation », « plus de bancs ».
NOMME = re.compile(
    r"(?:l[ae]s? |l[’']|une? |des |plus |moins |davantage )", re.IGNORECASE
)
SUITE_OUVERTE = re.compile(r"(?:\.{3}|…|etc\.?)\s*\.?$")
CONJUGUE = re.compile(
    r"\b(?:est|sont|a|ont|était|étaient|sera|seront|été|permet|doit|doivent|peut|peuvent)\b"
)
MOTS_D_UN_NOM = 8
PARTS_MIN = 3
MOTS_D_UNE_CLAUSE = 4


def enumerated(phrase: str) -> tuple[NatureCandidat, list[str]] | None:
    """Ce qu’une phrase énumère, et sa nature ; None si elle n’énumère rien qu’elle annonce."""
    trouve = ENTRE_PARENTHESES.search(phrase)
    parts = _brief(trouve["liste"]) if trouve else []
    if not parts:
        trouve = A_LA_SUITE.search(phrase)
        parts = _led(trouve["liste"]) if trouve else []
        if trouve and trouve["c"] and not parts:
            parts = _clauses(trouve["liste"])
    if trouve is None or not parts:
        return None
    return ("preconisation" if trouve["d"] else "constat"), parts


def brief_parts(contenu: str) -> list[str]:
    """« inversion des priorités, schéma piéton, ville 30… » en autant de noms ; rien sinon."""
    return _brief(contenu)


def _led(liste: str) -> list[str]:
    """Ce que mène « : » ou « notamment » : des noms, ou des verbes à l’infinitif."""
    if parts := _named(liste) or _brief(liste):
        return parts
    verbes = [_trimmed(p) for m in VIRGULE.split(liste) for p in ET_VERBE.split(m)]
    est_liste = len(verbes) >= PARTS_MIN and all(map(begins_with_infinitive, verbes))
    return verbes if est_liste else []


def _brief(liste: str) -> list[str]:
    """Au moins trois noms brefs, sans verbe ; un seul trop long, et ce n’en est pas une."""
    parts = [p for p in map(_trimmed, VIRGULE.split(liste)) if p]
    tiennent = all(len(p.split()) <= MOTS_D_UN_NOM for p in parts)
    if len(parts) < PARTS_MIN or not tiennent or any(map(_tells, parts)):
        return []
    if any(part[0].isupper() for part in parts[1:]):
        # Des noms propres, ou des titres mis bout à bout.
        return []
    return parts if max(len(p.split()) for p in parts) > 1 else []


def _named(liste: str) -> list[str]:
    """Au moins trois noms précédés de leur article, quelle que soit leur longueur."""
    parts: list[str] = []
    for morceau in VIRGULE.split(liste):
        est_debut = NOMME.match(morceau) is not None and not _is_open(parts)
        if parts and not est_debut:
            parts[-1] += f", {morceau}"
        else:
            parts.append(morceau)
    parts = [_trimmed(p) for p in (*parts[:-1], *DERNIER.split(parts[-1]))]
    if len(parts) < PARTS_MIN or NOMME.match(parts[0]) is None:
        return []
    return [] if any(_tells(p.split(" qui ")[0]) for p in parts) else parts


def _clauses(liste: str) -> list[str]:
    """« Les difficultés : les bus refusent du monde, le délai dépasse neuf mois, … »."""
    parts = [_trimmed(p) for p in re.split(r"\s*[,;]\s+(?:et |puis |enfin )?", liste)]
    sont_entieres = all(
        NOMME.match(p) and len(p.split()) >= MOTS_D_UNE_CLAUSE for p in parts
    )
    return parts if len(parts) >= PARTS_MIN and sont_entieres else []


def _is_open(parts: list[str]) -> bool:
    return bool(parts) and parts[-1].count("(") > parts[-1].count(")")


def _trimmed(part: str) -> str:
    return SUITE_OUVERTE.sub("", part.strip()).strip(" .;…")


def _tells(part: str) -> bool:
    # Avec ses accents : « à la pharmacie » n’est pas « a ».
    return CONJUGUE.search(part.casefold()) is not None
