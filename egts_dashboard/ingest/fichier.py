"""Ouvre un fichier déposé d’après son contenu, jamais d’après son nom."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from egts_dashboard import config
from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.classeur import EN_XLSX, read_workbook
from egts_dashboard.ingest.grille import FichierRefuse, Grille
from egts_dashboard.ingest.texte_delimite import read_delimited

Score = Callable[[Sequence[str]], int]

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CHIFFRE = "EncryptedPackage".encode("utf-16-le")
# Le nom, dans un fichier OLE, de ce qui tient les feuilles.
CLASSEURS_OLE = tuple(nom.encode("utf-16-le") for nom in ("Workbook", "Book\0"))
# Les premiers octets des classeurs d’avant OLE.
BIFF = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
)
TETE_XML = 4096
CLASSEURS_XML = {
    b"Excel.Sheet": "un classeur XML d’un ancien Excel (.xml, .xls)",
    b"opendocument.spreadsheet": "un classeur LibreOffice ou OpenOffice (.fods)",
}
# Début du contenu → ce que c’est.
AUTRES = (
    (b"%PDF", "un PDF"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
    (b"GIF8", "une image"),
    (b"PAR1", "un fichier Parquet"),
    (b"\x1f\x8b", "une archive compressée"),
    (b"7z\xbc\xaf", "une archive compressée"),
    (b"Rar!", "une archive compressée"),
    (b"{\\rtf", "un texte RTF"),
    (b"<!doctype html", "une page HTML"),
    (b"<?xml", "un fichier XML"),
)
# Ce que bien des outils enregistrent sous le nom « .xls ».
MOTIFS = (
    (re.compile(rb"<(?:html|head|meta|style|body|table|div)\b|<!--"), "une page HTML"),
    (re.compile(rb"[\[{]\s*[\[{\"]"), "un fichier JSON"),
)
# Ce qui peut précéder la première balise : une marque d’encodage, des blancs.
BLANCS = b"\xef\xbb\xbf \r\n\t"
ATTENDU = "Déposez un tableau\u00a0: CSV ou classeur XLSX."


def read_file(
    path: Path,
    nom: str,
    table: str,
    score: Score,
    feuille: str | None = None,
    *,
    est_parmi_d_autres: bool = False,
) -> Grille:
    """La grille d’un CSV ou d’un XLSX, que les anomalies appelleront `nom`.

    Lève FichierRefuse.

    `score` compte, dans une ligne, les intitulés reconnus : il départage séparateurs et feuilles.
    `feuille` : celle du classeur que la personne a choisie ; sinon elle se devine.
    `est_parmi_d_autres` : les autres se lisent aussi.
    """
    octets = read_bytes(path)
    if octets.startswith(ZIP):
        return read_workbook(
            octets, nom, table, score, feuille, est_parmi_d_autres=est_parmi_d_autres
        )
    if (refus := _other_kind(octets)) is not None:
        raise refus
    if feuille is not None:
        raise without_sheets(feuille)
    return read_delimited(octets, nom, score)


def without_sheets(feuille: str) -> FichierRefuse:
    """Le refus d’une feuille demandée à un fichier qui n’en a pas."""
    return FichierRefuse(
        f"ce fichier n’est pas un classeur\u00a0: il n’a pas de feuille {guillemets(feuille)}",
        "Laissez la feuille de côté, ou donnez un classeur XLSX.",
    )


def read_bytes(path: Path) -> bytes:
    """Le contenu du fichier, sous la taille permise et non vide. Lève FichierRefuse."""
    try:
        taille = path.stat().st_size
        if taille > config.TAILLE_MAX_CSV_OCTETS:
            limite = config.TAILLE_MAX_CSV_OCTETS // (1024 * 1024)
            raise FichierRefuse(
                f"le fichier dépasse {limite}\u00a0Mo", "Découpez-le en plusieurs."
            )
        octets = path.read_bytes()
    except OSError as refus:
        raise FichierRefuse(
            "le fichier ne peut pas être lu", "Vérifiez son nom et vos droits."
        ) from refus
    if not octets.strip():
        raise FichierRefuse("le fichier est vide", ATTENDU)
    return octets


def _other_kind(octets: bytes) -> FichierRefuse | None:
    """Le refus d’un contenu qui n’est ni un texte ni un classeur XLSX."""
    if octets.startswith(OLE) and CHIFFRE in octets:
        return FichierRefuse(
            "le classeur est chiffré", "Retirez son mot de passe, puis enregistrez-le."
        )
    if classeur := _other_workbook(octets):
        return FichierRefuse(f"c’est {classeur}", EN_XLSX)
    if nature := _other_nature(octets):
        return FichierRefuse(f"c’est {nature}, non un tableau", ATTENDU)
    if octets.startswith(b"PK"):
        return FichierRefuse("c’est une archive vide ou abîmée", ATTENDU)
    return None


def _other_workbook(octets: bytes) -> str | None:
    if octets.startswith(OLE):
        if any(nom in octets for nom in CLASSEURS_OLE):
            return "un classeur d’un ancien Excel (.xls)"
        return "un document d’un ancien format Office (.xls, .doc)"
    if octets.startswith(BIFF):
        return "un classeur d’un très ancien Excel (.xls)"
    if not octets[:TETE_XML].lstrip(BLANCS).startswith(b"<?xml"):
        return None
    dites = (s for marque, s in CLASSEURS_XML.items() if marque in octets[:TETE_XML])
    return next(dites, None)


def _other_nature(octets: bytes) -> str | None:
    debut = octets[:64].lstrip(BLANCS).lower()
    for signature, nature in AUTRES:
        if debut.startswith(signature.lower()):
            return nature
    dites = (nature for motif, nature in MOTIFS if motif.match(debut))
    return next(dites, None)
