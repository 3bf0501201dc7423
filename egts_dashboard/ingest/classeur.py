"""Lit une feuille d’un classeur XLSX, sans croire ni son nom ni ses tailles."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import openpyxl
from openpyxl.utils.datetime import WINDOWS_EPOCH

from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.cases_feuille import (
    LIGNES_MAX,
    case_text,
    cut,
    percent_styles,
    sheet_rows,
)
from egts_dashboard.ingest.cases_fusionnees import spread
from egts_dashboard.ingest.cases_simples import read_plain_cells
from egts_dashboard.ingest.classeur_ouvert import open_workbook
from egts_dashboard.ingest.feuilles import choose_sheet, report_others
from egts_dashboard.ingest.grille import FichierRefuse, Grille
from egts_dashboard.ingest.masques import hidden_parts

Score = Callable[[Sequence[str]], int]

OCTETS_MAX = 256 * 1024 * 1024
RAPPORT_MAX = 150
PIECES_MAX = 5_000
# Sous cette taille, un taux de compression élevé est ordinaire.
OCTETS_ANODINS = 10 * 1024 * 1024
LIGNES_ESSAYEES = 30
STRICT = b"http://purl.oclc.org/ooxml/"
# « <formula1> », qui tient une liste déroulante, n’est pas une formule.
FORMULE = re.compile(rb"<f[ />]")
EN_XLSX = (
    "Ouvrez-le dans votre tableur, puis «\u00a0Enregistrer sous…\u00a0»\u00a0: Classeur Excel (.xlsx),"
    " ou CSV."
)
# Ce que dit son propre mimetype → ce que c’est.
OPENDOCUMENT = {
    b"spreadsheet": "un classeur LibreOffice ou OpenOffice (.ods)",
    b"text": "un texte LibreOffice ou OpenOffice (.odt), non un tableau",
}


def read_workbook(
    octets: bytes,
    nom: str,
    table: str,
    score: Score,
    feuille: str | None = None,
    *,
    est_parmi_d_autres: bool = False,
) -> Grille:
    """La grille de la feuille demandée, sinon de celle qui porte la table. Lève FichierRefuse.

    `est_parmi_d_autres` : le reste du classeur se lit aussi, rien n’en est dit ici.
    """
    grille = Grille(nom)
    try:
        with refuse_damaged():
            _fill(grille, octets, table, score, feuille, not est_parmi_d_autres)
    except FichierRefuse as refus:
        refus.feuilles = grille.feuilles
        raise
    return grille


@contextmanager
def refuse_damaged() -> Iterator[None]:
    """Le temps d’une lecture, toute panne est un refus. Lève FichierRefuse."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except FichierRefuse:
        raise
    except Exception as refus:
        # Un classeur abîmé fait lever à openpyxl à peu près n’importe quoi.
        raise FichierRefuse(
            "le classeur est tronqué ou abîmé", "Rouvrez-le et enregistrez-le en XLSX."
        ) from refus


def open_checked(octets: bytes) -> Any:
    """Le classeur, son archive vérifiée. Lève FichierRefuse, ou ce que lève un classeur abîmé."""
    _check_archive(octets)
    return open_workbook(octets)


