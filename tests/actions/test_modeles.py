"""Les modèles à remplir : une feuille et un CSV par table, les mêmes octets chaque fois."""

from pathlib import Path

import openpyxl

from egts_dashboard import actions
from egts_dashboard.exports.tableau_xlsx import DATE
from egts_dashboard.models import TABLES


def test_chaque_table_a_sa_feuille_et_son_csv(poste: Path) -> None:
    actions.ecrire_modeles(poste / "modeles")
    livre = openpyxl.load_workbook(poste / "modeles" / "modele.xlsx", read_only=True)
    assert set(TABLES) <= set(livre.sheetnames)
    assert {f"{table}.csv" for table in TABLES} <= {
        f.name for f in (poste / "modeles").iterdir()
    }


def test_un_modele_vide_ne_donne_que_son_exemple(poste: Path) -> None:
    actions.ecrire_modeles(poste / "modeles")
    for table in TABLES:
        for nom in ("modele.xlsx", f"{table}.csv"):
            lu = actions.lire_import(poste / "modeles" / nom, table)
            assert not lu.acceptees, table
            assert not [a for a in lu.erreurs if a.ligne], table


def test_un_modele_refait_donne_les_memes_octets(poste: Path) -> None:
    premier, second = (
        {p.name: p.read_bytes() for p in actions.ecrire_modeles(poste / nom)}
        for nom in ("un", "deux")
    )
    assert premier == second
    # L’heure n’y est pas : une seconde plus tard, ce serait pareil.
    livre = openpyxl.load_workbook(poste / "un" / "modele.xlsx")
    assert livre.properties.created == DATE
