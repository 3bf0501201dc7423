"""Une page de PDF en lignes : ses tableaux par rangées, la taille de ses lettres à part.

Le texte d’un PDF ne dit ni ses cellules ni ses titres : seuls les filets, la place et la
taille des mots les disent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream, NameObject

from egts_dashboard.ingest.documents.pdf_alineas import spaced
from egts_dashboard.ingest.documents.pdf_grilles import (
    FILETS_MAX,
    Filet,
    Grille,
    Morceau,
    Point,
    edges,
    grids,
)
from egts_dashboard.ingest.documents.pdf_puces import (
    PUCE,
    Puces,
    bulleted,
    corners,
    with_marks,
)
from egts_dashboard.ingest.documents.pdf_sans_filets import Suite, unruled

# Les opérateurs qui tracent ou remplissent un chemin ; « n » ne fait que découper.
TRACES = (b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*")
# Les opérateurs qui placent le mot suivant ; une matrice neutre y coupe le texte sans le bouger.
PLACES = (b"Td", b"TD", b"Tm")
NEUTRE = ([1, 0, 0, 1, 0, 0], b"cm")
# En parts de la taille des lettres : une lettre étroite, le blanc qui sépare encore deux mots.
LETTRE = 0.42
JEU = 0.8
# Au-delà, un morceau est plusieurs mots : sa fin ne se devine plus assez.
MOT_MAX = 12
# Une ligne, et la taille de ses lettres en points ; 0 si l’on n’en sait rien.
Ligne = tuple[str, float]


@dataclass
class _Page:
    """Ce que la lecture d’une page rencontre, dans l’ordre."""

    morceaux: list[Morceau] = field(default_factory=list)
    tailles: list[float] = field(default_factory=list)
    filets: list[Filet] = field(default_factory=list)
    # Les cadres qui découpent sans rien tracer : ils ne servent que si rien n’est tracé.
    decoupes: list[Filet] = field(default_factory=list)
    chemin: list[Filet] = field(default_factory=list)
    point: Point = (0.0, 0.0)
    # Le dernier mot noté, et où il commence.
    dernier: tuple[str, float] = ("", 0.0)
    # Vrai du premier mot d’un objet texte : il ne continue pas celui d’avant.
    est_neuf: bool = True
    puces: Puces = field(default_factory=Puces)

    def note_text(self, texte: str, cm: Any, tm: Any, _: Any, corps: Any) -> None:
        """Retient un morceau de texte, sa place et la taille de ses lettres."""
        x, y = _place(cm, float(tm[4]), float(tm[5]))
        echelle = abs(float(tm[3]) * float(cm[3])) or abs(float(tm[1]) * float(cm[2]))
        taille = round(float(corps or 0) * echelle, 1)
        if self.morceaux and not self.morceaux[-1][0].endswith("\n"):
            avant, x_avant, y_avant = self.morceaux[-1]
            if taille < self.tailles[-1] and abs(y - y_avant) < self.tailles[-1]:
                # Un exposant est sur la ligne du mot qu’il suit.
                y = y_avant
            if not texte.strip() or self._follows(texte, x, y, taille):
                self.morceaux[-1] = (avant + texte, x_avant, y_avant)
                self.dernier = (texte, x) if x > self.dernier[1] else self.dernier
                return
        self.morceaux.append((texte, x, y))
        self.tailles.append(taille)
        self.dernier = (texte, x)
        self.est_neuf = self.est_neuf and not texte.strip()

    def _follows(self, texte: str, x: float, y: float, taille: float) -> bool:
        """Vrai tout contre le dernier mot : lettres ou mots placés un à un, d’une même ligne."""
        avant, debut = self.dernier
        if self.est_neuf:
            return False
        if (
            taille != self.tailles[-1]
            or abs(y - self.morceaux[-1][2]) >= 1
            or x < debut
        ):
            return False
        fin = self.morceaux[-1][0][-1:]
        if not texte[0].isspace() and not fin.isspace():
            # « salles », puis « 1 250 » : un mot n’est pas bâti ainsi, c’est une autre case.
            return not (fin.islower() and (texte[0].isupper() or texte[0].isdigit()))
        return (
            len(avant) <= MOT_MAX and x < debut + (LETTRE * len(avant) + JEU) * taille
        )

    def note_drawing(self, operateur: bytes, nombres: Any, cm: Any, _: Any) -> None:
        """Retient un trait, un cadre ou une puce."""
        self.est_neuf = self.est_neuf or operateur == b"BT"
        points = [_place(cm, *p) for p in corners(operateur, nombres)]
        self.puces.note(operateur, points)
        if operateur in TRACES or operateur == b"n":
            (self.decoupes if operateur == b"n" else self.filets).extend(self.chemin)
            self.chemin = []
        places = len(self.filets) + len(self.decoupes) + len(self.chemin)
        if operateur not in (b"re", b"m", b"l") or places > 4 * FILETS_MAX:
            return
        n = [float(nombre) for nombre in nombres]
        if operateur == b"re":
            self.chemin.extend(
                edges(_place(cm, *n[:2]), _place(cm, n[0] + n[2], n[1] + n[3]))
            )
            return
        avant, self.point = self.point, _place(cm, *n[:2])
        if operateur == b"l":
            self.chemin.extend(edges(avant, self.point))


def page_lines(page: PageObject, suite: Suite) -> list[Ligne]:
    """Les lignes d’une page ; chaque tableau y tient une rangée par ligne.

    `suite` : ce que les tableaux des pages d’avant disent de celle-ci.
    """
    lue = _Page()
    _part_words(page)
    texte = page.extract_text(
        visitor_text=lue.note_text, visitor_operand_before=lue.note_drawing
    )
    if "".join(m for m, _, _ in lue.morceaux) != texte:
        return [(ligne, 0.0) for ligne in (texte or "").replace("\r", "\n").split("\n")]
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
    for rang in bulleted(lue.morceaux, lue.tailles, lue.puces):
        mots, x, y = lue.morceaux[rang]
        lue.morceaux[rang] = (PUCE + mots.lstrip(), x, y)
    for rang in blancs:
        mots, x, y = lue.morceaux[rang]
        lue.morceaux[rang] = (f"\n{mots}", x, y)
    return list(_lines(_rewrite(lue, grilles)))


def _part_words(page: PageObject) -> None:
    """Fait un morceau de chaque mot placé à part : une ligne tient souvent deux cases."""
    contenu = page.get("/Contents")
    if contenu is None:
        return
    flux = ContentStream(contenu.get_object(), page.pdf, "bytes")
    coupees: list[tuple[Any, bytes]] = []
    for operation in flux.operations:
        if operation[1] in PLACES:
            coupees.append(NEUTRE)
        coupees.append(operation)
    flux.operations = coupees
    page[NameObject("/Contents")] = flux


def _rewrite(lue: _Page, grilles: Sequence[Grille]) -> list[Ligne]:
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
                yield ligne, min(tailles, default=0.0)
                ligne, tailles = "", []
            ligne += part
            if part.strip():
                tailles.append(taille)
    yield ligne, min(tailles, default=0.0)


def _place(cm: Any, x: float, y: float) -> Point:
    return (
        x * float(cm[0]) + y * float(cm[2]) + float(cm[4]),
        x * float(cm[1]) + y * float(cm[3]) + float(cm[5]),
    )
