"""Un document DOCX ou ODT en lignes de texte, sans rien déployer de plus que son texte."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from egts_dashboard.errors import DossierRefuse

# Un texte de rapport se compresse dix fois, rarement vingt ; une bombe, mille.
TEXTE_MAX_OCTETS = 64 * 1024 * 1024
ENTREES_MAX = 5_000
MANIFESTE = "META-INF/manifest.xml"
COLONNES_MAX = 100
PARTIES = ("word/document.xml", "content.xml")
# « ListBullet », « Listepuces », « Paragraphedeliste » : la puce est dans le style.
LISTE = re.compile(
    r"list(?:e|paragraph|bullet|number|item|\s|\d|$)|paragraphedeliste|puce",
    re.IGNORECASE,
)
TITRE = re.compile(r"(?:heading|titre|title)\s*_?(?:20_)?([1-6])?", re.IGNORECASE)


def archive_lines(octets: bytes, nom: str) -> list[str]:
    """Les lignes d’un DOCX ou d’un ODT. Lève DossierRefuse."""
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as archive:
            partie, contenu = _read_text(archive, nom)
        racine = fromstring(contenu, forbid_dtd=True)
        est_word = partie.startswith("word/")
        return list(_docx(racine) if est_word else _odt(racine))
    except RecursionError as refus:
        raise DossierRefuse(
            f"{nom} est bâti de trop de cadres imbriqués pour être lu."
        ) from refus
    except (DefusedXmlException, NotImplementedError) as refus:
        raise DossierRefuse(
            f"{nom} contient une définition que l’on refuse d’ouvrir."
        ) from refus
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        ParseError,
        EOFError,
        OSError,
        RuntimeError,
        # Une archive abîmée annonce des places et des noms impossibles.
        ValueError,
        LookupError,
        OverflowError,
    ) as refus:
        raise DossierRefuse(
            f"{nom} est abîmé ou protégé par un mot de passe."
        ) from refus


def _read_text(archive: zipfile.ZipFile, nom: str) -> tuple[str, bytes]:
    entrees = archive.infolist()
    partie = next((p for p in PARTIES if p in archive.NameToInfo), None)
    if partie is None or len(entrees) > ENTREES_MAX:
        raise DossierRefuse(
            f"{nom} n’est pas un document DOCX ou ODT que l’on sait lire."
        )
    if partie == "content.xml" and _is_encrypted(archive):
        raise DossierRefuse(
            f"{nom} est protégé par un mot de passe\u00a0: enregistrez-le sans mot de passe."
        )
    # La taille annoncée peut mentir : on compte aussi ce qui sort.
    with archive.open(partie) as flux:
        contenu = flux.read(TEXTE_MAX_OCTETS + 1)
    if len(contenu) > TEXTE_MAX_OCTETS:
        raise DossierRefuse(
            f"{nom} grossit trop une fois décompressé\u00a0: 64\u00a0Mo de texte au plus."
        )
    return partie, contenu


def _is_encrypted(archive: zipfile.ZipFile) -> bool:
    """Un ODT chiffré le dit dans son inventaire."""
    if MANIFESTE not in archive.NameToInfo:
        return False
    with archive.open(MANIFESTE) as flux:
        return b"encryption-data" in flux.read(1_000_000)


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: Element | None, nom: str) -> str:
    if element is None:
        return ""
    return next(
        (v for cle, v in element.attrib.items() if cle.rpartition("}")[2] == nom), ""
    )


def _child(element: Element, *noms: str) -> Element | None:
    courant: Element | None = element
    for nom in noms:
        if courant is not None:
            courant = next((e for e in courant if _tag(e) == nom), None)
    return courant


def _docx(racine: Element) -> Iterator[str]:
    corps = _child(racine, "body")
    for element in corps if corps is not None else ():
        if _tag(element) == "p":
            yield _word_paragraph(element)
            yield ""
        elif _tag(element) == "tbl":
            yield from _rows(element, "tr", "tc", _word_paragraph)
        else:
            yield from (_word_paragraph(p) for p in element.iter() if _tag(p) == "p")


def _word_paragraph(paragraphe: Element) -> str:
    texte = _words(paragraphe)
    if not texte:
        return ""
    style = _attribute(_child(paragraphe, "pPr", "pStyle"), "val")
    if titre := TITRE.match(style):
        return f"{'#' * int(titre[1] or 1)} {texte}"
    liste = _child(paragraphe, "pPr", "numPr")
    if liste is not None or LISTE.match(style):
        niveau = _attribute(_child(liste, "ilvl"), "val") if liste is not None else ""
        return f"{'  ' * min(int(niveau) if niveau.isdigit() else 0, 8)}- {texte}"
    return texte


def _words(paragraphe: Element) -> str:
    morceaux: list[str] = []
    for element in paragraphe.iter():
        match _tag(element):
            case "t":
                morceaux.append(element.text or "")
            case "tab" | "br" | "cr":
                morceaux.append(" ")
            case "noBreakHyphen":
                morceaux.append("-")
    return " ".join("".join(morceaux).split(" ")).strip()


def _rows(
    tableau: Element, rangee: str, cellule: str, lire: Callable[[Element], str]
) -> Iterator[str]:
    for ligne in tableau.iter():
        if _tag(ligne) == rangee:
            cases = [c for c in ligne if _tag(c) in (cellule, f"covered-{cellule}")]
            yield "\t".join(_aligned(cases, lire))
    yield ""


def _aligned(cases: list[Element], lire: Callable[[Element], str]) -> Iterator[str]:
    """Les cases d’une rangée, chacune sous son en-tête ; une seule, sur toute la largeur, le reste."""
    while cases and _tag(cases[-1]).startswith("covered-"):
        cases = cases[:-1]
    vides = 0
    for case in cases:
        yield from [""] * vides
        yield _cell(case, lire)
        vides = _width(case) - 1


def _width(case: Element) -> int:
    """Combien de colonnes une case occupe, en DOCX ; combien de fois elle se répète, en ODT."""
    largeur = _attribute(_child(case, "tcPr", "gridSpan"), "val")
    largeur = largeur or _attribute(case, "number-columns-repeated")
    est_nombre = largeur.isascii() and largeur.isdigit()
    return min(max(int(largeur), 1), COLONNES_MAX) if est_nombre else 1


def _cell(cellule: Element, lire: Callable[[Element], str]) -> str:
    """Les paragraphes d’une cellule, séparés comme en HTML pour rester distincts."""
    textes = [lire(p) for p in cellule.iter() if _tag(p) in ("p", "h")]
    return "<br>".join(t.replace("\t", " ").strip("# ") for t in textes if t)


def _odt(racine: Element) -> Iterator[str]:
    corps = _child(racine, "body", "text")
    if corps is not None:
        yield from _odt_blocks(corps, 0)


def _odt_blocks(parent: Element, profondeur: int) -> Iterator[str]:
    for element in parent:
        match _tag(element):
            case "h":
                niveau = _attribute(element, "outline-level")
                yield f"{'#' * min(int(niveau) if niveau.isdigit() else 1, 6)} {_flat(element)}"
                yield ""
            case "p":
                texte = _flat(element)
                marque = "  " * (profondeur - 1) + "- " if profondeur else ""
                yield f"{marque}{texte}" if texte else ""
                yield ""
            case "table":
                yield from _rows(element, "table-row", "table-cell", _flat)
            case "list":
                yield from _odt_blocks(element, profondeur + 1)
            case "list-item":
                yield from _odt_blocks(element, profondeur)
            case "section" | "index-body" | "text-box":
                yield from _odt_blocks(element, profondeur)


def _flat(element: Element) -> str:
    morceaux: list[str] = [element.text or ""]
    for enfant in element:
        nom = _tag(enfant)
        if nom in ("s", "tab", "line-break"):
            morceaux.append(" ")
        elif nom not in ("note", "annotation"):
            morceaux.append(_flat(enfant))
        morceaux.append(enfant.tail or "")
    return " ".join("".join(morceaux).split())
