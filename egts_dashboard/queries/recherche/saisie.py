"""Ce que le lecteur tape : des mots, « une expression », -exclu, début*. Rien ne la fait échouer."""

import re
from dataclasses import dataclass
from typing import Literal

from egts_dashboard.store.racines import MOT, MOTS_VIDES, fold, words

# Au-delà, les mots ajoutés ne changent plus guère l’ordre ; une page collée par erreur non plus.
TERMES_MAX = 16
LETTRES_DU_DEBUT = 2
Sorte = Literal["mot", "sigle", "expression", "debut"]

# Un guillemet ou une étoile sans suite n’est qu’un signe : le reste se lit comme des mots.
_MORCEAU = re.compile(
    r"(?P<moins>(?<!\S)-(?=[\w«\"“]))?"
    r"(?:«(?P<fr>[^«»]*)»|\"(?P<droit>[^\"]*)\"|“(?P<anglais>[^“”]*)”"
    r"|(?P<debut>[\w’']+)\*|(?P<libre>[^\s«\"“]+|[«\"“]))"
)
_ECRIT = re.compile(r"\w+")
_SIGLE = re.compile(r"[A-Z]{2,12}")


@dataclass(frozen=True)
class Terme:
    """Un mot plein, un sigle qui serait sinon un mot vide, une suite exacte ou un début de mot.

    `texte` est replié ; `est_exclu` : les items qui le contiennent sont écartés.
    """

    sorte: Sorte
    texte: str
    est_exclu: bool = False


def parse(saisie: str, sigles: frozenset[str] = frozenset()) -> list[Terme]:
    """Les termes de la saisie, dans l’ordre, sans répétition.

    `sigles`, repliés : en capitales, ils se cherchent même s’ils s’écrivent comme un mot vide.
    """
    termes: list[Terme] = []
    for morceau in _MORCEAU.finditer(saisie):
        exclu = morceau["moins"] is not None
        termes += [
            Terme(sorte, texte, exclu) for sorte, texte in _read(morceau, sigles)
        ]
    return list(dict.fromkeys(termes))


def as_typed(saisie: str, mot: str) -> str:
    """Le mot replié, tel que le lecteur l’a écrit ; lui-même s’il ne s’y retrouve pas."""
    ecrits = (ecrit for ecrit in _ECRIT.findall(saisie) if fold(ecrit) == mot)
    return next(ecrits, mot)


def _read(morceau: re.Match[str], sigles: frozenset[str]) -> list[tuple[Sorte, str]]:
    for guillemets in ("fr", "droit", "anglais"):
        if morceau[guillemets] is not None:
            suite = " ".join(MOT.findall(fold(morceau[guillemets])))
            return [("expression", suite)] if suite else []
    if morceau["debut"] is not None:
        return _read_start(morceau["debut"])
    return [(_kind(mot), mot) for mot in _words(morceau["libre"], sigles)]


def _read_start(texte: str) -> list[tuple[Sorte, str]]:
    """« l’accomp* » : des mots, puis un début ; trop court, le début n’est qu’un mot."""
    *avant, debut = MOT.findall(fold(texte)) or [""]
    pleins: list[tuple[Sorte, str]] = [("mot", m) for m in words(" ".join(avant))]
    if len(debut) >= LETTRES_DU_DEBUT:
        return [*pleins, ("debut", debut)]
    return pleins


def _words(libre: str, sigles: frozenset[str]) -> list[str]:
    """Les mots pleins du morceau, et les sigles en capitales que l’on prendrait pour des mots vides."""
    en_capitales = {fold(s) for s in _SIGLE.findall(libre)} & sigles
    pleins = words(libre)
    return [*pleins, *sorted(en_capitales.difference(pleins))]


def _kind(mot: str) -> Sorte:
    return "sigle" if mot in MOTS_VIDES else "mot"