def _check_archive(octets: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        pieces = archive.infolist()
        noms = {piece.filename for piece in pieces}
        _refuse_kin(archive, noms)
        if "[Content_Types].xml" not in noms or not any(
            n.startswith("xl/") for n in noms
        ):
            raise FichierRefuse(
                "c’est une archive ou un autre document, non un classeur XLSX",
                EN_XLSX,
            )
        if any(piece.flag_bits & 1 for piece in pieces):
            raise FichierRefuse("le classeur est chiffré", "Retirez son mot de passe.")
        if len(pieces) > PIECES_MAX or _is_bomb(pieces):
            raise FichierRefuse(
                "le classeur, une fois décompressé, serait démesuré",
                "Gardez la seule feuille utile, et enregistrez-la en CSV.",
            )
        for piece in pieces:
            with archive.open(piece) as flux:
                if b"<!DOCTYPE" in flux.read(1024):
                    raise FichierRefuse(
                        "le classeur contient des déclarations interdites",
                        "Enregistrez-le de nouveau depuis un tableur.",
                    )


def _refuse_kin(archive: zipfile.ZipFile, noms: set[str]) -> None:
    """Refuse par leur nom les autres formats de classeur."""
    if "xl/workbook.bin" in noms:
        raise FichierRefuse("c’est un classeur binaire (.xlsb)", EN_XLSX)
    if "mimetype" in noms:
        mime = archive.open("mimetype").read(100)
        if b"opendocument" in mime:
            sorte = next(
                (dit for mot, dit in OPENDOCUMENT.items() if mot in mime), None
            )
            raise FichierRefuse(f"c’est {sorte or 'un document OpenDocument'}", EN_XLSX)
    if "xl/workbook.xml" in noms and STRICT in archive.open("xl/workbook.xml").read(
        4096
    ):
        raise FichierRefuse(
            "c’est un classeur «\u00a0Open XML strict\u00a0»",
            EN_XLSX,
        )
    if "Index/Document.iwa" in noms:
        raise FichierRefuse("c’est un document d’un tableur d’Apple", EN_XLSX)


def _is_bomb(pieces: list[zipfile.ZipInfo]) -> bool:
    return sum(piece.file_size for piece in pieces) > OCTETS_MAX or any(
        piece.file_size > OCTETS_ANODINS
        and piece.file_size > RAPPORT_MAX * max(1, piece.compress_size)
        for piece in pieces
    )


def _fill(
    grille: Grille,
    octets: bytes,
    table: str,
    score: Score,
    voulue: str | None,
    est_seule: bool,
) -> None:
    classeur = open_checked(octets)
    grille.feuilles = [f.title for f in classeur.worksheets]
    if classeur.epoch != WINDOWS_EPOCH:
        grille.warn(
            "le classeur compte ses jours depuis 1904\u00a0: un nombre nu dans une colonne de dates"
            " est lu comme s’il partait de 1900",
            "Donnez à ces cases un format de date.",
        )

    def note(feuille: Any) -> int:
        essayees = sheet_rows(feuille, LIGNES_ESSAYEES)
        return max((score(cases) for _, cases in essayees), default=0)

    feuille = choose_sheet(grille, classeur.worksheets, voulue, table, note)
    if est_seule:
        report_others(grille, classeur.worksheets, feuille)
    grille.feuille = feuille.title
    lignes = _rows(classeur, feuille, octets)
    grille.lignes = [(n, c) for n, c in lignes if any(map(str.strip, c))]
    if not grille.lignes:
        autres = len(grille.feuilles) > 1
        raise FichierRefuse(
            f"la feuille {guillemets(feuille.title)} est vide",
            "Remplissez-la, ou choisissez-en une autre."
            if autres
            else "Remplissez-la.",
        )
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        grille.masques = hidden_parts(archive, feuille._worksheet_path)
    _report_formulas(grille, octets)
    spread(grille)


def _rows(
    classeur: Any, feuille: Any, octets: bytes
) -> Iterable[tuple[int, Sequence[str]]]:
    """Les lignes de la feuille : d’un bloc si rien ne s’y oppose, sinon case par case."""
    if classeur.epoch != WINDOWS_EPOCH:
        return sheet_rows(feuille)
    lues = read_plain_cells(
        octets,
        feuille._worksheet_path,
        feuille.title,
        classeur._date_formats,
        classeur._timedelta_formats,
        case_text,
        percent_styles(classeur),
    )
    return sheet_rows(feuille) if lues is None else enumerate(map(cut, lues), 1)


def _report_formulas(grille: Grille, octets: bytes) -> None:
    """Signale les formules dont le classeur n’a pas gardé le résultat."""
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        feuilles = [n for n in archive.namelist() if n.startswith("xl/worksheets/")]
        if not any(FORMULE.search(archive.read(nom)) for nom in feuilles):
            return
    grille.controles_non_faits.append(
        "Les formules ne sont pas recalculées\u00a0: leur dernier résultat est lu."
    )
    classeur = openpyxl.load_workbook(io.BytesIO(octets), True, data_only=False)
    feuille = classeur[grille.feuille]
    feuille.reset_dimensions()
    lues = dict(grille.lignes)
    for numero, cases in enumerate(feuille.iter_rows(max_row=LIGNES_MAX), start=1):
        for rang, case in enumerate(cases):
            if case.data_type == "f" and not "".join(
                lues.get(numero, ())[rang : rang + 1]
            ):
                grille.formules.append((numero, rang))
