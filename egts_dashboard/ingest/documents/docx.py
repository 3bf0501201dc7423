"""Un document Word en lignes : ce que le lecteur voit, ni plus ni deux fois."""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from egts_dashboard.ingest.documents.balises import attribute, child, children, tag
from egts_dashboard.ingest.documents.cases import table_lines
from egts_dashboard.ingest.documents.numerotation import word_numbering
from egts_dashboard.ingest.documents.styles import (
    resolver,
    with_properties,
    word_styles,
)

# Ce qui tient un texte sans rien y changer : contrôle, champ, insertion suivie…
ENVELOPPES = frozenset(
    ("sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice")
)
# Supprimé ou déplacé, redit pour un vieux Word, ou lu à part.
TUS = frozenset(("del", "moveFrom", "Fallback", "txbxContent", "instrText", "delText"))
RETRAIT_MAX = 8
# L’appel d’une note que l’on a tapé : un chiffre en exposant, après un mot ou une phrase.
APPEL = re.compile(r"(?:[^\W\d_]{3}|[.,;!?)»])\s?$")


def docx_lines(
    racine: Element, styles: Element | None, listes: Element | None = None
) -> list[str]:
    """Les lignes de word/document.xml, selon word/styles.xml et word/numbering.xml."""
    corps = child(racine, "body")
    lecteur = _Lecteur(styles, listes)
    return [] if corps is None else list(lecteur.blocks(corps))


class _Lecteur:
    def __init__(self, styles: Element | None, listes: Element | None) -> None:
        self.style = resolver(word_styles(styles))
        self.numerotation = word_numbering(listes)

    def blocks(self, parent: Iterable[Element]) -> Iterator[str]:
        """Les paragraphes et les tableaux d’un corps, d’une case ou d’une zone de texte."""
        for element in parent:
            if tag(element) == "p":
                yield from self._paragraph(element)
                yield ""
            elif tag(element) == "tbl":
                yield from self._table(element)
            elif tag(element) in ENVELOPPES:
                yield from self.blocks(element)

    def _paragraph(self, paragraphe: Element) -> Iterator[str]:
        """Les lignes d’un paragraphe, puis celles des zones de texte qui s’y accrochent."""
        lignes = [" ".join(li.split(" ")).strip() for li in _words(paragraphe)]
        yield from self._marked(paragraphe, [ligne for ligne in lignes if ligne])
        for zone in _boxes(paragraphe):
            yield from self.blocks(zone)

    def _marked(self, paragraphe: Element, lignes: list[str]) -> Iterator[str]:
        proprietes = child(paragraphe, "pPr")
        nom = attribute(child(proprietes, "pStyle"), "val")
        style = with_properties(self.style(nom), proprietes)
        if not lignes or style.est_sommaire:
            return
        mots = self.numerotation.label(style.liste or "", style.retrait or 0)
        lignes[0] = f"{mots}{lignes[0]}"
        if style.niveau:
            yield f"{'#' * style.niveau} {' '.join(lignes)}"
        elif mots:
            yield from lignes
        elif style.est_liste:
            retrait = min(style.retrait or 0, RETRAIT_MAX)
            yield f"{'  ' * retrait}- {' '.join(lignes)}"
        else:
            yield from lignes

    def _table(self, tableau: Element) -> Iterator[str]:
        rangees = [
            list(children(ligne, "tc", ENVELOPPES))
            for ligne in children(tableau, "tr", ENVELOPPES)
            if child(ligne, "trPr", "del") is None
        ]
        return table_lines(rangees, self.blocks)


def _boxes(element: Element) -> Iterator[Element]:
    """Les zones de texte d’un paragraphe, une fois chacune."""
    for enfant in element:
        if tag(enfant) == "txbxContent":
            yield enfant
        elif tag(enfant) not in TUS:
            yield from _boxes(enfant)


def _words(paragraphe: Element) -> list[str]:
    """Le texte d’un paragraphe, une ligne à chaque saut que l’on y a mis."""
    morceaux: list[str] = []
    _collect(paragraphe, morceaux)
    return "".join(morceaux).split("\n")


def _collect(element: Element, morceaux: list[str]) -> None:
    for enfant in element:
        match tag(enfant):
            case "t":
                morceaux.append(enfant.text or "")
            case "tab" | "ptab":
                morceaux.append(" ")
            case "br" | "cr":
                morceaux.append("\n")
            case "noBreakHyphen":
                morceaux.append("-")
            case "sym":
                # Une puce dessinée ; au milieu d’une phrase, elle n’en est plus une.
                morceaux.append(" " if "".join(morceaux[-1:]).strip() else "• ")
            case "r":
                if not _is_hidden(enfant) and not _is_call(enfant, morceaux):
                    _collect(enfant, morceaux)
            case nom:
                if nom not in TUS:
                    _collect(enfant, morceaux)


def _is_hidden(morceau: Element) -> bool:
    masque = child(morceau, "rPr", "vanish")
    return masque is not None and attribute(masque, "val") not in ("0", "false")


def _is_call(morceau: Element, avant: list[str]) -> bool:
    """Vrai pour un chiffre en exposant après un mot : l’appel d’une note, non son texte."""
    if attribute(child(morceau, "rPr", "vertAlign"), "val") != "superscript":
        return False
    texte = "".join(e.text or "" for e in morceau if tag(e) == "t").strip("() ")
    return texte.isdecimal() and APPEL.search("".join(avant[-3:])) is not None
