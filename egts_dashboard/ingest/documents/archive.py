"""Un document DOCX ou ODT en lignes de texte, sans rien déployer de plus que son texte."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from egts_dashboard.errors import DossierRefuse
from egts_dashboard.ingest.documents.balises import attribute
from egts_dashboard.ingest.documents.docx import docx_lines
from egts_dashboard.ingest.documents.odt import odt_lines

# Un texte de rapport se compresse dix fois, rarement vingt ; une bombe, mille.
TEXTE_MAX_OCTETS = 64 * 1024 * 1024
ENTREES_MAX = 5_000
MANIFESTE = "META-INF/manifest.xml"
LIENS = "_rels/.rels"
DOCUMENT = "/officeDocument"
ODT = "content.xml"


def archive_lines(octets: bytes, nom: str) -> list[str]:
    """Les lignes d’un DOCX ou d’un ODT. Lève DossierRefuse."""
    return _guarded(nom, lambda: _read(octets, nom))


def flat_lines(texte: str, nom: str) -> list[str]:
    """Les lignes d’un document OpenDocument d’un seul tenant (FODT). Lève DossierRefuse."""
    return _guarded(nom, lambda: odt_lines(_parsed(texte.encode()), None))


def _guarded(nom: str, lire: Callable[[], list[str]]) -> list[str]:
    try:
        return lire()
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


def _read(octets: bytes, nom: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        partie = None
        if len(archive.infolist()) <= ENTREES_MAX:
            partie = _main_part(archive, nom)
        if partie is None:
            raise DossierRefuse(
                f"{nom} n’est pas un document DOCX ou ODT que l’on sait lire."
            )
        if partie == ODT and _is_encrypted(archive):
            raise DossierRefuse(
                f"{nom} est protégé par un mot de passe\u00a0: enregistrez-le sans mot de passe."
            )
        racine = _parsed(_inflated(archive, partie, nom))
        if partie == ODT:
            return odt_lines(racine, _other(archive, "styles.xml", nom))
        styles, listes = (
            _other(archive, f"word/{autre}.xml", nom)
            for autre in ("styles", "numbering")
        )
    return docx_lines(racine, styles, listes)


def _main_part(archive: zipfile.ZipFile, nom: str) -> str | None:
    """La partie qui tient le texte ; d’un DOCX, celle que ses liens désignent."""
    for partie in ("word/document.xml", ODT):
        if partie in archive.NameToInfo:
            return partie
    if LIENS not in archive.NameToInfo:
        return None
    for lien in _parsed(_inflated(archive, LIENS, nom)):
        cible = attribute(lien, "Target").lstrip("/")
        if attribute(lien, "Type").endswith(DOCUMENT) and cible.startswith("word/"):
            return cible if cible in archive.NameToInfo else None
    return None


def _other(archive: zipfile.ZipFile, partie: str, nom: str) -> Element | None:
    """Une autre partie du document ; None s’il ne l’a pas : les noms suffisent alors."""
    if partie not in archive.NameToInfo:
        return None
    return _parsed(_inflated(archive, partie, nom))


def _inflated(archive: zipfile.ZipFile, partie: str, nom: str) -> bytes:
    # La taille annoncée peut mentir : on compte aussi ce qui sort.
    with archive.open(partie) as flux:
        contenu = flux.read(TEXTE_MAX_OCTETS + 1)
    if len(contenu) > TEXTE_MAX_OCTETS:
        raise DossierRefuse(
            f"{nom} grossit trop une fois décompressé\u00a0: 64\u00a0Mo de texte au plus."
        )
    return contenu


def _parsed(contenu: bytes) -> Element:
    racine: Element = fromstring(contenu, forbid_dtd=True)
    return racine


def _is_encrypted(archive: zipfile.ZipFile) -> bool:
    """Un ODT chiffré le dit dans son inventaire."""
    if MANIFESTE not in archive.NameToInfo:
        return False
    with archive.open(MANIFESTE) as flux:
        return b"encryption-data" in flux.read(1_000_000)
