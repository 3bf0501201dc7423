"""Un tableau de texte nu dont une ligne de tirets, coupée de blancs, donne les colonnes."""

import re
from collections.abc import Sequence
from itertools import pairwise

# « ------- ------- », sous les en-têtes : chaque suite de tirets a la largeur de sa colonne.
TRAITS = re.compile(r"\s*-{3,}(?: +-{3,})+\s*")
SUITE = re.compile(r"-+")
# « ----------------- », qui ouvre et ferme un tableau dont les cases ont plusieurs lignes.
BORD = re.compile(r"\s*-{9,}\s*")
LIGNES_MAX = 400
COLONNES_MAX = 20


def dashed(lignes: Sequence[str]) -> list[str]:
    """Les mêmes lignes, chaque rangée d’un tel tableau entre barres sur la première des siennes."""
    rendues = list(lignes)
    fait = 0
    for rang, ligne in enumerate(lignes):
        if rang < fait or not TRAITS.fullmatch(ligne):
            continue
        colonnes = [trouve.start() for trouve in SUITE.finditer(ligne)]
        haut = _above(lignes, rang, fait)
        est_borde = haut > 0 and BORD.fullmatch(lignes[haut - 1]) is not None
        bas = _below(lignes, rang, est_borde)
        rangees = [*_rows(lignes, haut, rang), *_rows(lignes, rang + 1, bas)]
        table = [li for debut, fin in rangees for li in lignes[debut:fin]]
        if len(colonnes) > COLONNES_MAX or not _fits(table, colonnes):
            continue
        rendues[haut:bas] = [""] * (bas - haut)
        for debut, fin in rangees:
            rendues[debut] = _bordered(lignes[debut:fin], colonnes)
        for bord in (haut - 1, bas):
            if 0 <= bord < len(lignes) and BORD.fullmatch(lignes[bord]):
                rendues[bord] = ""
        fait = bas
    return rendues


def _above(lignes: Sequence[str], rang: int, fait: int) -> int:
    """Où commence l’en-tête, au-dessus des tirets."""
    haut = rang
    while (
        haut > fait
        and lignes[haut - 1].strip()
        and not BORD.fullmatch(lignes[haut - 1])
    ):
        haut -= 1
    return haut


def _below(lignes: Sequence[str], rang: int, est_borde: bool) -> int:
    """Où finit le tableau : au bord qui le ferme, s’il s’ouvre par un bord, ou à une ligne vide."""
    suite = range(rang + 1, min(rang + LIGNES_MAX, len(lignes)))
    bord = next((r for r in suite if BORD.fullmatch(lignes[r])), None)
    if est_borde and bord is not None:
        return bord
    return next((r for r in suite if not lignes[r].strip()), suite.stop)


def _rows(lignes: Sequence[str], debut: int, fin: int) -> list[tuple[int, int]]:
    """Les rangées : une par ligne, ou, si des lignes vides les séparent, d’un blanc à l’autre."""
    vides = [r for r in range(debut, fin) if not lignes[r].strip()]
    if vides or BORD.fullmatch("".join(lignes[debut - 1 : debut])):
        bornes = pairwise([debut - 1, *vides, fin])
        return [(a + 1, b) for a, b in bornes if b - a > 1]
    return [(r, r + 1) for r in range(debut, fin)]


def _fits(table: Sequence[str], colonnes: Sequence[int]) -> bool:
    """Vrai si aucun mot n’est à cheval sur deux colonnes."""
    return len(table) > 1 and all(
        ligne[debut - 1 : debut] in ("", " ")
        for ligne in table
        for debut in colonnes[1:]
    )


def _bordered(rangee: Sequence[str], colonnes: Sequence[int]) -> str:
    bords = [0, *colonnes[1:], None]
    cases = [
        " ".join(" ".join(ligne[a:b].strip() for ligne in rangee).split())
        for a, b in pairwise(bords)
    ]
    return f"| {' | '.join(cases)} |"
