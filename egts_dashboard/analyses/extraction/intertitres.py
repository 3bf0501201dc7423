"""Une ligne est-elle un titre ? Sa forme le dit, avant ce qu’elle annonce."""

import re

from egts_dashboard.analyses.extraction.pages import LONGUEUR_DE_TITRE
from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.analyses.extraction.titres import announced, hinted, workshop

DEUX_PHRASES = re.compile(r"[a-zà-ÿ][.!?]\s+[A-ZÀ-ÞŒ]")
LIAISON = re.compile(r"\b(?:de|du|d|des|pour|avec|sur)\b")
VERBE = re.compile(r"(?<!qui )(?<!qu'il )\b(?:est|sont|ont|etaient)\b")
ARTICLE = re.compile(r"^(?:des|les|la|le|du) ")
LOCUTION = re.compile(r"\b(?:etats? des lieux|de l'atelier|du groupe)\b")
COMPLEMENT = re.compile(
    r"\b(?:(?:synthese|recapitulatif|liste|rappel|presentation) des"
    r"|d'(?:experiences?|actions?|ameliorations?|appui|ailleurs)|a (?:diffuser|partager|retenir)|de l'atelier|du groupe|de la table ronde|des (?:participants?|habitants?|citoyens?"
    r"|usagers?|professionnels?|groupes?|ateliers?|personnes \w+))\b(?: n ?[°o] ?\d+)?"
)
# « III – Rencontre du Diois : « S’installer » ».
ROMAIN = re.compile(r"(?:[IVX]{2,5}|[IVX](?=\s?[.–—)-]))\s?[.–—)-]\s+[A-ZÀ-ÞŒ]")
MOTS_DE_TITRE = 18
MOTS_DE_PLAN = 11
MOTS_DE_THEME = 5


def is_marked_title(texte: str) -> bool:
    """« 2. Préconisations », « ► Freins : » : un titre, malgré sa marque."""
    if workshop(texte) is not None:
        return len(texte.split()) <= MOTS_DE_TITRE and not texte.endswith((".", ";"))
    return (
        len(texte.split()) <= 5
        and announced(texte) is not None
        and texte.endswith((":", "s", "S", "x", "X"))
        and not VERBE.search(plain(texte))
        and _bare(LOCUTION.sub("", plain(texte)))
    )


def is_long(texte: str) -> bool:
    """Vrai pour une phrase, ou plus de mots que n’en a un titre numéroté."""
    return texte.endswith((".", ";", "!")) or len(texte.split()) > MOTS_DE_PLAN


def _bare(texte: str) -> bool:
    """Vrai sans mot de liaison qui ferait de « Besoin de… » une phrase."""
    return texte.endswith(":") or not LIAISON.search(plain(texte))


def _is_capitals(texte: str) -> bool:
    return (
        texte.isupper() and len(texte.split()) > 1 and len(texte) <= LONGUEUR_DE_TITRE
    )


def is_numbered_title(texte: str) -> bool:
    """Vrai si un item numéroté, avant une autre marque, est le titre de ce qui suit."""
    if texte.endswith((".", ";", ",")):
        return False
    return _is_capitals(texte) or (
        (
            announced(texte) is not None
            and _bare(COMPLEMENT.sub("", ARTICLE.sub("", plain(texte))))
        )
        or hinted(texte) is not None
    )


def names_theme(texte: str, suite: str) -> bool:
    """Vrai pour « 1. Le stationnement », un nom que suit une liste ou ce qui l’annonce."""
    return (
        len(texte.split()) <= MOTS_DE_THEME
        and texte[-1].isalnum()
        and ARTICLE.match(plain(texte).replace("l'", "la ")) is not None
        and not VERBE.search(plain(texte))
        and suite.endswith(":")
    )


def looks_like_title(texte: str) -> bool:
    """Vrai pour une ligne courte, sans ponctuation finale, qui commence comme un titre."""
    if workshop(texte) is not None or announced(texte) is not None:
        return True
    if ROMAIN.match(texte) and texte[-1] not in ".;,":
        return len(texte.split()) <= MOTS_DE_TITRE
    if len(texte) > LONGUEUR_DE_TITRE or texte[-1] in '.;,!»”")':
        return False
    if DEUX_PHRASES.search(texte) or "....." in texte:
        return False
    return texte[0].isupper() or texte.endswith(":")
