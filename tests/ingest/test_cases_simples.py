"""D’un bloc ou case par case, une feuille donne les mêmes lignes."""

import datetime as dt
import io
import re
import warnings
import zipfile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from egts_dashboard.ingest import classeur
from egts_dashboard.ingest.cases_feuille import case_text, sheet_rows
from egts_dashboard.ingest.cases_simples import read_plain_cells
from egts_dashboard.ingest.classeur_ouvert import open_workbook
from egts_dashboard.ingest.grille import FichierRefuse

FORMATS = (
    "General",
    "0.00",
    "#,##0",
    '#,##0.00\\ "€"',
    "0%",
    "@",
    "dd/mm/yyyy",
    "dd/mm/yyyy hh:mm",
    "hh:mm:ss",
    "[h]:mm",
    "mmm yyyy",
    "[$-40C]d mmmm yyyy;@",
    '"jour "0',
    "[Red]0;[Blue]-0",
    'General" d"',
    "0.0E+00",
    "_-* #,##0_-",
)
TEXTES = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=["Cs"]),
    max_size=12,
).filter(lambda texte: not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f￾￿]", texte))
CASES = st.one_of(
    TEXTES,
    st.sampled_from(
        ["", " a ", "a\nb", "_x0041_", "12 345", "1_000", "#N/A", "é", "="]
    ),
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False, width=64),
    st.sampled_from([0, -0.0, 0.1 + 0.2, 1e15, 2**53, 60, 61, 41800, 41800.604166667]),
    st.booleans(),
    st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 1, 1)),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    st.times(),
)
FEUILLES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30), CASES, st.sampled_from(FORMATS)),
    min_size=1,
    max_size=12,
    unique_by=lambda case: case[:2],
)


def with_xlsxwriter(cases) -> bytes:
    flux = io.BytesIO()
    with xlsxwriter.Workbook(flux, {"in_memory": True}) as livre:
        feuille = livre.add_worksheet()
        formats = {f: livre.add_format({"num_format": f}) for f in FORMATS}
        for ligne, colonne, valeur, forme in cases:
            if isinstance(valeur, dt.date | dt.time):
                feuille.write_datetime(ligne, colonne, valeur, formats[forme])
            elif isinstance(valeur, str):
                feuille.write_string(ligne, colonne, valeur, formats[forme])
            else:
                feuille.write(ligne, colonne, valeur, formats[forme])
    return flux.getvalue()


def with_openpyxl(cases) -> bytes:
    livre, flux = openpyxl.Workbook(), io.BytesIO()
    for ligne, colonne, valeur, forme in cases:
        case = livre.active.cell(ligne + 1, colonne + 1, valeur)
        if not isinstance(valeur, dt.date | dt.time):
            case.number_format = forme
    livre.save(flux)
    return flux.getvalue()


def read(octets: bytes, lire) -> list[tuple[int, list[str]]]:
    with warnings.catch_warnings():
        # Openpyxl avertit d’une date impossible ; la maison lit « #VALUE! » et le refuse.
        warnings.simplefilter("ignore")
        livre = open_workbook(octets)
        lignes = lire(livre, livre.worksheets[0])
        return [(n, list(c)) for n, c in lignes if any(map(str.strip, c))]


def both(octets: bytes):
    """Les lignes telles que la maison les lit, et telles que les lit openpyxl."""
    return (
        read(octets, lambda livre, feuille: classeur._rows(livre, feuille, octets)),
        read(octets, lambda _, feuille: sheet_rows(feuille)),
    )


def in_one_go(octets: bytes) -> list[list[str]] | None:
    livre = open_workbook(octets)
    feuille = livre.worksheets[0]
    return read_plain_cells(
        octets,
        feuille._worksheet_path,
        feuille.title,
        livre._date_formats,
        livre._timedelta_formats,
        case_text,
    )


@pytest.mark.parametrize("ecrire", [with_xlsxwriter, with_openpyxl])
@settings(max_examples=150, deadline=None)
@given(cases=FEUILLES)
def test_les_deux_lectures_d_une_feuille_sont_egales(ecrire, cases):
    try:
        octets = ecrire(cases)
    except (openpyxl.utils.exceptions.IllegalCharacterError, TypeError, ValueError):
        return
    maison, openpyxl_seul = both(octets)

    assert maison == openpyxl_seul


def test_une_feuille_ordinaire_se_lit_d_un_bloc():
    cases = [
        (0, 0, "intitule", "General"),
        (0, 1, "date", "General"),
        (3, 0, "Atelier", "@"),
        (3, 1, dt.datetime(2014, 6, 10), "dd/mm/yyyy"),
        (3, 2, 12, "0"),
        (3, 3, 12.5, "0.00"),
        (3, 4, True, "General"),
    ]
    lignes = in_one_go(
        with_xlsxwriter([(*c[:3], "General" if c[3] == "0" else c[3]) for c in cases])
    )

    assert lignes is not None
    assert lignes[0][:2] == ["intitule", "date"]
    assert lignes[3] == ["Atelier", "2014-06-10", "12", "12.5", "true"]


