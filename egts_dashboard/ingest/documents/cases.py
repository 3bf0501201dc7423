"""Les cases d’un tableau de DOCX ou d’ODT : une ligne par rangée, ou la page qu’il met en forme."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from egts_dashboard.ingest.documents.balises import attribute, child, number, tag

COLONNES_MAX = 100
# Un titre et ce qu’il ouvre : la case est une page, non une donnée.
LIGNES_D_UNE_PAGE = 3
TABLEAUX = ("tbl", "table")
# De quoi lire des éléments qui se suivent : leurs lignes, dans l’ordre.
Lire = Callable[[Iterable[Element]], Iterable[str]]


@dataclass
class _Case:
    """Une case : toutes ses lignes, celles qui lui sont propres, celles de ses tableaux."""

    largeur: int
    est_couverte: bool
    toutes: list[str] = field(default_factory=list)
    propres: list[str] = field(default_factory=list)
    imbriquees: list[str] = field(default_factory=list)


def table_lines(rangees: Sequence[Sequence[Element]], lire: Lire) -> Iterator[str]:
    """Une ligne par rangée, suivie de ses tableaux imbriqués ; d’une mise en page, ses lignes."""
    lues = [[_read(case, lire) for case in rangee] for rangee in rangees]
    if _is_layout(lues):
        yield from (
            ligne for rangee in lues for case in rangee for ligne in case.toutes
        )
        return
    for rangee in lues:
        yield _row(rangee)
        for case in rangee:
            yield from case.imbriquees
    yield ""


def _read(element: Element, lire: Lire) -> _Case:
    """Lit une case une seule fois, si profond que ses tableaux s’imbriquent."""
    case = _Case(_width(element), tag(element).startswith("covered-"))
    for enfant in element:
        lignes = list(lire([enfant]))
        case.toutes += lignes
        (case.imbriquees if tag(enfant) in TABLEAUX else case.propres).extend(lignes)
    return case


def _row(cases: Sequence[_Case]) -> str:
    """Une rangée : chaque case sous son en-tête ; une seule, sur toute la largeur, le reste."""
    while cases and cases[-1].est_couverte:
        cases = cases[:-1]
    rendues: list[str] = []
    vides = 0
    for case in cases:
        rendues += [""] * vides
        # Les paragraphes d’une case, séparés comme en HTML pour rester distincts.
        nues = (ligne.replace("\t", " ").strip("# ") for ligne in case.propres)
        rendues.append("<br>".join(ligne for ligne in nues if ligne))
        vides = case.largeur - 1
    return "\t".join(rendues)


def _is_layout(rangees: Sequence[Sequence[_Case]]) -> bool:
    """Vrai si le tableau met la page en forme : une seule colonne, ou des parties titrées."""
    return all(len(rangee) < 2 for rangee in rangees) or any(
        sum(map(bool, case.toutes)) >= LIGNES_D_UNE_PAGE
        and any(ligne[:1] == "#" for ligne in case.toutes)
        for rangee in rangees
        for case in rangee
    )


def _width(case: Element) -> int:
    """Combien de colonnes une case occupe, en DOCX ; combien de fois elle se répète, en ODT."""
    largeur = attribute(child(case, "tcPr", "gridSpan"), "val")
    largeur = largeur or attribute(case, "number-columns-repeated")
    return min(max(number(largeur, 1), 1), COLONNES_MAX)
