"""La feuille d’un classeur : devinée et dite, ou choisie ; et ce que la feuille cache."""

import io
import json
from pathlib import Path

import openpyxl
import pytest

from egts_dashboard import actions
from egts_dashboard.__main__ import main
from tests.depots import Lit, avertis, classeur, octets, une

TITRES = ["Intitulé", "Région", "Participants"]


@pytest.fixture
def livre() -> openpyxl.Workbook:
    """Deux feuilles lisibles, une notice, une vide et une masquée."""
    livre = classeur([TITRES, ["Lien", "Aquitaine", 12]], "Janvier")
    for nom, lignes in {
        "Février": [
            TITRES,
            ["Écoute", "Poitou-Charentes", 8],
            ["Accueil", "Poitou-Charentes", 4],
        ],
        "Lisez-moi": [["Intitulé", "Région", "Participants"]],
        "Vide": [],
        "Archive": [TITRES, ["Oubli", "Aquitaine", 1]],
    }.items():
        feuille = livre.create_sheet(nom)
        for ligne in lignes:
            feuille.append(ligne)
    livre["Archive"].sheet_state = "hidden"
    return livre


def _noms(lu: object) -> list[str]:
    return [ligne.intitule for _, ligne in lu.acceptees]  # type: ignore[attr-defined]


def test_la_feuille_devinee_est_dite_et_les_autres_nommees(
    lit: Lit, livre: openpyxl.Workbook
) -> None:
    lu = lit(octets(livre))
    assert (lu.feuille, _noms(lu)) == ("Janvier", ["Lien"])
    assert lu.feuilles == ["Janvier", "Février", "Lisez-moi", "Vide", "Archive"]
    assert "la feuille «\u00a0Janvier\u00a0» est devinée" in avertis(lu)
    assert "«\u00a0Février\u00a0» peut se lire aussi" in avertis(lu)
    # Une feuille vide n’est pas une feuille que l’on a laissée.
    assert "Feuilles non lues\u00a0: Février, Lisez-moi." in lu.controles_non_faits


def test_une_feuille_du_modele_que_personne_n_a_remplie_n_est_pas_nommee(
    lit: Lit,
) -> None:
    livre = openpyxl.load_workbook(io.BytesIO(actions.modele_xlsx()))
    livre["ateliers"].delete_rows(2)
    for rang, valeur in enumerate(["lien", "demarche", "R54"], 1):
        livre["ateliers"].cell(2, rang, valeur)
    livre["constats"].delete_rows(2)
    livre["pratiques"].append(["p1", "demarche"])
    lu = lit(octets(livre), table="ateliers")
    [dit] = [c for c in lu.controles_non_faits if c.startswith("Feuilles non lues")]
    assert dit == "Feuilles non lues\u00a0: Lisez-moi, pratiques, Territoires connus."


@pytest.mark.parametrize("dite", ["Février", "fevrier"])
def test_la_feuille_dite_est_lue_sans_plus_rien_deviner(
    lit: Lit, livre: openpyxl.Workbook, dite: str
) -> None:
    lu = lit(octets(livre), feuille=dite)
    assert (lu.feuille, _noms(lu)) == ("Février", ["Écoute", "Accueil"])
    assert "devinée" not in avertis(lu)


def test_une_feuille_masquee_se_lit_si_on_la_demande(
    lit: Lit, livre: openpyxl.Workbook
) -> None:
    lu = lit(octets(livre), feuille="Archive")
    assert _noms(lu) == ["Oubli"]
    assert (
        "«\u00a0Archive\u00a0» est masquée\u00a0: elle est lue quand même"
        in avertis(lu)
    )


def test_une_feuille_inconnue_est_refusee_avec_le_nom_des_autres(
    lit: Lit, livre: openpyxl.Workbook
) -> None:
    lu = lit(octets(livre), feuille="Mars")
    erreur = une(lu, "la feuille «\u00a0Mars\u00a0» n’existe pas")
    assert "«\u00a0Février\u00a0»" in erreur.remede
    assert "«\u00a0Archive\u00a0» (masquée)" in erreur.remede
    # De quoi en choisir une autre.
    assert "Janvier" in lu.feuilles


