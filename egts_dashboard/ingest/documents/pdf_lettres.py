"""Les lettres d’un PDF que leur dessin écarte : petites capitales, titres espacés, césures."""

import re

from egts_dashboard.ingest.documents.pdf_morceaux import Page

# « P RÉCONISATIONS » : la suite commence à une lettre de là, en plus petit.
LARGEUR = 1.1
# « C o n s t a t s » : presque toutes les lettres sont seules.
PART_DE_SEULES = 0.85
SEULES_MIN = 5
# Plus long, sans blanc double, c’est plusieurs mots dont rien ne dit où ils se séparent.
MOT_MAX = 16
SIGNES_MAX = 300
CESURES = ("\u2010", "\u00ad")


def join_small_capitals(lue: Page) -> None:
    """Rend à sa capitale le reste d’un mot en petites capitales, à la même taille."""
    for rang in range(1, len(lue.morceaux)):
        avant, x_avant, y_avant = lue.morceaux[rang - 1]
        texte, x, y = lue.morceaux[rang]
        taille = lue.tailles[rang - 1]
        if (
            lue.tailles[rang] < taille
            and y == y_avant
            and 0 < x - x_avant < LARGEUR * taille
            and len(avant.strip()) == 1
            and avant.strip().isupper()
            and texte.strip().isupper()
        ):
            lue.morceaux[rang] = (texte.lstrip(), x, y)
            lue.tailles[rang] = taille


def tightened(ligne: str) -> str:
    """Une ligne dont chaque lettre est écartée, resserrée ; une césure y est un tiret."""
    if ligne.rstrip().endswith(CESURES):
        return ligne.rstrip()[:-1] + "-"
    if len(ligne) > SIGNES_MAX:
        return ligne
    mots = ligne.split()
    seules = sum(len(mot) == 1 for mot in mots)
    if (
        seules < PART_DE_SEULES * len(mots)
        or sum(len(mot) == 1 and mot.isalpha() for mot in mots) < SEULES_MIN
        or "\t" in ligne
        or (len(mots) > MOT_MAX and "  " not in ligne.strip())
    ):
        return ligne
    return re.sub(r" {2,}", " ", re.sub(r"(?<=\S) (?=\S)", "", ligne))
