"""Un document OpenDocument (Writer) en lignes, tel que son lecteur le voit."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from egts_dashboard.ingest.documents.balises import (
    attribute,
    child,
    children,
    number,
    tag,
)
from egts_dashboard.ingest.documents.cases import table_lines
from egts_dashboard.ingest.documents.numerotation import odt_numbering
from egts_dashboard.ingest.documents.styles import hidden_styles, odt_styles, resolver

RANGEES = frozenset(("table-header-rows", "table-rows", "table-row-group"))
NIVEAUX = 6


def odt_lines(racine: Element, styles: Element | None) -> list[str]:
    """Les lignes de content.xml, ou d’un document d’un seul tenant."""
    corps = child(racine, "body", "text")
    lecteur = _Lecteur(racine, styles)
    return [] if corps is None else list(lecteur.blocks(corps, 0))


class _Lecteur:
    def __init__(self, racine: Element, styles: Element | None) -> None:
        communs = child(racine, "styles")
        automatiques = child(racine, "automatic-styles")
        self.style = resolver(odt_styles(styles, communs, automatiques))
        self.numerotation = odt_numbering(styles, communs, automatiques)
        self.masques = hidden_styles(styles, communs, automatiques)
        # Le style de la liste ouverte ; celles qu’elle tient le gardent.
        self.liste = ""

    def blocks(self, parent: Iterable[Element], profondeur: int = 0) -> Iterator[str]:
        """Les paragraphes, listes et tableaux d’un corps, d’une section ou d’un cadre."""
        for element in parent:
            match tag(element):
                case "h":
                    yield self._heading(element, profondeur)
                    yield ""
                    for cadre in _frames(element):
                        yield from self.blocks(cadre)
                # Un outil écrit parfois le texte d’une case sans son paragraphe.
                case "p" | "span" | "a":
                    yield from self._paragraph(element, profondeur)
                    yield ""
                case "table":
                    yield from self._table(element)
                case "list":
                    dehors = self.liste
                    self.liste = attribute(element, "style-name") or dehors
                    yield from self.blocks(element, profondeur + 1)
                    self.liste = dehors
                case "list-item" | "list-header" | "numbered-paragraph":
                    yield from self.blocks(element, profondeur)
                case "section" | "index-body" | "text-box" | "frame":
                    yield from self.blocks(element, profondeur)

    def _heading(self, element: Element, profondeur: int) -> str:
        """Un titre, ce que sa numérotation écrit devant."""
        niveau = number(attribute(element, "outline-level"), 1) or 1
        rang = profondeur or niveau
        mots = self.numerotation.label(self.liste if profondeur else "", rang - 1)
        titre = " ".join(filter(None, self._lines(element)))
        return f"{'#' * min(niveau, NIVEAUX)} {mots}{titre}"

    def _paragraph(self, element: Element, profondeur: int) -> Iterator[str]:
        """Les lignes d’un paragraphe, puis celles des cadres qui s’y accrochent."""
        style = self.style(attribute(element, "style-name"))
        lignes = [ligne for ligne in self._lines(element) if ligne]
        if lignes and style.niveau and not profondeur:
            yield f"{'#' * style.niveau} {' '.join(lignes)}"
        elif lignes and (profondeur or style.est_liste):
            yield f"{'  ' * (max(profondeur, 1) - 1)}- {' '.join(lignes)}"
        else:
            yield from lignes
        for cadre in _frames(element):
            yield from self.blocks(cadre)

    def _table(self, tableau: Element) -> Iterator[str]:
        rangees = [
            [c for c in ligne if tag(c) in ("table-cell", "covered-table-cell")]
            for ligne in children(tableau, "table-row", RANGEES)
        ]
        return table_lines(rangees, self.blocks)

    def _lines(self, element: Element) -> list[str]:
        """Le texte d’un paragraphe, une ligne à chaque saut que l’on y a mis."""
        return [" ".join(ligne.split()) for ligne in self._flat(element).split("\n")]

    def _flat(self, element: Element) -> str:
        if attribute(element, "style-name") in self.masques:
            return ""
        morceaux = [" ".join((element.text or "").split("\n"))]
        for enfant in element:
            nom = tag(enfant)
            if nom == "line-break":
                morceaux.append("\n")
            elif nom in ("s", "tab"):
                morceaux.append(" ")
            elif nom not in ("note", "annotation", "text-box"):
                morceaux.append(self._flat(enfant))
            morceaux.append(" ".join((enfant.tail or "").split("\n")))
        return "".join(morceaux)


def _frames(element: Element) -> Iterator[Element]:
    """Les cadres de texte d’un paragraphe."""
    for enfant in element:
        if tag(enfant) == "text-box":
            yield enfant
        elif tag(enfant) not in ("note", "annotation"):
            yield from _frames(enfant)
