"""Marque dans un texte les mots que la recherche a trouvés, sans rien laisser s’interpréter."""

import re
from collections.abc import Iterable
from dataclasses import replace
from html import escape

from egts_dashboard.queries.concordance import spans, suites
from egts_dashboard.queries.recherche.mots import Mots
from egts_dashboard.store.racines import stem, words

# Un mot et ses marques inclusives : « usager·ère·s » se surligne d’un bloc.
_MOTS = re.compile(r"\w+(?:[·•‧∙⋅]\w+)*")

MARQUE = "<mark>"
# De chaque côté du mot trouvé dans un document.
MOTS_AUTOUR = 9


def highlight(texte: str, racines: Iterable[str]) -> str:
    """Le texte en HTML, échappé, les mots de ces racines entre <mark> et </mark>."""
    return _mark(texte, set(racines), [])


def highlight_found(texte: str, mots: Mots) -> str:
    """Le texte en HTML, les mots qui l’ont fait trouver entre <mark> et </mark>.

    D’une suite exacte, seuls les mots qui se suivent : « travail social » n’est pas
    « responsabilité sociale ».
    """
    libres = replace(mots, groupes=tuple(g for g in mots.groupes if not g.suite))
    exactes = [suite for suite in suites(mots) if suite.est_exacte]
    return _mark(texte, set(libres.racines_de(_roots(texte))), spans(texte, exactes))


def quote_found(intitule: str, verbatim: str | None, mots: Mots) -> str:
    """Les mots du document qui ont fait trouver l’item, en HTML, quand l’intitulé n’en a aucun.

    Vide si l’intitulé se suffit, ou si rien d’autre n’est connu.
    """
    if not verbatim or MARQUE in highlight_found(intitule, mots):
        return ""
    avant, marque, apres = highlight_found(verbatim, mots).partition(MARQUE)
    if not marque:
        return ""
    mot, ferme, suite = apres.partition("</mark>")
    return f"{_last(avant)}{marque}{mot}{ferme}{_first(suite)}"


def _last(rendu: str) -> str:
    """La fin d’un texte échappé, coupée entre deux mots."""
    mots = rendu.split(" ")
    return " ".join(["…", *mots[-MOTS_AUTOUR:]] if len(mots) > MOTS_AUTOUR else mots)


def _first(rendu: str) -> str:
    """Son début, les mots trouvés rendus au texte."""
    mots = rendu.replace(MARQUE, "").replace("</mark>", "").split(" ")
    return " ".join([*mots[:MOTS_AUTOUR], "…"] if len(mots) > MOTS_AUTOUR else mots)


def _mark(texte: str, racines: set[str], suivis: list[tuple[int, int]]) -> str:
    marques, fini = [], 0
    for mot in _MOTS.finditer(texte):
        marques.append(escape(texte[fini : mot.start()]))
        fini = mot.end()
        dans = any(debut <= mot.start() < fin for debut, fin in suivis)
        est_marque = dans or racines.intersection(_roots(mot.group()))
        ecrit = escape(mot.group())
        marques.append(f"<mark>{ecrit}</mark>" if est_marque else ecrit)
    return "".join([*marques, escape(texte[fini:])])


def _roots(texte: str) -> set[str]:
    """Les racines du texte, et ses mots : un sigle que l’index garde entier est sa racine."""
    mots = words(texte)
    return {*mots, *map(stem, mots)}
