"""Lit d’un bloc la feuille dont aucune case ne demande qu’on la regarde de près.

Calamine lit dix fois plus vite qu’openpyxl, mais tait les erreurs, arrondit les longs nombres
et tient en mémoire tout le rectangle. Une feuille qui n’a rien de tel donne les mêmes textes
aux deux ; toute autre se lit case par case.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import column_index_from_string
from python_calamine import load_workbook

from egts_dashboard.ingest.masques import read_tags

# Une erreur, une date en toutes lettres, une case ou une ligne qui ne dit pas sa place, un nombre
# qui n’en est pas un, ce que l’on n’écrit pas comme tout le monde.
DIVERS = (
    re.compile(rb't="[ed]"'),
    re.compile(rb'<(?:c|row)(?! r=")[ />]'),
    re.compile(rb"<\w+:(?:c|row|v|is)\b"),
    re.compile(rb"<v>[^<]*[^<0-9.E+-]"),
    re.compile(rb"<!"),
)
# « _x000D_ » : un retour à la ligne, que l’un rend et que l’autre laisse écrit.
ECHAPPE = re.compile(rb"_x[0-9A-Fa-f]{4}_")
LIGNE = re.compile(rb'<row r="(\d+)"')
COLONNE = re.compile(rb'<c r="([A-Z]+)')
STYLEE = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*?\bs="(\d+)"')
# Le rectangle d’une feuille presque vide peut être immense.
CASES_MAX = 20_000_000
# Au-delà, un nombre du fichier n’est plus tout entier dans un flottant.
ENTIER_MAX = 2**53
PREMIERE_ANNEE = 1901

Place = tuple[int, int]


@dataclass
class Etendue:
    """Les lignes écrites, la dernière colonne, et les places des cases qui portent une date."""

    derniere_ligne: int = 0
    nb_colonnes: int = 0
    dates: set[Place] = field(default_factory=set)


def read_plain_cells(
    octets: bytes,
    piece: str,
    titre: str,
    dates: set[int],
    durees: set[int],
    to_text: Callable[[Any], str],
) -> list[list[str]] | None:
    """Les textes de toutes les lignes, vides comprises ; None s’il faut lire case par case.

    `piece` : où est la feuille dans l’archive ; `dates`, `durees` : les styles qui en sont.
    """
    if 0 in dates or 0 in durees:
        return None
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        etendue = _survey(read_tags(archive, piece), dates, durees)
        if etendue is None or _has_escapes(archive):
            return None
    try:
        lignes = _load(octets, titre)
    except BaseException as refus:
        # Une panique de Rust n’est pas une Exception. Openpyxl dira ce qui ne va pas.
        if isinstance(refus, Exception) or type(refus).__name__ == "PanicException":
            return None
        raise
    return _texts(lignes, etendue.dates, to_text)


def _has_escapes(archive: zipfile.ZipFile) -> bool:
    """Les textes partagés, où qu’ils soient, ont-ils un signe échappé ?"""
    return any(
        ECHAPPE.search(bloc)
        for nom in archive.namelist()
        if nom.endswith(".xml") and "/worksheets/" not in nom
        for bloc in read_tags(archive, nom)
    )


def _survey(
    blocs: Iterable[bytes], dates: set[int], durees: set[int]
) -> Etendue | None:
    """L’étendue de la feuille ; None si quelque chose y demande la lecture case par case."""
    etendue, noms = Etendue(), set[bytes]()
    for bloc in blocs:
        if any(forme.search(bloc) for forme in (*DIVERS, ECHAPPE)):
            return None
        for numero in map(int, LIGNE.findall(bloc)):
            if numero <= etendue.derniere_ligne:
                return None
            etendue.derniere_ligne = numero
        noms.update(COLONNE.findall(bloc))
        for colonne, ligne, style in STYLEE.findall(bloc) if dates else ():
            if int(style) in durees:
                return None
            if int(style) in dates:
                etendue.dates.add((int(ligne) - 1, _rank(colonne)))
    etendue.nb_colonnes = max((_rank(nom) + 1 for nom in noms), default=0)
    if etendue.derniere_ligne * etendue.nb_colonnes > CASES_MAX:
        return None
    return etendue


def _rank(colonne: bytes) -> int:
    rang: int = column_index_from_string(colonne.decode()) - 1
    return rang


def _load(octets: bytes, titre: str) -> list[list[Any]]:
    classeur = load_workbook(io.BytesIO(octets))
    return classeur.get_sheet_by_name(titre).to_python(skip_empty_area=False)


def _texts(
    lignes: list[list[Any]], dates: set[Place], to_text: Callable[[Any], str]
) -> list[list[str]] | None:
    """Les cases en textes, à leur place ; None si une seule, lue par openpyxl, en donnerait un autre."""
    for rang, cases in enumerate(lignes):
        for colonne, case in enumerate(cases):
            if isinstance(case, str):
                continue
            if not _is_plain(case, (rang, colonne) in dates):
                return None
            cases[colonne] = to_text(case)
    return lignes


def _is_plain(case: Any, est_datee: bool) -> bool:
    match case:
        case bool():
            return True
        case int() | float():
            return not est_datee and abs(case) < ENTIER_MAX
        case dt.datetime():
            return est_datee and case.year >= PREMIERE_ANNEE and case.microsecond == 0
        case dt.date():
            return est_datee and case.year >= PREMIERE_ANNEE
    return False
