"""Un texte que le XML accepte : les signes de contrôle n’y ont pas de place."""

import re

_INTERDITS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(texte: str) -> str:
    """Le même texte, signes que le XML refuse ôtés."""
    return _INTERDITS.sub("", texte)
