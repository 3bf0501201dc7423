"""Une table tient-elle dans la colonne de lecture, ou doit-elle défiler en elle-même ?"""

import re
from collections.abc import Sequence

# La colonne de lecture d’un portable, et ce qu’y prend une lettre ; en pixels.
LARGEUR = 906
LETTRE = 6.5
ENTRE_COLONNES = 13
PREMIERE_COLONNE = 176
COLONNE_MIN = 40
TEXTE_MIN = 104
# Au-delà, un texte en colonne étroite se lit plus mal qu’une table qui défile.
LIGNES_MAX = 12
_BALISE = re.compile(r"<[^>]*>|&[a-z#0-9]+;")


def fits(
    intitules: Sequence[str],
    numeriques: Sequence[bool],
    lignes: Sequence[Sequence[str]],
) -> bool:
    """Toutes les colonnes se voient-elles, chaque texte sur douze lignes au plus ?"""
    largeurs = [
        _least(intitule, est_nombre, [ligne[rang] for ligne in lignes])
        for rang, (intitule, est_nombre) in enumerate(
            zip(intitules, numeriques, strict=True)
        )
    ]
    largeurs[:1] = [max(largeur, PREMIERE_COLONNE) for largeur in largeurs[:1]]
    return sum(largeurs) + ENTRE_COLONNES * len(largeurs) <= LARGEUR


def _least(intitule: str, est_nombre: bool, cases: Sequence[str]) -> float:
    """Ce que la colonne demande : un nombre ne se coupe pas, un texte passe à la ligne."""
    textes = [_BALISE.sub("\u00a0", case).strip("\u00a0") for case in cases]
    plus_long = max(map(len, textes), default=0) * LETTRE
    mot = max(map(len, intitule.split(" ")), default=0) * LETTRE * 1.1
    if est_nombre:
        return max(plus_long, mot, COLONNE_MIN)
    etroit = min(plus_long, max(TEXTE_MIN, plus_long / LIGNES_MAX * 1.1))
    return max(etroit, mot, COLONNE_MIN)
