"""Lit une feuille d’un classeur XLSX, sans croire ni son nom ni ses tailles."""

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import openpyxl

from egts_dashboard.ingest.entetes import normalize
from egts_dashboard.ingest.grille import FichierRefuse, Grille

OCTETS_MAX = 256 * 1024 * 1024
RAPPORT_MAX = 150
PIECES_MAX = 5_000
# Sous cette taille, un taux de compression élevé est ordinaire.
OCTETS_ANODINS = 10 * 1024 * 1024
LIGNES_MAX = 1_048_576
LIGNES_ESSAYEES = 30
LISEZMOI = "lisezmoi"


def read_workbook(
    octets: bytes, nom: str, table: str, score: Callable[[Sequence[str]], int]
) -> Grille:
    """La grille de la feuille qui porte la table. Lève FichierRefuse."""
    grille = Grille(nom)
    try:
        _check_archive(octets)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            _fill(grille, octets, table, score)
    except FichierRefuse:
        raise
    except Exception as refus:
        # Un classeur abîmé fait lever à openpyxl à peu près n’importe quoi.
        raise FichierRefuse(
            "le classeur est tronqué ou abîmé", "Rouvrez-le et enregistrez-le en XLSX."
        ) from refus
    if not grille.lignes:
        raise FichierRefuse("la feuille est vide", "Remplissez-la.")
    return grille


def _check_archive(octets: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        pieces = archive.infolist()
        noms = {piece.filename for piece in pieces}
        if "[Content_Types].xml" not in noms or not any(
            n.startswith("xl/") for n in noms
        ):
            raise FichierRefuse(
                "c’est une archive ou un autre document, non un classeur XLSX",
                "Enregistrez le tableau en XLSX ou en CSV.",
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


def _is_bomb(pieces: list[zipfile.ZipInfo]) -> bool:
    return sum(piece.file_size for piece in pieces) > OCTETS_MAX or any(
        piece.file_size > OCTETS_ANODINS
        and piece.file_size > RAPPORT_MAX * max(1, piece.compress_size)
        for piece in pieces
    )


def _fill(
    grille: Grille, octets: bytes, table: str, score: Callable[[Sequence[str]], int]
) -> None:
    classeur = openpyxl.load_workbook(io.BytesIO(octets), True, data_only=True)
    feuilles = [f for f in classeur.worksheets if f.sheet_state == "visible"]
    for cachee in (f for f in classeur.worksheets if f.sheet_state != "visible"):
        grille.warn(
            f"la feuille «\u00a0{cachee.title}\u00a0» est masquée\u00a0: elle n’est pas lue",
            "Affichez-la et déposez-la si elle compte.",
        )
    if not feuilles:
        raise FichierRefuse("aucune feuille n’est visible", "Affichez-en une.")
    feuille = _choose(feuilles, table, score)
    grille.feuille = feuille.title
    ignorees = [f.title for f in feuilles if f is not feuille]
    if ignorees:
        grille.controles_non_faits.append(
            f"Feuilles non lues\u00a0: {', '.join(ignorees)}."
        )
    grille.lignes = [(n, c) for n, c in _rows(feuille) if any(x.strip() for x in c)]
    _report_formulas(grille, octets)


def _choose(
    feuilles: list[Any], table: str, score: Callable[[Sequence[str]], int]
) -> Any:
    """La feuille du nom de la table, sinon celle dont les intitulés ressemblent le plus."""
    for feuille in feuilles:
        if normalize(feuille.title) == normalize(table):
            return feuille

    def note(feuille: Any) -> int:
        if normalize(feuille.title).replace(" ", "") == LISEZMOI:
            return -1
        return max((score(c) for _, c in _rows(feuille, LIGNES_ESSAYEES)), default=0)

    return max(feuilles, key=note)


def _rows(
    feuille: Any, dernieres: int = LIGNES_MAX
) -> Iterator[tuple[int, Sequence[str]]]:
    feuille.reset_dimensions()
    for numero, cases in enumerate(
        feuille.iter_rows(max_row=dernieres, values_only=True), start=1
    ):
        textes = [_text(case) for case in cases]
        while textes and not textes[-1]:
            textes.pop()
        yield numero, textes


def _text(case: Any) -> str:
    match case:
        case None:
            return ""
        case bool():
            return "true" if case else "false"
        case int():
            return str(case)
        case float():
            return _decimal_text(case)
        case dt.datetime() if case.time() == dt.time():
            return case.date().isoformat()
        case dt.date() | dt.time():
            return case.isoformat()
        case _:
            return str(case)


def _decimal_text(case: float) -> str:
    texte = f"{Decimal(repr(case)):f}"
    return texte.removesuffix(".0")


def _report_formulas(grille: Grille, octets: bytes) -> None:
    """Signale les formules dont le classeur n’a pas gardé le résultat."""
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        feuilles = [n for n in archive.namelist() if n.startswith("xl/worksheets/")]
        if not any(b"<f" in archive.read(nom) for nom in feuilles):
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
