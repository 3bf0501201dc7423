"""Une table tient-elle dans la colonne de lecture, ou doit-elle défiler en elle-même ?"""

import re
from collections.abc import Sequence
from itertools import accumulate

# La colonne de lecture d’un portable, et ce qu’y prend une lettre ; en pixels.
LARGEUR = 906
LETTRE = 6.5
ENTRE_COLONNES = 13
PREMIERE_COLONNE = 176
COLONNE_MIN = 40
TEXTE_MIN = 104
# Au-delà, un texte en colonne étroite se lit plus mal qu’une table qui défile.
LIGNES_MAX = 12
# Ce que prend la colonne qui ouvre le reste ; avec moins de colonnes que cela, on fait défiler.
COLONNE_DETAIL = 90
COLONNES_MIN = 3
_BALISE = re.compile(r"<[^>]*>|&[a-z#0-9]+;")


def lay_out(
    intitules: Sequence[str],
    numeriques: Sequence[bool],
    lignes: Sequence[Sequence[str]],
    *,
    replie: bool = False,
) -> tuple[str, int]:
    """Les classes de la table, et combien de colonnes, depuis la première, s’y voient.

    Une table tient quand chacun de ses textes se lit sur douze lignes au plus. `replie` : ce
    qui ne tient pas se range dans une colonne de détail ; sinon la table défile en elle-même.
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
    tiennent = _fitting(largeurs, LARGEUR)
    classes = ["egts-table"]
    if replie and COLONNES_MIN <= tiennent < len(largeurs):
        tiennent = _fitting(largeurs, LARGEUR - COLONNE_DETAIL)
        classes.append("egts-tient")
    elif tiennent == len(largeurs):
        classes.append("egts-tient")
    else:
        tiennent = len(largeurs)
    if est_courte:
        classes.append("egts-courte")
    return " ".join(classes), tiennent


def _fitting(largeurs: Sequence[float], place: float) -> int:
    """Combien de colonnes, depuis la première, tiennent dans la place."""
    ajoutees = accumulate(largeur + ENTRE_COLONNES for largeur in largeurs)
    return sum(somme <= place for somme in ajoutees)


def _least(intitule: str, est_nombre: bool, cases: Sequence[str]) -> float:
    """Ce que la colonne demande : un nombre ne se coupe pas, un texte passe à la ligne."""
    # Les balises d’abord : l’adresse d’un lien a des espaces, elle n’est pas à l’écran.
    lues = [_read(case) for case in cases]
    plus_long = _longest(lues) * LETTRE
    mot = max(map(len, intitule.split(" ")), default=0) * LETTRE * 1.1
    if est_nombre:
        return max(plus_long, mot, COLONNE_MIN)
    etroit = min(plus_long, max(TEXTE_MIN, plus_long / LIGNES_MAX * 1.1))
    # Une empreinte ne se coupe pas : elle demande sa longueur.
    insecable = max((_longest(lue.split(" ")) for lue in lues), default=0) * LETTRE
    return max(etroit, insecable, mot, COLONNE_MIN)


def _longest(cases: Sequence[str]) -> int:
    """En lettres, telles qu’on les lit."""
    return max((len(_read(case)) for case in cases), default=0)


def _read(case: str) -> str:
    """La case sans ses balises ; un caractère échappé en est un."""
    return _BALISE.sub("\u00a0", case).strip("\u00a0")
