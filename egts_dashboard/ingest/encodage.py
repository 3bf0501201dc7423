"""Reconnaît l’encodage d’un texte, et le dit."""

import codecs
import re
from dataclasses import dataclass

from egts_dashboard.ingest.grille import FichierRefuse

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 avec BOM"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# Ce que devient « é » écrit en UTF-8 et lu en Windows-1252.
DEBUTS_DOUBLES = ("Ã", "Â", "â€")
DOUBLE_ENCODAGE = re.compile("[ÃÂ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ€]|â€")
WINDOWS = ("cp1252", "Windows-1252")
# é è ê à ç ù ô î ’ d’un vieux Mac, puis de Windows, à côté d’une lettre.
ACCENTS_MAC = re.compile(rb"(?<=[A-Za-z])[\x8e\x8f\x90\x88\x8d\x9d\x99\x94\xd5]")
ACCENTS_WINDOWS = re.compile(rb"(?<=[A-Za-z])[\xe9\xe8\xea\xe0\xe7\xf9\xf4\xee\x92]")
# é è ç ê d’un vieux DOS (Excel : « CSV (MS-DOS) »), devant une lettre ; ses autres accents sont
# les points de suspension et les tirets de Windows.
ACCENTS_DOS = re.compile(rb"[\x82\x87\x88\x8a](?=[a-z])|(?<=[a-z])\x82")
PROPRES_A_WINDOWS = re.compile(rb"[\x80-\x9f]")
OCTETS_JUGES = 1 << 20
ENREGISTRER = "Enregistrez-le de nouveau sous\u00a0: CSV UTF-8."


# Ce que devient un octet qu’on ne sait pas lire.
ILLISIBLE = "\ufffd"
NUL = "\x00"
MARQUE = "\ufeff"
REGLES = {
    NUL: "le fichier contient des octets nuls",
    ILLISIBLE: "l’encodage du texte n’est pas reconnu",
}
REGLES_CASE = {
    NUL: "la case contient des octets nuls",
    ILLISIBLE: "la case contient un signe illisible",
}


@dataclass(frozen=True)
class TexteLu:
    """Un texte, le nom de son encodage, et les signes qu’aucune case ne doit porter."""

    texte: str
    encodage: str
    interdits: tuple[str, ...] = ()

    def refuse(self) -> None:
        """Lève FichierRefuse au premier signe interdit, s’il y en a un."""
        for signe in self.interdits:
            ligne = self.texte[: self.texte.index(signe)].count("\n") + 1
            raise FichierRefuse(REGLES[signe], ENREGISTRER, ligne)


def decode(octets: bytes) -> tuple[str, str]:
    """Le texte et le nom de l’encodage compris. Lève FichierRefuse."""
    lu = read_text(octets)
    lu.refuse()
    return lu.texte, lu.encodage


def read_text(octets: bytes) -> TexteLu:
    """Le texte, même abîmé par endroits : ses octets illisibles y sont marqués.

    Lève FichierRefuse si l’encodage n’est pas de ceux qu’on lit.
    """
    if octets.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise FichierRefuse("le texte est en UTF-32", ENREGISTRER)
    codage, nom = _guess(octets)
    try:
        texte, interdits = octets.decode(codage), []
    except UnicodeDecodeError:
        texte, interdits = octets.decode(codage, "replace"), [ILLISIBLE]
    # Deux fichiers mis bout à bout laissent au milieu la marque qui ouvrait le second.
    texte = texte.replace(MARQUE, "") if MARQUE in texte else texte
    if NUL in texte:
        interdits.append(NUL)
    return TexteLu(texte, nom, tuple(interdits))


def is_doubly_encoded(texte: str) -> bool:
    """Vrai si des accents semblent avoir été encodés deux fois (« Ã© » pour « é »)."""
    # Presque aucun texte n’a ces signes : les chercher va cent fois plus vite que le motif.
    if not any(debut in texte for debut in DEBUTS_DOUBLES):
        return False
    return bool(DOUBLE_ENCODAGE.search(texte))


def _guess(octets: bytes) -> tuple[str, str]:
    for bom, codage, nom in BOMS:
        if octets.startswith(bom):
            return codage, nom
    if boutisme := _utf16_without_bom(octets[:4096]):
        return boutisme, "UTF-16"
    try:
        octets.decode("utf-8")
    except UnicodeDecodeError:
        if not _is_damaged_utf8(octets):
            return _western(octets)
    return "utf-8", "UTF-8"


def _western(octets: bytes) -> tuple[str, str]:
    """Le codage d’un octet par signe : Windows le plus souvent, un vieux Mac ou DOS, ou Latin-9."""
    debut = octets[:OCTETS_JUGES]
    accents = (ACCENTS_WINDOWS, ACCENTS_MAC, ACCENTS_DOS)
    windows, mac, dos = (len(a.findall(debut)) for a in accents)
    if dos > 2 * windows and dos > mac:
        return "cp850", "CP850 (MS-DOS)"
    if mac > 2 * windows:
        return "mac_roman", "MacRoman"
    # Le seul signe que Latin-9 a, que Windows écrit autrement et que l’on tape : l’euro.
    if b"\xa4" in octets and not PROPRES_A_WINDOWS.search(octets):
        return "iso-8859-15", "ISO-8859-15"
    return WINDOWS


def _is_damaged_utf8(octets: bytes) -> bool:
    """Vrai pour de l’UTF-8 abîmé : ses accents se lisent, à quelques octets près.

    Un texte en Windows-1252 n’a presque jamais deux octets qui fassent un signe en UTF-8.
    """
    texte = octets.decode("utf-8", "replace")
    perdus = texte.count(ILLISIBLE)
    accents = sum(not c.isascii() for c in texte) - perdus
    return accents > 2 * perdus


def _utf16_without_bom(debut: bytes) -> str | None:
    # Un texte français en UTF-16 a un octet nul sur deux, presque partout, du même côté.
    moitie = len(debut) // 2
    if moitie < 2:
        return None
    pairs, impairs = debut[::2].count(0), debut[1::2].count(0)
    if impairs > 0.7 * moitie and pairs < 0.1 * moitie:
        return "utf-16-le"
    if pairs > 0.7 * moitie and impairs < 0.1 * moitie:
        return "utf-16-be"
    return None