def test_une_feuille_vide_demandee_laisse_choisir_une_autre(
    lit: Lit, livre: openpyxl.Workbook
) -> None:
    lu = lit(octets(livre), feuille="Vide")
    assert (
        "choisissez-en une autre"
        in une(lu, "la feuille «\u00a0Vide\u00a0» est vide").remede
    )
    assert len(lu.feuilles) == 5


def test_une_feuille_demandee_a_un_csv_est_refusee(lit: Lit) -> None:
    une(lit("intitule;region\nLien;R72\n", feuille="Mars"), "n’est pas un classeur")


def test_la_feuille_du_nom_de_la_table_ne_se_devine_pas(
    lit: Lit, livre: openpyxl.Workbook
) -> None:
    livre["Février"].title = "Ateliers"
    lu = lit(octets(livre))
    assert lu.feuille == "Ateliers"
    assert "devinée" not in avertis(lu)


def test_les_lignes_et_colonnes_masquees_sont_lues_et_dites(lit: Lit) -> None:
    livre = classeur(
        [
            [*TITRES, "Note"],
            ["Lien", "Aquitaine", 12, "a"],
            ["Écoute", "Poitou-Charentes", 8, "b"],
            ["Accueil", "Poitou-Charentes", 4, "c"],
            ["Total", None, 24],
        ]
    )
    for numero in (3, 5):
        livre.active.row_dimensions[numero].hidden = True
    livre.active.column_dimensions["D"].hidden = True
    livre.active.column_dimensions["F"].hidden = True
    lu = lit(octets(livre))
    dits = [a for a in lu.avertissements if "masquée dans la feuille" in a.message]
    # Un total masqué n’est pas lu comme une ligne ; une colonne vide ne compte pas.
    assert [(a.ligne, a.colonne) for a in dits] == [(None, "Note"), (3, None)]
    assert [n for n, _ in lu.acceptees] == [2, 3, 4]


def test_des_lignes_filtrees_nomment_le_filtre(lit: Lit) -> None:
    livre = classeur(
        [TITRES, ["Lien", "Aquitaine", 12], ["Écoute", "Poitou-Charentes", 8]]
    )
    feuille = livre.active
    feuille.auto_filter.ref = "A1:C3"
    feuille.auto_filter.add_filter_column(1, ["Aquitaine"])
    feuille.row_dimensions[3].hidden = True
    lu = lit(octets(livre))
    [dit] = [a for a in lu.avertissements if "masquée" in a.message]
    assert dit.ligne == 3 and "un filtre est posé" in dit.message


def test_la_commande_prend_la_feuille_dite_et_laisse_les_lignes_masquees_si_prudente(
    poste: Path, livre: openpyxl.Workbook, capsys: pytest.CaptureFixture[str]
) -> None:
    livre["Février"].row_dimensions[3].hidden = True
    fichier = poste / "depot.xlsx"
    fichier.write_bytes(octets(livre))
    commande = ["importer", str(fichier), "--table", "ateliers", "--feuille", "Février"]
    assert main([*commande, "--simuler", "--prudent", "--json"]) == 0
    dit = json.loads(capsys.readouterr().out)
    assert (dit["feuille"], dit["lignes_acceptees"]) == ("Février", [2])
    assert dit["feuilles"][0] == "Janvier"
    assert main([*commande[:-1], "Mars"]) == 1


def test_choisir_les_intitules_sans_dire_la_table_est_une_faute_de_commande(
    poste: Path, livre: openpyxl.Workbook
) -> None:
    fichier = poste / "depot.xlsx"
    fichier.write_bytes(octets(livre))
    assert main(["importer", str(fichier), "--entete", "3"]) == 2
