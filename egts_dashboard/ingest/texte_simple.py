"""Lit d’un trait un texte délimité où nul guillemet ne complique les cases."""

from collections.abc import Sequence


def plain_rows(
    texte: str, separateur: str, premiere: int
) -> list[tuple[int, Sequence[str]]] | None:
    """Les lignes non vides et leur numéro, telles que le module csv les lirait.

    Rend None si le texte demande ce module : un guillemet, un octet nul, un retour chariot seul.
    """
    if '"' in texte or "\0" in texte or texte.count("\r") != texte.count("\r\n"):
        return None
    lignes = texte.replace("\r\n", "\n").split("\n")
    return [
        (numero, ligne.split(separateur))
        for numero, ligne in enumerate(lignes, start=premiere)
        if (nue := ligne.replace(separateur, "")) and not nue.isspace()
    ]
