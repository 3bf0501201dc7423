"""Le nom qu’un titre donne à l’atelier qu’il ouvre."""

import re
from collections.abc import Sequence

from egts_dashboard.analyses.extraction.texte import plain
from egts_dashboard.analyses.extraction.titres import (
    COMPTES_ACCROCHES,
    bare,
    titled_workshop,
)
from egts_dashboard.models.bloc import Bloc

CHIFFRE_DE_TETE = re.compile(r"^\d{1,2}\s+")
SANS_NOM = re.compile(
    r"(?:fiche )?(?:atelier|table ronde|groupe(?: de travail)?) ?(?:n ?[°o])? ?\w{1,3}"
)
THEME = re.compile(
    r"(?:(?:thème|thématique|intitulé|sujet|titre|objet)(?: de l[’']atelier)?)\s?:\s+(\S.{3,100})$",
    re.IGNORECASE,
)


def named_workshop(
    bloc: Bloc, suite: Sequence[Bloc], connus: frozenset[str], *, est_balise: bool
) -> str | None:
    """L’atelier qu’un titre ouvre : il le dit, ou redit un nom connu ; None sinon."""
    nom = titled_workshop(bloc.texte, est_balise=est_balise)
    if nom is None and CHIFFRE_DE_TETE.sub("", bare(bloc.texte)) in connus:
        nom = CHIFFRE_DE_TETE.sub("", bloc.texte.strip(" #*:\u00a0"))
        nom = COMPTES_ACCROCHES.sub("", nom)
    return None if nom is None else _themed(nom, suite)


def theme_of(texte: str) -> str | None:
    """« Intitulé : « Vieillir au village » » → Vieillir au village ; None sans libellé."""
    trouve = THEME.match(texte)
    return trouve[1].strip(" «»“”\u00a0\u202f") if trouve else None


def _themed(nom: str, suite: Sequence[Bloc]) -> str:
    """« Fiche atelier n° 3 », puis « Thème : rompre l’isolement » : le thème le nomme."""
    if not SANS_NOM.fullmatch(plain(nom)):
        return nom
    return next(filter(None, (theme_of(bloc.texte) for bloc in suite[:2])), nom)
