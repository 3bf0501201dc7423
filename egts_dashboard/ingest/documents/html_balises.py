"""Ce que disent les balises d’une page : ce qui coupe une ligne, l’étendue d’une case."""

import re

BLOCS = frozenset(
    "p div section article header footer main ul ol table tr blockquote pre dl dt dd br hr"
    " figure nav aside form body html tbody thead details summary figcaption caption".split()
)
# Ce qui suit une de ces balises est un autre paragraphe, même sans majuscule.
SEPARES = frozenset(
    "p div section article blockquote dt dd tr td pre figcaption caption".split()
)
# Après un titre, dans sa case, ce qui fait de cette case une page.
OUVRENT = frozenset("p div ul ol li table dl blockquote section".split())
ETENDUE_MAX = 100
# « 1. 1.Réserver » : la page écrit aussi le numéro que sa liste donne.
NUMERO_REDIT = re.compile(r"^(\d+)\. +\1[.)]\s*(?=\D)")
MARQUE_SEULE = re.compile(r"#{1,6}|-|\d+\.")


def span(valeur: str | None) -> int:
    """Combien de rangées, ou de colonnes, une case couvre ; une, si c’est illisible."""
    est_nombre = valeur is not None and valeur.isascii() and valeur.isdigit()
    return min(max(int(valeur or 1), 1), ETENDUE_MAX) if est_nombre else 1
