"""Les morceaux de texte d’une page de PDF, ses traits et ses puces, à leur place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream, FloatObject, NameObject

from egts_dashboard.ingest.documents.pdf_dits import (
    NEUTRE,
    Dits,
    Operation,
    delimited,
)
from egts_dashboard.ingest.documents.pdf_filets import Filet, Point, edges
from egts_dashboard.ingest.documents.pdf_gras import is_bold
from egts_dashboard.ingest.documents.pdf_grilles import FILETS_MAX, Morceau
from egts_dashboard.ingest.documents.pdf_puces import Puces, corners

# Les opérateurs qui tracent ou remplissent un chemin ; « n » ne fait que découper.
TRACES = (b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*")
# Les opérateurs qui placent le mot suivant ; une matrice neutre y coupe le texte sans le bouger.
PLACES = (b"Td", b"TD", b"Tm")
MONTRENT = frozenset((b"Tj", b"TJ", b"'", b'"'))
PASSAGES = frozenset((b"BDC", b"BMC", b"EMC", b"cm"))
# Des lettres placées une à une se suivent d’un pas plus court que cette part de leur taille.
PAS = 1.1
OCTETS_D_UNE_LETTRE = 2
DESSINS = frozenset((*TRACES, b"n", b"re", b"m", b"l", b"c", b"v", b"y", b"BT"))
# En parts de la taille des lettres : une lettre étroite, le blanc qui sépare encore deux mots.
LETTRE = 0.42
JEU = 0.8
# L’appel d’une note : un petit chiffre levé, au bout d’un mot ou d’une phrase.
APPEL = re.compile(r"[(\[]?\d{1,2}[)\]]?")
MOT = re.compile(r"(?:[^\W\d_]{3}|[.,;!?)»])\s?$")
LEVE = 0.15
# Une page d’imprimeur en demande dix mille ; un dessin redit sans fin, des milliards.
OPERATIONS_MAX = 3_000_000
# Au-delà, un morceau est plusieurs mots : sa fin ne se devine plus assez.
MOT_MAX = 12


class PdfTropLong(Exception):
    """Un PDF qui dessine plus que ce qu’un rapport demande."""


@dataclass
class Page:
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
    # Les chiffres en exposant qui appellent une note, au bout d’un mot.
    appels: list[int] = field(default_factory=list)
    dits: Dits = field(default_factory=Dits)
    # Combien d’opérations le document a demandées jusqu’ici.
    operations: int = 0
    # Tout ce que la page dessine, mot pour mot.
    dessines: list[str] = field(default_factory=list)
    # Où la dernière lettre a été posée.
    plume: Point = (0.0, 0.0)
    # Les rangs des morceaux tout en gras.
    gras: set[int] = field(default_factory=set)

    def note_text(self, texte: str, cm: Any, tm: Any, police: Any, corps: Any) -> None:
        """Retient un morceau de texte, sa place et la taille de ses lettres."""
        self.dessines.append(texte)
        if self.dits.profondeur:
            texte = self.dits.replaced(texte)
        x, y = _place(cm, float(tm[4]), float(tm[5]))
        echelle = abs(float(tm[3]) * float(cm[3])) or abs(float(tm[1]) * float(cm[2]))
        taille = round(float(corps or 0) * echelle, 1)
        if self.morceaux and not self.morceaux[-1][0].endswith("\n"):
            avant, x_avant, y_avant = self.morceaux[-1]
            if taille < self.tailles[-1] and abs(y - y_avant) < self.tailles[-1]:
                # Un exposant est sur la ligne du mot qu’il suit.
                if APPEL.fullmatch(texte.strip()) and MOT.search(avant):
                    est_leve = y - y_avant > LEVE * self.tailles[-1]
                    self.appels += [len(self.morceaux)] if est_leve else []
                y = y_avant
            if not texte.strip() or self._follows(texte, x, y, taille):
                self.morceaux[-1] = (avant + texte, x_avant, y_avant)
                if texte.strip() and not is_bold(police):
                    self.gras.discard(len(self.morceaux) - 1)
                if x > self.dernier[1]:
                    self.dernier = self._last(texte, x, cm)
                return
        if is_bold(police):
            self.gras.add(len(self.morceaux))
        self.morceaux.append((texte, x, y))
        self.tailles.append(taille)
        self.dernier = self._last(texte, x, cm)
        self.est_neuf = self.est_neuf and not texte.strip()

    def _last(self, texte: str, x: float, cm: Any) -> tuple[str, float]:
        """Le mot noté ; d’un mot écrit lettre à lettre, sa dernière lettre."""
        plume = _place(cm, *self.plume)[0]
        return (texte.rstrip("\n")[-1:], plume) if plume > x else (texte, x)

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

    def note_drawing(self, operateur: bytes, nombres: Any, cm: Any, tm: Any) -> None:
        """Retient un trait, un cadre ou une puce, et ce qu’un passage dit de lui."""
        self.operations += 1
        if self.operations > OPERATIONS_MAX:
            raise PdfTropLong
        if operateur not in DESSINS:
            if operateur in PASSAGES:
                self.dits.note(operateur, nombres)
            elif operateur in MONTRENT:
                self.plume = (float(tm[4]), float(tm[5]))
            return
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


def read_page(page: PageObject, operations: int = 0) -> tuple[Page, str]:
    """Les morceaux d’une page, et le texte que pypdf en fait.

    `operations` : celles des pages d’avant. Lève PdfTropLong s’il y en a trop.
    """
    lue = Page(operations=operations)
    _part_words(page)
    texte = page.extract_text(
        visitor_text=lue.note_text, visitor_operand_before=lue.note_drawing
    )
    return lue, texte or ""


def _part_words(page: PageObject) -> None:
    """Fait un morceau de chaque mot placé à part : une ligne tient souvent deux cases."""
    contenu = page.get("/Contents")
    if contenu is None:
        return
    flux = ContentStream(contenu.get_object(), page.pdf, "bytes")
    flux.operations = list(delimited(_parted(flux.operations)))
    page[NameObject("/Contents")] = flux


def _parted(operations: Iterable[Operation]) -> Iterator[Operation]:
    """Les opérations, une coupure devant chaque place ; un pas qui la suit s’y ajoute.

    Une place reprise au début de la ligne, puis un pas, cacherait où finit le mot d’avant.
    Entre deux lettres d’un même mot, pas de coupure : elle n’apprendrait rien, et coûte.
    """
    matrice: list[float] | None = None
    taille, est_lettre = 0.0, False
    for operandes, operateur in operations:
        if matrice is not None and operateur == b"Td" and len(operandes) == 2:
            matrice[4:] = _place(matrice, float(operandes[0]), float(operandes[1]))
            continue
        if matrice is not None:
            yield [FloatObject(nombre) for nombre in matrice], b"Tm"
            matrice = None
        if operateur in PLACES:
            if not (est_lettre and operateur == b"Td" and _is_step(operandes, taille)):
                yield NEUTRE
        else:
            est_lettre = operateur == b"Tj" and len(operandes[0]) <= OCTETS_D_UNE_LETTRE
            if operateur == b"Tf":
                taille = float(operandes[1])
        if operateur == b"Tm" and len(operandes) == len(NEUTRE[0]):
            matrice = [float(nombre) for nombre in operandes]
        else:
            yield operandes, operateur


def _is_step(pas: Any, taille: float) -> bool:
    """Vrai pour le pas d’une lettre à la suivante."""
    return float(pas[1]) == 0 and 0 <= float(pas[0]) < PAS * taille


def _place(cm: Any, x: float, y: float) -> Point:
    return (
        x * float(cm[0]) + y * float(cm[2]) + float(cm[4]),
        x * float(cm[1]) + y * float(cm[3]) + float(cm[5]),
    )
