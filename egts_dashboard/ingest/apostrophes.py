"""L’apostrophe qu’un CSV emporté met devant un texte qu’un tableur prendrait pour une formule."""

import re
from collections.abc import Sequence

# L’inverse de exports/tableau.neutralize, qui en ajoute une, même devant celles d’avant.
_GARDE = r"'+[=+\-@\t\r]"
_CASE = re.compile(_GARDE)
# Au début d’une case : du texte, d’une ligne, après un séparateur ou un guillemet.
_QUELQUE_PART = re.compile(rf"""(?:^|[\n\r,;\t|"\x1f]){_GARDE}""")
_OTER = re.compile(r"'(?='*[=+\-@\t\r])")


def is_guarded(texte: str) -> bool:
    """Vrai si une case du fichier peut porter cette apostrophe."""
    return "'" in texte and _QUELQUE_PART.search(texte) is not None


def unguard(cases: Sequence[str]) -> list[str]:
    """Les cases telles qu’elles étaient avant qu’on les emporte."""
    return [
        _OTER.sub("", case, count=1) if _CASE.match(case) else case for case in cases
    ]