@pytest.mark.parametrize(
    "cases",
    [
        [(0, 0, dt.time(14, 30), "hh:mm:ss")],
        [(0, 0, 1.5, "[h]:mm")],
        [(0, 0, 12345678901234567, "General")],
        [(1_048_575, 16_383, "loin", "General"), (0, 0, "près", "General")],
    ],
)
def test_une_case_a_regarder_de_pres_fait_lire_case_par_case(cases):
    octets = with_xlsxwriter(cases)

    assert in_one_go(octets) is None
    maison, openpyxl_seul = both(octets)
    assert maison == openpyxl_seul


def rewritten(octets: bytes, ancien: bytes, neuf: bytes) -> bytes:
    flux = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(octets)) as avant,
        zipfile.ZipFile(flux, "w") as apres,
    ):
        for nom in avant.namelist():
            corps = avant.read(nom)
            if nom == "xl/worksheets/sheet1.xml":
                assert ancien in corps
                corps = corps.replace(ancien, neuf)
            apres.writestr(nom, corps)
    return flux.getvalue()


@pytest.mark.parametrize(
    ("ancien", "neuf"),
    [
        (b'<c r="A1"', b"<c"),
        (b'<row r="2"', b"<row"),
        (b'<row r="2"', b'<row r="1"'),
        (b"<v>12</v>", b"<!-- rien --><v>12</v>"),
        (b"><v>12</v>", b' t="e"><v>#REF!</v>'),
        (b"><v>12</v>", b' t="d"><v>2014-06-10</v>'),
        (b"<v>12</v>", b"<v>1_000</v>"),
        (b"<v>12</v>", b"<v>1e400</v>"),
        (b'r="B2"', b'r="B3"'),
        (b'<c r="B2"', b'<c r="B2" cm="1"'),
    ],
)
def test_une_feuille_ecrite_autrement_donne_ce_que_lit_openpyxl(ancien, neuf):
    cases = [
        (0, 0, "intitule", "General"),
        (1, 0, "Atelier", "General"),
        (1, 1, 12, "General"),
    ]
    octets = rewritten(with_xlsxwriter(cases), ancien, neuf)

    assert in_one_go(octets) is None
    maison, openpyxl_seul = both(octets)
    assert maison == openpyxl_seul


@pytest.mark.parametrize(
    "neuf",
    [
        b"/>",
        b" />",
        b"></c>",
        b' t="inlineStr"/>',
        b' t="inlineStr"></c>',
        b' t="s"/>',
        b' t="str"><v></v></c>',
        b"><f>A1</f><v/></c>",
        b"><f>A1</f><v></v></c>",
        b"><f>A1</f></c>",
        b"><f>A1</f><v>3.50</v></c>",
        b' t="str"><f>A1</f><v>texte</v></c>',
        b' t="b"><v>1</v></c>',
        b' t="inlineStr"><is><t xml:space="preserve"> dedans </t></is></c>',
    ],
)
def test_une_case_vide_ou_calculee_se_lit_aussi_d_un_bloc(neuf):
    cases = [(0, 0, "intitule", "General"), (0, 1, 12, "General")]
    octets = rewritten(with_xlsxwriter(cases), b"><v>12</v></c>", neuf)

    assert in_one_go(octets) is not None
    maison, openpyxl_seul = both(octets)
    assert maison == openpyxl_seul


@pytest.mark.parametrize(
    ("ancien", "neuf"),
    [
        (b"</worksheet>", b""),
        (b"</row></sheetData>", b"</sheetData>"),
        (b"schemas.openxmlformats.org", b"ailleurs.example"),
    ],
)
def test_une_feuille_abimee_n_est_pas_lue_a_moitie(ancien, neuf):
    cases = [(0, 0, "intitule", "General"), (1, 0, "Atelier", "General")]
    octets = rewritten(with_xlsxwriter(cases), ancien, neuf)

    assert in_one_go(octets) is None
    with pytest.raises(FichierRefuse):
        classeur.read_workbook(octets, "abime.xlsx", "ateliers", len)


@pytest.mark.parametrize(
    ("valeur", "forme", "attendu"),
    [
        (1, "0%", "100\u00a0%"),
        (0.125, "0.00%", "12,5\u00a0%"),
        (0.07, "0%", "7\u00a0%"),
        (-0.5, '0.0"%"', "-50\u00a0%"),
        ("vu", "0%", "vu"),
        (0.125, "0.00", "0.125"),
        (1, "General", "1"),
    ],
)
def test_un_pourcentage_se_lit_comme_il_est_ecrit(valeur, forme, attendu):
    tampon = io.BytesIO()
    with xlsxwriter.Workbook(tampon) as livre:
        feuille = livre.add_worksheet()
        feuille.write_row(0, 0, ["a", "b"])
        feuille.write(1, 0, valeur, livre.add_format({"num_format": forme}))
        feuille.write(1, 1, 3)
    [_, (_, cases)] = both(tampon.getvalue())[0]
    assert cases == [attendu, "3"]
    assert both(tampon.getvalue())[0] == both(tampon.getvalue())[1]
