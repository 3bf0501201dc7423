"""Les pages d’un PDF mises bout à bout : sans titre courant, une rangée coupée recousue."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from egts_dashboard.francais import expects_more, rejoin
from egts_dashboard.ingest.documents.pdf_grilles import PUCES
from egts_dashboard.ingest.documents.pdf_tableaux import Ligne

# Combien de lignes, en haut et en bas d’une page, peuvent être un titre courant.
BORD = 3
MOTS_MIN = 4
PLUS_PETIT = 0.95
NUMERO = re.compile(
    r"[^\w€%]*(?:p(?:age|\.)?\s*)?\d{1,4}(?:\s*(?:/|sur|de)\s*\d{1,4})?[^\w€%]*", re.I
)
SOMME_OU_CASE = re.compile(r"\t|€|\beuros?\b", re.IGNORECASE)
PHRASE_FINIE = (".", "!", "?", ";", ":")


def joined_pages(pages: list[list[str]]) -> list[str]:
    """Les lignes de toutes les pages, une ligne vide entre deux."""
    nettes = [_trimmed(page) for page in pages]
    _sew_rows(nettes)
    return [
        ligne
        for page in nettes
        if page
        for ligne in (*page, *([] if expects_more(page[-1]) else [""]))
    ]


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
        dernier = _row(page, range(len(page) - 1, -1, -1))
        premier = _row(suivante, range(len(suivante)))
        if dernier is None or premier is None:
            continue
        if suivante[premier] in page and premier + 1 < len(suivante):
            # L’en-tête redit.
            premier += 1
        haut, bas = page[dernier].split("\t"), suivante[premier].split("\t")
        if len(haut) != len(bas) or not any(map(str.strip, bas)):
            continue
        cases = list(zip(haut, bas, strict=True))
        reprises = [_goes_on(a, b) for a, b in cases]
        if any(reprises) and all(
            reprend or not b.strip() or b.startswith(PUCES)
            for reprend, (_, b) in zip(reprises, cases, strict=True)
        ):
            page[dernier] = "\t".join(_sewn(a, b) for a, b in cases)
            suivante[premier] = ""


def _row(page: Sequence[str], rangs: Iterable[int]) -> int | None:
    """La première rangée de tableau, passées les quelques lignes du bord ; None s’il n’y en a pas."""
    pleins = [rang for rang in rangs if page[rang].strip()][: BORD + 1]
    return next((rang for rang in pleins if "\t" in page[rang]), None)


def _goes_on(haut: str, bas: str) -> bool:
    """Vrai pour une case qui reprend en bas de casse une phrase en suspens."""
    return (
        bas.strip()[:1].islower()
        and bool(haut.strip())
        and not haut.rstrip().endswith(PHRASE_FINIE)
    )


def _sewn(haut: str, bas: str) -> str:
    """Une case et sa suite ; une puce y ouvre un alinéa."""
    return f"{haut}<br>{bas}" if bas.startswith(PUCES) else rejoin(haut, bas)


def without_furniture(pages: list[list[Ligne]]) -> list[list[Ligne]]:
    """Vide, sans les ôter, les lignes qui ouvrent ou ferment les pages à l’identique.

    Un titre courant est à la même place sur ses pages : la première ligne, l’avant-dernière…
    Un intertitre court (« Préconisations ») peut ouvrir deux pages : il faut plusieurs mots,
    ou des lettres plus petites que le texte. Une rangée de tableau, une somme n’en sont jamais un.
    """
    petites = PLUS_PETIT * _body_size(pages)
    _empty_edges(pages, petites, MOTS_MIN)
    # Ce qu’un titre courant cachait est à son tour au bord.
    _empty_edges(pages, petites, None)
    return pages


def _body_size(pages: Iterable[Iterable[Ligne]]) -> float:
    """La taille des lettres qui portent le plus de texte ; 0 si aucune n’est connue."""
    poids: Counter[float] = Counter()
    for texte, taille in (ligne for page in pages for ligne in page):
        poids[taille] += len(texte.strip())
    del poids[0.0]
    return max(poids, key=lambda t: poids[t], default=0.0)


def _empty_edges(
    pages: Sequence[list[Ligne]], petites: float, mots_min: int | None
) -> None:
    """Vide les lignes redites du bord de chaque page, plus petites que le texte ou assez longues."""
    bords = [_edges(page) for page in pages]
    places: dict[tuple[int, str], list[list[int]]] = {}
    for numero, bord in enumerate(bords):
        for place, mots in bord.values():
            nombres = [int(n) - numero for n in re.findall(r"\d{1,9}", mots)]
            cle = (place, _bare(mots))
            places.setdefault(cle, []).append([numero, *nombres])
    for page, bord in zip(pages, bords, strict=True):
        for rang, (place, mots) in bord.items():
            lus = places[place, _bare(mots)]
            est_repetee = len(lus) >= 2 and len(lus) >= len(pages) / 3
            est_petite = 0 < page[rang][1] < petites
            est_longue = mots_min is not None and len(mots.split()) >= mots_min
            est_pied = place < 0 and 2 * len(lus) >= len(pages) and _is_foot(mots)
            if (
                est_repetee
                and (est_longue or est_petite or est_pied)
                and _are_paged(lus)
            ):
                page[rang] = ("", 0.0)


def _is_foot(mots: str) -> bool:
    """Vrai pour quelques mots qui peuvent fermer chaque page : ni item, ni phrase."""
    return not mots.startswith(PUCES) and not mots.endswith(PHRASE_FINIE)


def _are_paged(lus: Sequence[Sequence[int]]) -> bool:
    """Vrai si chaque nombre d’une ligne redite reste le même, ou compte les pages.

    `lus` : pour chaque page, son rang, puis ses nombres moins ce rang. « 2 séances,
    18 participants » sous chaque titre d’atelier n’est pas un titre courant.
    """
    colonnes = list(zip(*lus, strict=False))
    return all(
        len(set(colonne)) == 1
        or len({a + b for a, b in zip(colonne, colonnes[0], strict=True)}) == 1
        for colonne in colonnes[1:]
    )


def _edges(page: list[Ligne]) -> dict[int, tuple[int, str]]:
    """Les lignes au bord d’une page : leur place depuis le haut ou le bas, leurs mots."""
    pleines = [rang for rang, (ligne, _) in enumerate(page) if ligne.strip()]
    hauts = {rang: place for place, rang in enumerate(pleines[:BORD])}
    bas = {rang: -place for place, rang in enumerate(pleines[: -BORD - 1 : -1], 1)}
    return {
        rang: (place, " ".join(page[rang][0].casefold().split()))
        for rang, place in (bas | hauts).items()
        if not SOMME_OU_CASE.search(page[rang][0])
    }


def _bare(ligne: str) -> str:
    return re.sub(r"\d+", "0", ligne)
