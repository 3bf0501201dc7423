"""Lit d’un bloc la feuille dont aucune case ne demande qu’on la regarde de près.

Calamine lit dix fois plus vite qu’openpyxl, mais tait les erreurs, arrondit les longs nombres,
pardonne un fichier abîmé et tient en mémoire tout le rectangle. Une feuille qui n’a rien de tel
donne les mêmes textes aux deux ; toute autre se lit case par case.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from openpyxl.utils import column_index_from_string
from python_calamine import load_workbook

from egts_dashboard.ingest.masques import read_tags

# Une ligne et ses cases, écrites comme tout tableur les écrit : chacune à sa place, un nombre, un
# texte ou un booléen. Une erreur, une date en toutes lettres, une mise en forme dans la case n’en
# sont pas.
_FORMULE = rb"(?:<f[^<>]*(?:/>|>[^<]*</f>))?"
_RIEN = rb"(?:<v ?/>|<v></v>)?</c>"
_VIDE = rb'(?: t="(?:[snb]|str|inlineStr)")?(?: ?/>|></c>)'
_NOMBRE = rb'(?: t="[snb]")?>' + _FORMULE + rb"<v>[0-9.eE+-]+</v></c>"
_SANS_VALEUR = rb'(?: t="(?:n|str)")?>' + _FORMULE + _RIEN
_TEXTE = rb' t="str">' + _FORMULE + rb"<v>[^<]+</v></c>"
_DANS_LA_CASE = rb' t="inlineStr"><is><t[^<>]*>[^<]*</t></is></c>'
_CASE = (
    rb'<c r="[A-Z]{1,3}\1"(?: s="\d+")?(?:'
    + rb"|".join((_NOMBRE, _VIDE, _SANS_VALEUR, _TEXTE, _DANS_LA_CASE))
    + rb")\s*"
)
LIGNE = re.compile(rb'<row r="(\d+)"[^<>]*(?:/>|>\s*(?:' + _CASE + rb")*</row>)\s*")
ESPACE_DE_NOMS = b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LIGNE_OU_CASE = re.compile(rb"<(?:\w+:)?(?:row|c)[ />]")
# « _x000D_ » : un retour à la ligne, que l’un rend et que l’autre laisse écrit.
ECHAPPE = re.compile(rb"_x[0-9A-Fa-f]{4}_|<!")
COLONNE = re.compile(rb'<c r="([A-Z]+)')
STYLEE = re.compile(rb'<c r="([A-Z]+)(\d+)" s="(\d+)"')
# Le rectangle d’une feuille presque vide peut être immense.
CASES_MAX = 20_000_000
CASES_LIBRES = 1_000_000
VIDES_PAR_CASE = 4
# Au-delà, un nombre du fichier n’est plus tout entier dans un flottant.
ENTIER_MAX = 2**53
PREMIERE_ANNEE = 1901

Place = tuple[int, int]


class _ADemander(Exception):
    """Quelque chose, dans la feuille, demande la lecture case par case."""


@dataclass
class Etendue:
    """Les lignes écrites, les colonnes, et les places des cases qui portent une date."""

    derniere_ligne: int = 0
    colonnes: set[bytes] = field(default_factory=set)
    nb_cases: int = 0
    dates: set[Place] = field(default_factory=set)

    def is_immense(self) -> bool:
        """Vrai si le rectangle est trop grand pour ce qui y est écrit."""
        cote = max((_rank(nom) + 1 for nom in self.colonnes), default=0)
        permises = min(CASES_LIBRES + VIDES_PAR_CASE * self.nb_cases, CASES_MAX)
        return self.derniere_ligne * cote > permises


def read_plain_cells(
    octets: bytes,
    piece: str,
    titre: str,
    dates: set[int],
    durees: set[int],
    to_text: Callable[[Any], str],
    parts: AbstractSet[int] = frozenset(),
) -> list[list[str]] | None:
    """Les textes de toutes les lignes, vides comprises ; None s’il faut lire case par case.

    `piece` : où est la feuille dans l’archive ; `dates`, `durees`, `parts` : les styles qui en
    sont. Une part se lit case par case : son texte n’est pas celui de son nombre.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as archive:
            etendue = _survey(
                _well_formed(archive, piece, b"<row"), dates, {*durees, *parts}
            )
            for autre in archive.namelist():
                if autre.startswith("xl/") and autre.endswith(".xml"):
                    _check_texts(archive, autre)
        return _texts(_load(octets, titre), etendue.dates, to_text)
    except (_ADemander, expat.ExpatError):
        return None


