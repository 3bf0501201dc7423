"""Marque dans un texte les mots que la recherche a trouvés, sans rien laisser s’interpréter."""

import re
from collections.abc import Iterable
from html import escape

from egts_dashboard.queries.mots import Mots
from egts_dashboard.store.racines import stem, words

# Un mot et ses marques inclusives : « usager·ère·s » se surligne d’un bloc.
_MOTS = re.compile(r"(\w+(?:[·•‧∙⋅]\w+)*)")


def highlight(texte: str, racines: Iterable[str]) -> str:
    """Le texte en HTML, échappé, les mots de ces racines entre <mark> et </mark>."""
    cherchees = set(racines)
    return "".join(
        f"<mark>{escape(part)}</mark>"
        if rang % 2 and cherchees.intersection(_roots(part))
        else escape(part)
        for rang, part in enumerate(_MOTS.split(texte))
    )


def highlight_found(texte: str, mots: Mots) -> str:
    """Le texte en HTML, les mots qui l’ont fait trouver entre <mark> et </mark>."""
    return highlight(texte, mots.racines_de(_roots(texte)))


def _roots(texte: str) -> set[str]:
    """Les racines du texte, et ses mots : un sigle que l’index garde entier est sa racine."""
    mots = words(texte)
    return {*mots, *map(stem, mots)}
