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
COLONNES_MAX = 200
RETRAITS_MAX = 20
# « 1. 1.Réserver » : la page écrit aussi le numéro que sa liste donne.
NUMERO_REDIT = re.compile(r"^(\d+)\. +\1[.)]\s*(?=\D)")
# Une ouverture, ce qui la ferme, et ce qu’elle vaut quand rien ne la ferme plus.
FERMETURES = (("<!--", "-->", ""), ("<![", "]>", ""), ("<", ">", "&lt;"))
MARQUE_SEULE = re.compile(r"#{1,6}|-|\d+\.")


def span(valeur: str | None) -> int:
    """Combien de rangées, ou de colonnes, une case couvre ; une, si c’est illisible."""
    est_nombre = valeur is not None and valeur.isascii() and valeur.isdigit()
    return min(max(int(valeur or 1), 1), ETENDUE_MAX) if est_nombre else 1


def reach(premiere: int, fin: int) -> range:
    """Les colonnes qu’une case couvre plus bas ; de rangée en rangée, elles s’ajouteraient sans fin."""
    return range(premiere, min(fin, COLONNES_MAX))


def closed(texte: str) -> str:
    """Le texte sans les ouvertures que rien ne ferme : le lecteur reprendrait tout à chacune."""
    for ouverture, fermeture, rendue in FERMETURES:
        debut = texte.rfind(fermeture) + 1
        texte = texte[:debut] + texte[debut:].replace(ouverture, rendue)
    return texte
