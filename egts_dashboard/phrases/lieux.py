"""Où lire une ligne : le document, puis la place."""


def lieu(document: str, endroit: str) -> str:
    """« Actes, page 3 » ; une place qui nomme déjà son document se dit seule."""
    return endroit if endroit.startswith(f"{document}, ") else f"{document}, {endroit}"
