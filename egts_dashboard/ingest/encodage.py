"""Reconnaît l’encodage d’un texte, et le dit."""

import codecs
import re

from egts_dashboard.ingest.grille import FichierRefuse

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 avec BOM"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
# Ce que devient « é » écrit en UTF-8 et lu en Windows-1252.
DOUBLE_ENCODAGE = re.compile("[ÃÂ][\u0080-\u00bf]|â€")
ENREGISTRER = "Enregistrez-le de nouveau sous\u00a0: CSV UTF-8."


def decode(octets: bytes) -> tuple[str, str]:
    """Le texte et le nom de l’encodage compris. Lève FichierRefuse."""
    if octets.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise FichierRefuse("le texte est en UTF-32", ENREGISTRER)
    codage, nom = _guess(octets)
    try:
        texte = octets.decode(codage)
    except UnicodeDecodeError as refus:
        ligne = octets[: refus.start].count(b"\n") + 1
        raise FichierRefuse(
            "l’encodage du texte n’est pas reconnu", ENREGISTRER, ligne
        ) from refus
    if "\x00" in texte:
        ligne = texte[: texte.index("\x00")].count("\n") + 1
        raise FichierRefuse("le fichier contient des octets nuls", ENREGISTRER, ligne)
    return texte, nom


def is_doubly_encoded(texte: str) -> bool:
    """Vrai si des accents semblent avoir été encodés deux fois (« Ã© » pour « é »)."""
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
        return "cp1252", "Windows-1252"
    return "utf-8", "UTF-8"


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
