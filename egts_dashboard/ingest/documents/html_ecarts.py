"""Ce qui, dans une page HTML, n’est pas son texte : menus, fils d’Ariane, fenêtres, renvois."""

import re
from collections.abc import Mapping

Attributs = Mapping[str, str | None]

TUS = frozenset(
    "script style noscript template svg head nav footer select datalist iframe del".split()
)
# « </head> » ou « </nav> » peut manquer : ce qui suit les ferme.
_TITRES = tuple(f"h{niveau}" for niveau in range(1, 7))
FERME = {
    "head": frozenset(("body", "p", "div", "ul", "table", *_TITRES)),
    "nav": frozenset(("main", "article", "section", "h1", "h2")),
    "footer": frozenset(("main", "article", "section", "h1")),
}
# Un menu que rien ne referme n’emporte pas la page.
FERME_UN_ECART = frozenset(("main", "article", "h1"))
ROLES = frozenset(
    "navigation banner contentinfo search dialog alertdialog menu menubar".split()
)
CLASSES = re.compile(
    r"(?:breadcrumbs?|fil-?d?-?ariane|cookies?(?:-\w+)*|tarteaucitron\w*|share|sharing|partage|social(?:-\w+)*|pagination|skip-?links?|navbar|menu)",
    re.IGNORECASE,
)
# Ce qu’une page ne referme pas n’enferme rien.
SANS_FIN = frozenset("br hr img input meta link wbr area base col embed source".split())
PART_DE_LIENS = 0.5
# Un mot masqué n’est pas montré ; un volet masqué, lui, s’ouvre d’un geste.
INLINE = frozenset("span a b i em strong font small sub sup u mark".split())
MASQUE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Posé ailleurs sur la page, un mot ne touche pas celui d’à côté.
DETACHE = re.compile(
    r"position\s*:\s*absolute|float\s*:|display\s*:\s*(?:inline-)?block", re.IGNORECASE
)


def is_apart(tag: str, attrs: Attributs) -> bool:
    """Vrai pour un élément que son rôle ou sa classe dit hors du texte de la page."""
    if tag in ("body", "html", "main", "article") or tag in SANS_FIN:
        return False
    if tag in INLINE and MASQUE.search(attrs.get("style") or ""):
        return True
    noms = f"{attrs.get('class') or ''} {attrs.get('id') or ''}".split()
    return (attrs.get("role") or "") in ROLES or any(map(CLASSES.fullmatch, noms))


def closes_apart(tag: str, ouverte: str) -> bool:
    """Vrai si cette balise ne peut être au-dedans de celle, oubliée ouverte, que l’on passe."""
    sinon = frozenset[str]() if ouverte in TUS else FERME_UN_ECART
    return tag in FERME.get(ouverte, sinon)


def heading_level(tag: str, attrs: Attributs) -> int:
    """Le rang d’un titre, qu’une balise ou un rôle le dise ; 0 si ce n’en est pas un."""
    if tag in _TITRES:
        return int(tag[1])
    if attrs.get("role") != "heading":
        return 0
    niveau = attrs.get("aria-level") or ""
    return int(niveau) if niveau in tuple("123456") else 2


class Detaches:
    """Les mots que leur style pose à part de ceux qui les entourent : un blanc les en sépare."""

    def __init__(self) -> None:
        self.ouverts: list[bool] = []

    def open(self, tag: str, attrs: Attributs) -> bool:
        """Retient un « span » qui s’ouvre ; vrai s’il est posé à part."""
        if tag != "span":
            return False
        self.ouverts.append(DETACHE.search(attrs.get("style") or "") is not None)
        return self.ouverts[-1]

    def close(self, tag: str) -> bool:
        """Vrai si le « span » qui se ferme était posé à part."""
        return tag == "span" and bool(self.ouverts) and self.ouverts.pop()


class Renvois:
    """Les encadrés d’une page ; celui qui n’est presque que liens renvoie ailleurs."""

    def __init__(self) -> None:
        self.ouverts: list[tuple[int, int, int]] = []
        self.signes = self.signes_de_liens = 0
        self.liens = 0

    def note(self, texte: str) -> None:
        """Compte un texte, et s’il est dans un lien."""
        self.signes += len(texte.strip())
        self.signes_de_liens += len(texte.strip()) if self.liens else 0

    def open(self, rang: int) -> None:
        """Un encadré s’ouvre, à cette ligne."""
        self.ouverts.append((rang, self.signes, self.signes_de_liens))

    def close(self) -> int | None:
        """Un encadré se ferme : la ligne où il commençait s’il n’est que renvois, sinon None."""
        if not self.ouverts:
            return None
        rang, signes, liens = self.ouverts.pop()
        total = self.signes - signes
        est_renvoi = self.signes_de_liens - liens > PART_DE_LIENS * total
        return rang if est_renvoi else None
