import datetime as dt
import zipfile
from decimal import Decimal

import openpyxl
import pyarrow as pa
import pytest

from egts_dashboard.exports.classeur import COUPURE, SIGNES_MAX, write_workbook
from egts_dashboard.exports.tables import EXPORTEES
from egts_dashboard.models import colonnes


@pytest.fixture(scope="module")
def classeur(livre):
    return openpyxl.load_workbook(livre / "egts.xlsx")


def lots(titre: str) -> dict[str, pa.Table]:
    ligne = dict.fromkeys(colonnes(EXPORTEES["lots"])) | {"titre": titre, "ordre": 1}
    return {"lots": pa.Table.from_pylist([ligne])}


def test_le_lisez_moi_puis_les_sources_ouvrent_le_classeur(classeur):
    autres = [table for table in EXPORTEES if table != "sources"]

    assert classeur.sheetnames == ["Lisez-moi", "Sources", *autres]


def test_le_lisez_moi_dit_le_nombre_de_lignes_de_chaque_feuille(classeur):
    for feuille, _, nombre in classeur["Lisez-moi"].iter_rows(values_only=True):
        if feuille in classeur.sheetnames:
            assert classeur[feuille].max_row - 1 == nombre


def test_les_intitules_sont_figes_et_chacun_porte_sa_definition(classeur):
    feuille = classeur["ateliers"]

    assert feuille.freeze_panes == "B2"
    entete = [case.value for case in feuille[1]]
    assert entete == colonnes(EXPORTEES["ateliers"])
    assert all(case.comment and case.comment.text for case in feuille[1])
    commentaire = feuille[1][entete.index("certitude")].comment.text
    assert "imprime, deduit, incertain" in commentaire


def test_nombres_et_dates_sont_de_vrais_nombres_et_de_vraies_dates(classeur):
    depenses = classeur["lignes_budgetaires"]
    rang = colonnes(EXPORTEES["lignes_budgetaires"]).index("montant_eur")
    montants = [ligne[rang] for ligne in depenses.iter_rows(min_row=2)]
    dates = colonnes(EXPORTEES["evenements"]).index("date_debut")
    jours = [
        ligne[dates].value for ligne in classeur["evenements"].iter_rows(min_row=2)
    ]

    assert {case.data_type for case in montants} == {"n"}
    assert Decimal("822.15") in {Decimal(str(case.value)) for case in montants}
    assert all(isinstance(jour, dt.datetime) for jour in jours)


@pytest.mark.parametrize(
    "texte",
    ["=1+1", "+1", "@SUM(A1)", "{=A1}", "http://exemple.fr", "007", "mailto:a@b"],
)
def test_un_texte_reste_un_texte(tmp_path, texte):
    write_workbook(lots(texte), tmp_path / "t.xlsx", "Essai", dt.datetime(2026, 11, 21))

    case = openpyxl.load_workbook(tmp_path / "t.xlsx")["lots"]["B2"]
    assert (case.value, case.data_type, case.hyperlink) == (texte, "s", None)


def test_aucune_feuille_livree_n_a_de_formule(livre):
    with zipfile.ZipFile(livre / "egts.xlsx") as archive:
        feuilles = [
            n for n in archive.namelist() if n.startswith("xl/worksheets/sheet")
        ]
        assert len(feuilles) == len(EXPORTEES) + 1
        assert not any(b"<f>" in archive.read(nom) for nom in feuilles)


def test_une_case_trop_longue_est_coupee_et_le_dit(tmp_path):
    write_workbook(
        lots("x" * 40_000), tmp_path / "t.xlsx", "Essai", dt.datetime(2026, 11, 21)
    )

    valeur = openpyxl.load_workbook(tmp_path / "t.xlsx")["lots"]["B2"].value
    assert len(valeur) == SIGNES_MAX
    assert valeur.endswith(COUPURE)
