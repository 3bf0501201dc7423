"""Les balises d’un document DOCX ou ODT, sans leur espace de noms."""

from collections.abc import Iterator, Set
from xml.etree.ElementTree import Element


def tag(element: Element) -> str:
    """Le nom d’une balise ; vide pour un commentaire."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element | None, nom: str) -> str:
    """La valeur d’un attribut ; vide s’il manque."""
    if element is None:
        return ""
    return next(
        (v for cle, v in element.attrib.items() if cle.rpartition("}")[2] == nom), ""
    )


def child(element: Element | None, *noms: str) -> Element | None:
    """L’enfant au bout d’un chemin de balises ; None s’il manque."""
    courant = element
    for nom in noms:
        if courant is not None:
            courant = next((e for e in courant if tag(e) == nom), None)
    return courant


def number(valeur: str, sinon: int) -> int:
    """Un entier écrit en chiffres ; `sinon` quand la valeur n’en est pas un."""
    return int(valeur) if valeur.isascii() and valeur.isdigit() else sinon


def children(element: Element, nom: str, enveloppes: Set[str]) -> Iterator[Element]:
    """Les enfants de ce nom, au travers des enveloppes qui les tiennent, jamais plus bas."""
    for enfant in element:
        if tag(enfant) == nom:
            yield enfant
        elif tag(enfant) in enveloppes:
            yield from children(enfant, nom, enveloppes)
