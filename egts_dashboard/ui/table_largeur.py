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


def classes_of(
    intitules: Sequence[str],
    numeriques: Sequence[bool],
    lignes: Sequence[Sequence[str]],
) -> str:
    """Les classes de la table : si toutes ses colonnes se voient, si la première est courte.

    Une table tient quand chacun de ses textes se lit sur douze lignes au plus.
    """
    largeurs = [
        _least(intitule, est_nombre, [ligne[rang] for ligne in lignes])
        for rang, (intitule, est_nombre) in enumerate(
            zip(intitules, numeriques, strict=True)
        )
    ]
    premiere = max((_longest(ligne[:1]) for ligne in lignes), default=0)
    est_courte = premiere * LETTRE < TEXTE_MIN
    if not est_courte:
        largeurs[0] = max(largeurs[0], PREMIERE_COLONNE)
    classes = ["egts-table"]
    if sum(largeurs) + ENTRE_COLONNES * len(largeurs) <= LARGEUR:
        classes.append("egts-tient")
    if est_courte:
        classes.append("egts-courte")
    return " ".join(classes)


def _least(intitule: str, est_nombre: bool, cases: Sequence[str]) -> float:
    """Ce que la colonne demande : un nombre ne se coupe pas, un texte passe à la ligne."""
    plus_long = _longest(cases) * LETTRE
    mot = max(map(len, intitule.split(" ")), default=0) * LETTRE * 1.1
    if est_nombre:
        return max(plus_long, mot, COLONNE_MIN)
    etroit = min(plus_long, max(TEXTE_MIN, plus_long / LIGNES_MAX * 1.1))
    return max(etroit, mot, COLONNE_MIN)


def _longest(cases: Sequence[str]) -> int:
    """En lettres, sans les balises ; un caractère échappé en est un."""
    textes = (_BALISE.sub("\u00a0", case).strip("\u00a0") for case in cases)
    return max(map(len, textes), default=0)
