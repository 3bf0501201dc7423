"""Un rapport, quel que soit son format, en lignes de texte.

Le format se lit dans le contenu, pas dans le nom. Les titres gagnent des « # », les puces un
« - », les cellules d’un tableau une tabulation : l’extraction n’a qu’une écriture à connaître.
"""

import re
from pathlib import Path

from egts_dashboard.errors import DossierRefuse
from egts_dashboard.ingest.documents.archive import archive_lines, flat_lines
from egts_dashboard.ingest.documents.html import html_lines
from egts_dashboard.ingest.documents.pdf import Progres, pdf_lines
from egts_dashboard.ingest.documents.pdf_lettres import tightened

TAILLE_MAX_OCTETS = 64 * 1024 * 1024
LIGNES_MAX = 500_000
DEBUT = 4096
# Une page copiée sans son enveloppe s’ouvre sur une balise qui en ouvre une autre.
FRAGMENT = re.compile(
    r"(?:<(?:div|section|article|main|header|table|ul|ol|h[1-6]|p)\b[^<>]{0,500}>\s*){2}"
    r"|<(h[1-6]|p)\b[^<>]{0,500}>[^<>]{1,500}</\1>\s*<"
)
TITRE = re.compile(r"#{1,6} ")
PART_DE_ZEROS = 0.6
MARQUES_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# Windows, Macintosh d’avant 2001, DOS : là où les accents du français se lisent le mieux.
ANCIENS = ("cp1252", "mac_roman", "cp850")
ACCENTS = "éèàêç"
ECHANTILLON = 200_000
ANCIEN_WORD = b"\xd0\xcf\x11\xe0"


def read_document(path: Path) -> list[str]:
    """Les lignes d’un rapport TXT, HTML, DOCX, ODT ou PDF. Lève DossierRefuse."""
    return read_octets(_read_bytes(path), path.name)


def read_octets(octets: bytes, nom: str, progres: Progres | None = None) -> list[str]:
    """Les lignes d’un rapport déjà en mémoire. Lève DossierRefuse.

    `progres(part)`\u202f: appelé à chaque page d’un PDF, de 0 à 1.
    """
    if not octets.strip():
        raise DossierRefuse(f"{nom} est vide.")
    if octets.startswith(b"PK\x03\x04"):
        lignes = _tightened(archive_lines(octets, nom))
    elif b"%PDF-" in octets[:1024]:
        lignes = pdf_lines(octets, nom, progres)
    elif octets.startswith(ANCIEN_WORD):
        raise DossierRefuse(
            f"{nom} est un document Word d’avant 2007, ou protégé par un mot de passe\u00a0:"
            " enregistrez-le en .docx sans mot de passe."
        )
    elif octets.lstrip()[:5] == b"{\\rtf":
        raise DossierRefuse(
            f"{nom} est un document RTF\u00a0: enregistrez-le en .docx, .odt ou .pdf."
        )
    else:
        lignes = _tightened(_text_lines(_decode(octets, nom), nom))
    if not any(ligne.strip() for ligne in lignes):
        raise DossierRefuse(f"{nom} ne contient pas de texte.")
    # Une case se relit autant qu’une ligne.
    if len(lignes) + sum(li.count("\t") + li.count("|") for li in lignes) > LIGNES_MAX:
        raise DossierRefuse(
            f"{nom} a trop de lignes ou de cases pour un rapport\u00a0: coupez-le en plusieurs "
            "fichiers."
        )
    return lignes


def _tightened(lignes: list[str]) -> list[str]:
    """Les lignes, « C O N S T A T S » resserré, son rang de titre gardé."""
    marques = [TITRE.match(ligne) for ligne in lignes]
    debuts = [marque[0] if marque else "" for marque in marques]
    return [
        debut + tightened(ligne[len(debut) :])
        for debut, ligne in zip(debuts, lignes, strict=True)
    ]


def _text_lines(texte: str, nom: str) -> list[str]:
    if "<office:document " in texte[:DEBUT]:
        return flat_lines(texte, nom)
    return html_lines(texte) if _is_html(texte) else split_lines(texte)


def split_lines(texte: str) -> list[str]:
    """Les lignes numérotées comme le fait un éditeur."""
    return texte.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _read_bytes(path: Path) -> bytes:
    if not path.is_file():
        raise DossierRefuse(f"Le fichier {path} n’existe pas.")
    if path.stat().st_size > TAILLE_MAX_OCTETS:
        raise DossierRefuse(f"{path.name} est trop gros\u00a0: 64\u00a0Mo au plus.")
    try:
        octets = path.read_bytes()
    except OSError as refus:
        raise DossierRefuse(f"{path.name} ne peut pas être lu.") from refus
    return octets


def _decode(octets: bytes, nom: str) -> str:
    if octets.startswith(MARQUES_UTF_16):
        return octets.decode("utf-16", "replace")
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    for rang, codage in enumerate(("utf-16-be", "utf-16-le")):
        if octets[rang:DEBUT:2].count(0) > PART_DE_ZEROS * len(octets[rang:DEBUT:2]):
            # Un texte en UTF-16 sans marque : une lettre latine y a un octet nul sur deux.
            return octets.decode(codage, "replace")
    if octets[:DEBUT].count(b"\x00"):
        raise DossierRefuse(
            f"{nom} n’est ni un texte, ni un document HTML, DOCX, ODT ou PDF."
        )
    # À égalité, celui de Windows.
    return max(
        (octets.decode(codage, "replace") for codage in ANCIENS),
        key=lambda lu: sum(map(lu[:ECHANTILLON].count, ACCENTS)),
    )


def _is_html(texte: str) -> bool:
    """Un texte qui contient des balises reste du texte : seul un document HTML en est un."""
    debut = texte[:DEBUT].lstrip().casefold()
    return (
        debut.startswith(("<!doctype html", "<html", "<head", "<body"))
        or (debut.startswith(("<?xml", "<!--")) and "<html" in debut)
        or FRAGMENT.match(debut) is not None
    )
