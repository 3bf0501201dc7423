"""Les titres d’un PDF : des lignes brèves, en lettres plus grandes que le texte."""

from collections import Counter
from collections.abc import Sequence

from egts_dashboard.ingest.documents.pdf_tableaux import Ligne

SIGNES_MAX = 110
PLUS_GRAND = 1.12
# Des lettres qui portent plus du texte que cela ne sont pas celles d’un titre.
PART_MAX = 0.12
NIVEAUX = 6


def mark_titles(pages: Sequence[Sequence[Ligne]]) -> list[list[str]]:
    """Les lignes, un titre précédé d’autant de « # » que son rang parmi les tailles.

    Un titre coupé en deux lignes tient dans la première ; la seconde reste vide.
    """
    poids: Counter[float] = Counter()
    for page in pages:
        for texte, taille in page:
            poids[taille] += len(texte.strip())
    total = sum(poids.values())
    del poids[0.0]
    corps = max(poids, key=lambda t: poids[t], default=0.0)
    grandes = sorted(
        (t for t in poids if t > PLUS_GRAND * corps and poids[t] < PART_MAX * total),
        reverse=True,
    )
    niveaux = {t: min(rang, NIVEAUX) for rang, t in enumerate(grandes, start=1)}
    return [_mark(page, niveaux) for page in pages]


def _mark(page: Sequence[Ligne], niveaux: dict[float, int]) -> list[str]:
    rendues: list[str] = []
    rang = 0
    while rang < len(page):
        texte, taille = page[rang]
        fin = rang + 1
        if taille in niveaux and texte.strip():
            while fin < len(page) and page[fin][1] == taille and page[fin][0].strip():
                fin += 1
        titre = " ".join(t.strip() for t, _ in page[rang:fin])
        if taille in niveaux and _is_title(titre):
            rendues += [f"{'#' * niveaux[taille]} {titre}", *[""] * (fin - rang - 1)]
        else:
            rendues += [t for t, _ in page[rang:fin]]
        rang = fin
    return rendues


def _is_title(texte: str) -> bool:
    return (
        1 < len(texte) <= SIGNES_MAX
        and any(map(str.isalpha, texte))
        and not texte.endswith((".", ";", ","))
    )
