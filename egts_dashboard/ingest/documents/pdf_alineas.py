"""Les alinéas d’un PDF : un blanc plus haut que l’interligne sépare deux paragraphes."""

from collections.abc import Sequence
from itertools import pairwise

from egts_dashboard.ingest.documents.pdf_grilles import Morceau

# Un blanc est bien plus haut que l’interligne le plus serré de la page, et que la ligne.
INTERLIGNES = 1.4
LIGNES = 1.5
LIGNE_MIN = 0.9
RANG_SERRE = 0.1


def spaced(morceaux: Sequence[Morceau], tailles: Sequence[float]) -> set[int]:
    """Les rangs des morceaux qui commencent un paragraphe, après un blanc."""
    debuts = _starts(morceaux)
    ecarts = {
        suivant: morceaux[avant][2] - morceaux[suivant][2]
        for avant, suivant in pairwise(debuts)
    }
    # Un exposant n’est pas une ligne : son écart est plus petit que ses lettres.
    lignes = sorted(
        ecart
        for rang, ecart in ecarts.items()
        if tailles[rang] and ecart > LIGNE_MIN * tailles[rang]
    )
    if not lignes:
        return set()
    seuil = INTERLIGNES * lignes[int(RANG_SERRE * len(lignes))]
    return {
        rang
        for rang, ecart in ecarts.items()
        if tailles[rang] and ecart > max(seuil, LIGNES * tailles[rang])
    }


def _starts(morceaux: Sequence[Morceau]) -> list[int]:
    """Le premier morceau écrit de chaque ligne, dans l’ordre de la page."""
    debuts: list[int] = []
    for rang, (texte, _, y) in enumerate(morceaux):
        if texte.strip() and (not debuts or abs(morceaux[debuts[-1]][2] - y) > 1):
            debuts.append(rang)
    return debuts
