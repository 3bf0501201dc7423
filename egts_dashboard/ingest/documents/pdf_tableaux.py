"""Une page de PDF en lignes : ses tableaux par rangées, la taille de ses lettres à part.

Le texte d’un PDF ne dit ni ses cellules ni ses titres : seuls les filets, la place et la
taille des mots les disent.
"""

from collections.abc import Iterator, Sequence

from pypdf import PageObject

from egts_dashboard.ingest.documents.pdf_alineas import spaced
from egts_dashboard.ingest.documents.pdf_gras import join_bold
from egts_dashboard.ingest.documents.pdf_grilles import Grille, grids
from egts_dashboard.ingest.documents.pdf_lettres import join_small_capitals, tightened
from egts_dashboard.ingest.documents.pdf_morceaux import Page, read_page
from egts_dashboard.ingest.documents.pdf_notes import drop_notes
from egts_dashboard.ingest.documents.pdf_puces import PUCE, bulleted, with_marks
from egts_dashboard.ingest.documents.pdf_sans_filets import Suite, unruled

# Une ligne, et la taille de ses lettres en points ; 0 si l’on n’en sait rien.
Ligne = tuple[str, float]


def page_lines(page: PageObject, suite: Suite) -> list[Ligne]:
    """Les lignes d’une page ; chaque tableau y tient une rangée par ligne.

    `suite` : ce que les tableaux des pages d’avant disent de celle-ci.
    """
    lue, texte = read_page(page, suite.operations)
    suite.operations = lue.operations
    if "".join(lue.dessines) != texte:
        return [(ligne, 0.0) for ligne in texte.replace("\r", "\n").split("\n")]
    drop_notes(lue)
    join_small_capitals(lue)
    with_marks(lue.morceaux)
    hauteur = float(page.mediabox.height)
    filets = lue.filets or lue.decoupes
    grilles = list(grids(filets, hauteur, lue.morceaux, suite.colonnes))
    suite.colonnes = grilles[-1].colonnes if grilles else []
    hors = [
        (morceau, taille)
        for morceau, taille in zip(lue.morceaux, lue.tailles, strict=True)
        if not any(g.cell(*morceau[1:]) for g in grilles)
    ]
    grilles += unruled([m for m, _ in hors], [t for _, t in hors], suite)
    blancs = spaced(lue.morceaux, lue.tailles)
    join_bold(lue.morceaux, lue.tailles, lue.gras, blancs)
    for rang in bulleted(lue.morceaux, lue.tailles, lue.puces):
        mots, x, y = lue.morceaux[rang]
        lue.morceaux[rang] = (PUCE + mots.lstrip(), x, y)
    for rang in blancs:
        mots, x, y = lue.morceaux[rang]
        lue.morceaux[rang] = (f"\n{mots}", x, y)
    return list(_lines(_rewrite(lue, grilles)))


def _rewrite(lue: Page, grilles: Sequence[Grille]) -> list[Ligne]:
    """Le texte, où chaque tableau vient d’un bloc à la place de son premier mot."""
    rendus: list[tuple[str | Grille, float]] = []
    for (texte, x, y), taille in zip(lue.morceaux, lue.tailles, strict=True):
        trouve = next(
            ((g, c) for g in grilles if (c := g.cell(x, y)) is not None), None
        )
        if trouve is None or not texte.strip():
            rendus.append((texte, taille))
            continue
        grille, cellule = trouve
        if not grille.mots:
            rendus.append((grille, 0.0))
        grille.mots.setdefault(cellule, []).append((y, texte))
    return [
        (part, taille)
        if isinstance(part, str)
        else ("\n" + "\n".join(part.lines()) + "\n\n", 0.0)
        for part, taille in rendus
    ]


def _lines(morceaux: Sequence[Ligne]) -> Iterator[Ligne]:
    """Les morceaux en lignes ; une ligne a la plus petite taille de ses mots."""
    ligne = ""
    tailles: list[float] = []
    for texte, taille in morceaux:
        for rang, part in enumerate(texte.replace("\r", "\n").split("\n")):
            if rang:
                yield tightened(ligne), min(tailles, default=0.0)
                ligne, tailles = "", []
            ligne += part
            if part.strip():
                tailles.append(taille)
    yield tightened(ligne), min(tailles, default=0.0)
