"""Les feuilles d’un classeur se reconnaissent à leur nom, sinon à leurs intitulés."""

from pathlib import Path

import pytest

from egts_dashboard.ingest.livre import Livre, read_book
from tests.classeurs import Feuilles, en_octets


def read(feuilles: Feuilles, tmp_path: Path) -> Livre:
    chemin = tmp_path / "classeur.xlsx"
    chemin.write_bytes(en_octets(feuilles))
    livre = read_book(chemin)
    assert livre is not None
    return livre


@pytest.mark.parametrize(
    ("nom", "titres", "table"),
    [
        ("ateliers", ["xx", "yy"], "ateliers"),
        ("Préconisations", ["xx", "yy"], "preconisations"),
        ("DÉPENSES", ["xx", "yy"], "lignes_budgetaires"),
        ("Budget 2026", ["Objet de la dépense", "Montant"], "lignes_budgetaires"),
        ("Ateliers 2013", ["Intitulé", "Région"], "ateliers"),
        ("Feuil1", ["Atelier", "Région", "Nb de participants"], "ateliers"),
        ("Feuil2", ["Atelier", "Préconisation", "Territoire"], "preconisations"),
        ("Freins et leviers", ["Atelier", "Constat", "Territoire"], "constats"),
    ],
)
def test_une_feuille_se_reconnait(
    nom: str, titres: list[str], table: str, tmp_path: Path
) -> None:
    livre = read({nom: [titres, ["a"] * len(titres)]}, tmp_path)
    assert [f.table for f in livre.reconnues] == [table]


@pytest.mark.parametrize(
    ("nom", "titres", "raison"),
    [
        ("Contacts", ["Nom", "Téléphone", "Mél"], "d’aucune table"),
        ("Feuil1", ["Intitulé", "Territoire", "Note"], "de plusieurs tables"),
        (
            "Synthèse",
            ["Région", "Nb de séances", "Nb de participants"],
            "aucune colonne n’y nomme",
        ),
        ("Lisez-moi", ["Atelier", "Région", "Participants"], "une notice"),
        ("journal", ["lot_id", "geste"], "la construction du magasin"),
    ],
)
def test_une_feuille_laissee_dit_pourquoi(
    nom: str, titres: list[str], raison: str, tmp_path: Path
) -> None:
    livre = read({nom: [titres, ["a"] * len(titres)]}, tmp_path)
    assert not livre.reconnues
    [laissee] = livre.laissees
    assert raison in laissee.raison


def test_une_feuille_vide_n_est_ni_lue_ni_laissee(tmp_path: Path) -> None:
    livre = read(
        {"ateliers": [["Atelier", "Région"]], "Rien": [], "constats": []}, tmp_path
    )
    assert (livre.reconnues, livre.laissees) == ((), ())


def test_une_feuille_se_trouve_a_la_casse_et_aux_accents_pres(tmp_path: Path) -> None:
    livre = read({"Préconisations": [["Préconisation"], ["Agir"]]}, tmp_path)
    assert livre.find("preconisations") == livre.reconnues[0]
    assert livre.find("ateliers") is None
