"""Les pages d’un PDF mises bout à bout : sans titre courant, une rangée coupée recousue."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

# Combien de lignes, en haut et en bas d’une page, peuvent être un titre courant.
BORD = 3
MOTS_MIN = 4
NUMERO = re.compile(
    r"[^\w€%]*(?:p(?:age|\.)?\s*)?\d{1,4}(?:\s*(?:/|sur|de)\s*\d{1,4})?[^\w€%]*", re.I
)
PHRASE_FINIE = (".", "!", "?", ";", ":")


def joined_pages(pages: list[list[str]]) -> list[str]:
    """Les lignes de toutes les pages, une ligne vide entre deux."""
    nettes = [_trimmed(page) for page in _without_furniture(pages)]
    _sew_rows(nettes)
    return [ligne for page in nettes if page for ligne in (*page, "")]


def _trimmed(page: list[str]) -> list[str]:
    """La page sans les blancs ni le numéro de ses bords : ce qui la suit n’en est pas loin."""
    debut, fin = 0, len(page)
    while debut < fin and _is_nothing(page[debut]):
        debut += 1
    while fin > debut and _is_nothing(page[fin - 1]):
        fin -= 1
    return page[debut:fin]


def _is_nothing(ligne: str) -> bool:
    return not ligne.strip() or NUMERO.fullmatch(ligne.strip()) is not None


def _sew_rows(pages: Sequence[list[str]]) -> None:
    """Rend à la dernière rangée d’une page la suite de ses cases, en tête de la suivante."""
    pleines = [page for page in pages if page]
    for page, suivante in pairwise(pleines):
        haut, bas = page[-1].split("\t"), suivante[0].split("\t")
        if len(haut) < 2 or len(haut) != len(bas) or not any(map(str.strip, bas)):
            continue
        if all(_goes_on(a, b) for a, b in zip(haut, bas, strict=True)):
            page[-1] = "\t".join(
                f"{a} {b}".strip() for a, b in zip(haut, bas, strict=True)
            )
            suivante[0] = ""


def _goes_on(haut: str, bas: str) -> bool:
    """Vrai pour une case vide, ou qui reprend en bas de casse une phrase en suspens."""
    reprend = bas.strip()[:1].islower() and bool(haut.strip())
    return not bas.strip() or (reprend and not haut.rstrip().endswith(PHRASE_FINIE))


def _without_furniture(pages: list[list[str]]) -> list[list[str]]:
    """Vide, sans les ôter, les lignes qui ouvrent ou ferment les pages à l’identique.

    Un titre courant est à la même place sur ses pages : la première ligne, l’avant-dernière…
    Un intertitre court (« Préconisations ») peut ouvrir deux pages : il faut plusieurs mots.
    Une rangée de tableau n’en est jamais un.
    """
    bords = [_edges(page) for page in pages]
    compte = Counter(place for bord in bords for place in bord.values())
    for page, bord in zip(pages, bords, strict=True):
        for rang, (place, mots) in bord.items():
            fois = compte[place, mots]
            est_repetee = fois >= 2 and fois >= len(pages) / 3
            if est_repetee and len(mots.split()) >= MOTS_MIN:
                page[rang] = ""
    return pages


def _edges(page: list[str]) -> dict[int, tuple[int, str]]:
    """Les lignes au bord d’une page : leur place depuis le haut ou le bas, leurs mots."""
    pleines = [rang for rang, ligne in enumerate(page) if ligne.strip()]
    hauts = {rang: place for place, rang in enumerate(pleines[:BORD])}
    bas = {rang: -place for place, rang in enumerate(pleines[: -BORD - 1 : -1], 1)}
    return {
        rang: (place, _bare(page[rang]))
        for rang, place in (bas | hauts).items()
        if "\t" not in page[rang]
    }


def _bare(ligne: str) -> str:
    return re.sub(r"\d+", "0", " ".join(ligne.casefold().split()))
