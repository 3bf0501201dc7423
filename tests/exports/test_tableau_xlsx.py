import io

import openpyxl
import pandas as pd

from egts_dashboard.exports.tableau import to_csv
from egts_dashboard.exports.tableau_xlsx import to_xlsx

MECHANTS = [
    '=HYPERLINK("http://x")',
    "@SUM(A1)",
    "<script>",
    "$x^2$",
    "[a](javascript:1)",
]


def _sheet(contenu: bytes) -> list[list[object]]:
    feuille = openpyxl.load_workbook(io.BytesIO(contenu)).active
    return [[case.value for case in ligne] for ligne in feuille.iter_rows()]


def test_les_filtres_puis_la_table_exacte() -> None:
    tableau = pd.DataFrame({"Intitulé": ["Former", "Ouvrir"], "Année": [2014, 2019]})
    lignes = _sheet(
        to_xlsx(tableau, ["Mots cherchés : formation", "Territoire : Limousin"])
    )
    assert [ligne[0] for ligne in lignes[:2]] == [
        "Mots cherchés : formation",
        "Territoire : Limousin",
    ]
    assert lignes[3:] == [["Intitulé", "Année"], ["Former", 2014], ["Ouvrir", 2019]]


def test_une_case_vide_reste_vide_et_un_nombre_reste_un_nombre() -> None:
    tableau = pd.DataFrame(
        {
            "a": pd.array([1, None], "Int64"),
            "b": [None, 2.5],
            "c": [pd.NaT, pd.Timestamp("2014-06-10")],
        }
    )
    assert _sheet(to_xlsx(tableau))[1:] == [[1, None, None], [None, 2.5, "2014-06-10"]]


def test_rien_n_y_devient_formule_ni_lien() -> None:
    contenu = to_xlsx(pd.DataFrame({"a": MECHANTS}), ["=1+1"])
    feuille = openpyxl.load_workbook(io.BytesIO(contenu)).active
    cases = [
        case
        for ligne in feuille.iter_rows()
        for case in ligne
        if case.value is not None
    ]
    assert {case.data_type for case in cases} == {"s"}
    assert all(case.hyperlink is None for case in cases)


def test_le_csv_neutralise_les_formules_et_les_filtres_qui_en_ont_l_air() -> None:
    texte = to_csv(pd.DataFrame({"a": MECHANTS}), ["Mots cherchés : =1+1"]).decode(
        "utf-8-sig"
    )
    assert "'=HYPERLINK" in texte and "'@SUM" in texte
    assert texte.startswith("# Mots cherchés")
