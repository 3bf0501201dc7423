"""Ce que dit une case d’un tableau croisé : une séance, un total, un compte, ou rien."""

import re
from collections.abc import Sequence

from egts_dashboard.analyses.extraction.chiffres import cell_number
from egts_dashboard.analyses.extraction.nombres import ANNEES
from egts_dashboard.analyses.extraction.rencontres import MOIS
from egts_dashboard.analyses.extraction.texte import plain

MOTS_D_EN_TETE = 12
PRESENCE = re.compile(
    r"\b(?:participante?s?\b|participant[(·.]|participations?\b|presences?\b|presente?s\b|present[(·.]\w|personnes\b|inscrite?s?\b"
    r"|inscriptions?\b|emarg|signatures?\b|assistance\b|frequentation\b|affluence\b|venue?s\b)"
)
AUTRE_CHOSE = re.compile(
    r"[€%]|\b(?:euros?|taux|pourcent\w*|notes?(?! de lecture)|moyennes?|medianes?|couts?|depenses?|budgets?|montants?|scores?|voix"
    r"|votes?|suffrages|heures?|duree|places?|tarifs?|prix|satisfaction|population|codes?|absente?s?|excusee?s?|etablissements?)\b"
)
_REUNION = r"(?:seance|reunion|rencontre|session|soiree|matinee|journee|atelier|pleniere|table ronde|groupe de (?:travail|parole))"
_MOIS_BREF = r"(?:janv|fevr?|avr|juil|sept|oct|nov|dec)\b"
_JOUR = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim)\b"
# « Séance », au pluriel, se compte ; au singulier, elle nomme sa colonne.
TENUE = re.compile(
    rf"(?:la |le |l')?(?:\d{{1,2}} ?(?:re|er|ere|e|eme|nde) )?{_REUNION}\b|dates?\b"
    rf"|(?:{_JOUR}\.? )?(?:le )?(?:1er|\d{{1,2}}) ?(?:[/.-] ?\d{{1,2}}\b|{MOIS}\b|{_MOIS_BREF})|{_JOUR}"
    r"|(?:s|a|r|gt|at)\.? ?\d{1,2}$"
)
PAR_REUNION = re.compile(
    rf"\b(?:par|selon|a) (?:le |la |l'|chaque |les )?(?:{_REUNION}|date)s?\b|\b(?:aux|des|chaque) {_REUNION}s?\b|[/\\|×] ?(?:{_REUNION}|date)s?\b"
)
TOTAL = re.compile(r"(?:sous-)?(?:total|totaux|ensemble|somme)\b")
VIDE = re.compile(
    r"\W*|n\.? ?[acdrs]\.?|s\.? ?o\.?|x|neant|annule\w*|reporte\w*|(?:non|pas) (?:de )?\w+(?: \w+)?|inconnue?s?|absente?s?|excusee?s?"
)
COMPTE = re.compile(
    r"(?:nb|nbre|nombre)\b|(?:seance|session|reunion|rencontre|atelier|soiree)s\b|(?:duree|invitee?s?|conviee?s?|attendue?s?|capacite|animat\w+)\b"
)
CODE_MIN = 10_000
# Entre les mots d’un en-tête sur deux rangées, et ceux d’une rangée et de sa colonne.
ETAGE = " | "


def is_held(texte: str) -> bool:
    """Vrai pour « Séance 2 », « Atelier 1 : Eau », « jeudi 4 avril », « 12/03 »."""
    return any(TENUE.match(plain(etage)) for etage in texte.split(ETAGE))


def is_total(texte: str) -> bool:
    """Vrai pour « Total », « Ensemble »."""
    return any(TOTAL.match(plain(etage)) for etage in texte.split(ETAGE))


def is_empty(case: str) -> bool:
    """Vrai pour une case qui ne compte personne : vide, « – », « n.c. », « annulée »."""
    return VIDE.fullmatch(plain(case)) is not None


def number(case: str) -> float | None:
    """Le nombre que la case ne fait qu’écrire."""
    return None if is_empty(case) else cell_number(case.strip())


def names_meeting(texte: str) -> bool:
    """Vrai pour « … par atelier », « bassin / séance » : les colonnes en sont, quel que soit leur nom."""
    return PAR_REUNION.search(plain(texte)) is not None


def names_count(texte: str) -> bool:
    """Vrai pour « Séances », « Invités », « Présents » : la colonne compte, elle ne croise pas."""
    simple = plain(texte)
    return bool(COMPTE.match(simple) or PRESENCE.search(simple))


def tells_presence(texte: str) -> bool:
    """Vrai pour des mots qui comptent des présents, et rien d’autre."""
    simple = plain(texte)
    return bool(PRESENCE.search(simple)) and not AUTRE_CHOSE.search(simple)


def is_other(texte: str) -> bool:
    """Vrai pour des euros, des notes, des parts : rien qui soit venu."""
    return AUTRE_CHOSE.search(plain(texte)) is not None


def is_code(nombres: Sequence[float]) -> bool:
    """Vrai pour une colonne d’années ou de codes postaux."""
    return all(n in ANNEES for n in nombres) or all(n >= CODE_MIN for n in nombres)