def _well_formed(
    archive: zipfile.ZipFile, piece: str, balise: bytes = b"<"
) -> Iterator[bytes]:
    """La pièce par morceaux, relue : un XML abîmé ou un signe échappé arrêtent tout."""
    analyse = expat.ParserCreate()
    for bloc in read_tags(archive, piece, balise):
        if ECHAPPE.search(bloc):
            raise _ADemander
        analyse.Parse(bloc)
        yield bloc
    analyse.Parse(b"", True)


def _check_texts(archive: zipfile.ZipFile, piece: str) -> None:
    """Les textes partagés, où qu’ils soient. Lève _ADemander, ExpatError."""
    if "/worksheets/" not in piece:
        for _ in _well_formed(archive, piece):
            pass


def _survey(blocs: Iterable[bytes], dates: set[int], a_demander: set[int]) -> Etendue:
    """L’étendue de la feuille. Lève _ADemander d’une case d’un de ces styles."""
    etendue, est_connue = Etendue(), False
    for bloc in blocs:
        est_connue = est_connue or ESPACE_DE_NOMS in bloc
        _note_rows(etendue, bloc)
        colonnes = COLONNE.findall(bloc)
        etendue.colonnes.update(colonnes)
        etendue.nb_cases += len(colonnes)
        for colonne, ligne, style in (
            STYLEE.findall(bloc) if dates or a_demander else ()
        ):
            if int(style) in a_demander:
                raise _ADemander
            if int(style) in dates:
                etendue.dates.add((int(ligne) - 1, _rank(colonne)))
    if etendue.is_immense() or not est_connue or 0 in dates | a_demander:
        raise _ADemander
    return etendue


def _note_rows(etendue: Etendue, bloc: bytes) -> None:
    """Retient la dernière ligne ; toutes se suivent, et rien n’est écrit hors d’elles."""
    premiere = LIGNE_OU_CASE.search(bloc)
    place = premiere.start() if premiere else 0
    while ligne := LIGNE.match(bloc, place):
        numero, place = int(ligne[1]), ligne.end()
        if numero <= etendue.derniere_ligne:
            raise _ADemander
        etendue.derniere_ligne = numero
    if LIGNE_OU_CASE.search(bloc, place):
        raise _ADemander


def _rank(colonne: bytes) -> int:
    rang: int = column_index_from_string(colonne.decode()) - 1
    return rang


def _load(octets: bytes, titre: str) -> list[list[Any]]:
    """Les cases, telles que Calamine les rend. Lève _ADemander s’il n’y arrive pas."""
    try:
        classeur = load_workbook(io.BytesIO(octets))
        return classeur.get_sheet_by_name(titre).to_python(skip_empty_area=False)
    except BaseException as refus:
        # Une panique de Rust n’est pas une Exception. Openpyxl dira ce qui ne va pas.
        if isinstance(refus, Exception) or type(refus).__name__ == "PanicException":
            raise _ADemander from refus
        raise


def _texts(
    lignes: list[list[Any]], dates: set[Place], to_text: Callable[[Any], str]
) -> list[list[str]]:
    """Les cases en textes, à leur place. Lève _ADemander si openpyxl en dirait un autre."""
    for rang, cases in enumerate(lignes):
        for colonne, case in enumerate(cases):
            if isinstance(case, str):
                continue
            if not _is_plain(case, (rang, colonne) in dates):
                raise _ADemander
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
