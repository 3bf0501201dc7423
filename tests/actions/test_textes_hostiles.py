"""Un texte importé qui a l’air d’une formule, d’une balise ou d’un lien reste du texte emporté."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from egts_dashboard import actions
from egts_dashboard.exports.tableau import to_csv
from egts_dashboard.exports.tableau_xlsx import to_xlsx

HOSTILES = [
    "<script>alert(1)</script>",
    '=HYPERLINK("http://mal.example";"cliquez")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "$x^2$",
    "[a](javascript:alert(1))",
    "\u202edroite à gauche\u202c",
    "🚌 bus",
]


@pytest.fixture
def importes(poste: Path) -> Path:
    fichier = poste / "hostile.csv"
    lignes = "".join(
        f"h{rang};R54;{chr(34)}{texte.replace(chr(34), chr(34) * 2)}{chr(34)}\n"
        for rang, texte in enumerate(HOSTILES)
    )
    fichier.write_text(
        f"atelier_id;territoire_code;intitule\n{lignes}", encoding="utf-8"
    )
    assert len(actions.importer(fichier, "ateliers").lecture.acceptees) == len(HOSTILES)
    return poste


def test_ce_que_l_on_emporte_d_une_table_ne_contient_aucune_formule(
    importes: Path,
) -> None:
    tableau = actions.ouvrir().store.frame(
        "SELECT intitule FROM ateliers WHERE atelier_id <> 'accueil' ORDER BY atelier_id"
    )
    assert list(tableau.intitule) == HOSTILES
    texte = to_csv(tableau).decode("utf-8-sig")
    for ligne in texte.splitlines()[1:]:
        assert ligne.strip('"')[:1] not in set("=+-@"), ligne
    cases = openpyxl.load_workbook(io.BytesIO(to_xlsx(tableau))).active["A"][1:]
    assert [case.value for case in cases] == HOSTILES
    assert {case.data_type for case in cases} == {"s"}
    assert not any(case.hyperlink for case in cases)


def test_le_classeur_de_tout_le_magasin_n_a_ni_formule_ni_lien(importes: Path) -> None:
    actions.exporter(importes / "export")
    livre = openpyxl.load_workbook(importes / "export" / "egts.xlsx")
    feuille = livre["ateliers"]
    cases = [case for ligne in feuille.iter_rows() for case in ligne]
    assert {case.data_type for case in cases} <= {"s", "n", "d", "b"}
    assert set(HOSTILES) <= {case.value for case in cases}
    relu = actions.lire_import(importes / "export" / "egts.xlsx", "ateliers")
    assert relu.erreurs == [] and relu.difference.a_ecrire == []


def test_le_csv_de_tout_le_magasin_n_a_pas_de_formule_et_se_reimporte(
    importes: Path,
) -> None:
    actions.exporter(importes / "export")
    fichier = importes / "export" / "ateliers.csv"
    cases = [
        case
        for ligne in csv.reader(fichier.read_text(encoding="utf-8").splitlines())
        for case in ligne
    ]
    assert not [case for case in cases if case[:1] in {"=", "+", "-", "@"}]
    assert "'+1+1" in cases
    relu = actions.lire_import(fichier, "ateliers")
    assert relu.erreurs == [] and relu.difference.a_ecrire == []


def test_le_csv_emporte_d_une_page_se_reimporte_sans_rien_changer(
    importes: Path,
) -> None:
    tableau = actions.ouvrir().store.frame(
        "SELECT atelier_id, territoire_code, intitule FROM ateliers"
        " WHERE starts_with(atelier_id, 'h')"
    )
    fichier = importes / "page.csv"
    fichier.write_bytes(to_csv(tableau))
    relu = actions.lire_import(fichier, "ateliers")
    assert relu.erreurs == []
    assert [cle for cle, *_ in relu.difference.a_ecrire] == []
