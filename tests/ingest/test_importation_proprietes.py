"""Ce qui doit rester vrai de n’importe quel tableau : écrit d’une façon ou d’une autre, il se relit."""

import csv
import datetime as dt
import io
import zipfile
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from egts_dashboard.francais import MOIS, date_longue, nombre
from egts_dashboard.ingest.apostrophes import unguard
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.dates import read_date
from egts_dashboard.ingest.fichier import read_file
from egts_dashboard.ingest.fusion import Contenu
from egts_dashboard.ingest.grille import Grille
from egts_dashboard.ingest.importation import read_import
from egts_dashboard.ingest.origine import Origine
from egts_dashboard.ingest.valeurs import ValeurRefusee, read_number
from egts_dashboard.models.territoire import Territoire
from tests.depots import classeur, octets
from tests.fabriques import territoires

ESSAIS = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
INTITULES = ["intitule", "note", "lieu"]
# Tout texte qu’un tableur peut porter : ni octet nul ni moitié de signe.
TEXTES = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30
)
LATINS = st.text("aàâäçéèêëîïôöùûüÿœŒ€’“”…–— bcdef,;\t\"'\n", min_size=1, max_size=30)


def _score(cases: Any) -> int:
    return len({case for case in cases if case in INTITULES})


def _table(cases: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    # Une ligne toute blanche ne se garde pas ; la première case en fait une ligne.
    return st.lists(
        st.tuples(cases, cases, cases).map(lambda t: [f"x{t[0]}", t[1], t[2]]),
        min_size=1,
        max_size=8,
    )


def _read(contenu: bytes, chemin: Any) -> Grille:
    chemin.write_bytes(contenu)
    return read_file(chemin, "depot", "ateliers", _score)


def _cells(grille: Grille) -> list[list[str]]:
    return [list(cases) for _, cases in grille.lignes]


def _said(lignes: list[list[str]]) -> list[list[str]]:
    """Ce qu’un CSV dit : l’apostrophe qui garde une formule n’en est pas."""
    return [INTITULES, *map(unguard, lignes)]


@pytest.mark.parametrize("separateur", [",", ";", "\t"])
@pytest.mark.parametrize("codage", ["utf-8", "utf-8-sig", "utf-16"])
@ESSAIS
@given(lignes=_table(TEXTES))
def test_un_csv_se_relit_tel_qu_il_est_ecrit(
    tmp_path: Any, separateur: str, codage: str, lignes: list[list[str]]
) -> None:
    tampon = io.StringIO(newline="")
    csv.writer(tampon, delimiter=separateur).writerows([INTITULES, *lignes])
    grille = _read(tampon.getvalue().encode(codage), tmp_path / "depot")
    assert grille.separateur == separateur
    assert _cells(grille) == _said(lignes)


@pytest.mark.parametrize("separateur", [",", ";", "\t"])
@ESSAIS
@given(lignes=_table(LATINS))
def test_un_csv_windows_1252_se_relit_tel_qu_il_est_ecrit(
    tmp_path: Any, separateur: str, lignes: list[list[str]]
) -> None:
    tampon = io.StringIO(newline="")
    csv.writer(tampon, delimiter=separateur).writerows(
        [INTITULES, ["été €"] * 3, *lignes]
    )
    grille = _read(tampon.getvalue().encode("cp1252"), tmp_path / "depot")
    assert grille.encodage == "Windows-1252"
    assert _cells(grille)[2:] == _said(lignes)[1:]


@settings(ESSAIS, max_examples=25)
@given(lignes=_table(TEXTES))
def test_un_classeur_se_relit_tel_qu_il_est_ecrit(
    tmp_path: Any, lignes: list[list[str]]
) -> None:
    tampon = io.BytesIO()
    with xlsxwriter.Workbook(tampon) as livre:
        feuille = livre.add_worksheet()
        for rang, ligne in enumerate([INTITULES, *lignes]):
            for colonne, texte in enumerate(ligne):
                feuille.write_string(rang, colonne, texte)
    grille = _read(tampon.getvalue(), tmp_path / "depot")
    assert _cells(grille) == [INTITULES, *lignes]


@ESSAIS
@given(
    valeur=st.decimals(0, 10**9, places=2, allow_nan=False),
    espace=st.sampled_from(["", " ", "\u00a0", "\u202f"]),
    unite=st.sampled_from(["", " €", "\u00a0€", " euros"]),
    mot=st.sampled_from(["", "environ ", "près de ", "avoisine "]),
)
def test_un_nombre_francais_se_relit(
    valeur: Decimal, espace: str, unite: str, mot: str
) -> None:
    ecrit = nombre(valeur, 2).replace("\u202f", espace)
    lu, nuance = read_number(f"{mot}{ecrit}{unite}")
    assert lu == valeur
    assert (nuance or "") == mot.strip()


@ESSAIS
@given(jour=st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_une_date_se_relit_sous_toutes_ses_formes(jour: dt.date) -> None:
    formes = [
        jour.isoformat(),
        f"{jour:%d/%m/%Y}",
        f"{jour.day}.{jour.month}.{jour.year}",
        date_longue(jour),
        f"{jour.day} {MOIS[jour.month - 1].upper()} {jour.year}",
    ]
    assert {read_date(forme)[0] for forme in formes} == {jour}


@ESSAIS
@given(texte=st.text(max_size=60))
def test_une_case_se_lit_ou_se_refuse_en_francais(texte: str) -> None:
    for lire in (read_number, read_date):
        try:
            lire(texte)
        except ValeurRefusee as refus:
            assert refus.message and refus.remede


def _import(chemin: Any, contenu: bytes, table: str = "ateliers") -> Importation:
    chemin.write_bytes(contenu)
    connu = Contenu()
    for ligne in territoires():
        modele = Territoire.model_validate(ligne)
        connu.tables["territoires"][modele.territoire_code,] = modele
    origine = Origine("depot", "0" * 64, dt.datetime(2026, 1, 1))
    return read_import(chemin, table, connu, origine)


BON = "intitule;territoire_code;nb_participants\nLien;R54;12\nSoin;R72;environ 7\n"
FORMES = [BON.encode(), octets(classeur([r.split(";") for r in BON.split()[:2]]))]


@ESSAIS
@given(contenu=st.binary(max_size=400))
def test_des_octets_au_hasard_ne_font_jamais_de_trace(
    tmp_path: Any, contenu: bytes
) -> None:
    _has_verdict(_import(tmp_path / "depot", contenu))


@pytest.mark.parametrize("forme", range(len(FORMES)))
@ESSAIS
@given(donnees=st.data())
def test_un_fichier_abime_ne_fait_jamais_de_trace(
    tmp_path: Any, forme: int, donnees: st.DataObject
) -> None:
    """Tronqué, ou quelques octets changés n’importe où."""
    contenu = bytearray(FORMES[forme])
    for _ in range(donnees.draw(st.integers(0, 6))):
        contenu[donnees.draw(st.integers(0, len(contenu) - 1))] = donnees.draw(
            st.integers(0, 255)
        )
    fin = donnees.draw(st.integers(0, len(contenu)))
    _has_verdict(_import(tmp_path / "depot", bytes(contenu[:fin])))


@settings(ESSAIS, max_examples=40)
@given(
    noms=st.lists(
        st.sampled_from(
            [
                "[Content_Types].xml",
                "xl/workbook.xml",
                "xl/worksheets/sheet1.xml",
                "xl/sharedStrings.xml",
                "../../evade.xml",
            ]
        ),
        unique=True,
    ),
    corps=st.binary(max_size=200),
)
def test_une_archive_piegee_ne_fait_jamais_de_trace(
    tmp_path: Any, noms: list[str], corps: bytes
) -> None:
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w") as archive:
        for nom in noms:
            archive.writestr(nom, corps)
    lu = _import(tmp_path / "depot", tampon.getvalue())
    assert lu.erreurs and not lu.acceptees
    assert not (tmp_path.parent / "evade.xml").exists()


@pytest.mark.parametrize("taille", [140_000, 2_000_000])
def test_une_case_enorme_est_refusee(tmp_path: Any, taille: int) -> None:
    lu = _import(
        tmp_path / "depot", f"intitule;territoire_code\n{'é' * taille};R54\n".encode()
    )
    assert lu.erreurs and not lu.acceptees


def _has_verdict(lu: Importation) -> None:
    """Des lignes, ou une erreur écrite en français ; jamais ni l’un ni l’autre."""
    assert lu.acceptees or lu.erreurs
    for erreur in lu.erreurs:
        assert "Traceback" not in str(erreur) and "Error" not in erreur.message
