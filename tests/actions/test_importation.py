import json
from pathlib import Path

import openpyxl
import pytest

from egts_dashboard import actions, config
from egts_dashboard.__main__ import main
from tests.depots import Lit


def test_une_case_change_et_les_colonnes_absentes_restent(lit: Lit) -> None:
    lu = lit("atelier_id;participants\naccueil;21\n")
    [case] = lu.difference.modifiees
    assert (case.id, case.colonne, case.avant, case.apres) == (
        "accueil",
        "nb_participants",
        20,
        21,
    )


def test_importer_deux_fois_n_ecrit_qu_un_lot(poste: Path) -> None:
    fichier = poste / "depot.csv"
    fichier.write_text("intitule;territoire\nLien;R54\nSoin;R72\n", encoding="utf-8")
    premier = actions.importer(fichier, "ateliers")
    assert premier.lot is not None
    second = actions.importer(fichier, "ateliers")
    assert second.lot is None
    assert second.lecture.difference.inchangees == 2
    magasin = actions.ouvrir().store
    assert magasin.frame("SELECT count(*) AS n FROM ateliers").n[0] == 3


def test_une_simulation_n_ecrit_rien(poste: Path) -> None:
    fichier = poste / "depot.csv"
    fichier.write_text("intitule;territoire\nLien;R54\n", encoding="utf-8")
    importe = actions.importer(fichier, "ateliers", est_simule=True)
    assert importe.lecture.difference.ajoutees
    assert not (config.VAR_DIR / "lots").exists()


@pytest.mark.parametrize("nom", ["{table}.csv", "egts.xlsx"])
def test_les_exports_se_reimportent_a_l_identique(
    store: object, tmp_path: Path, nom: str
) -> None:
    actions.exporter(tmp_path / "export")
    for table in (
        "territoires",
        "ateliers",
        "lignes_budgetaires",
        "effectifs",
        "constats",
    ):
        lu = actions.lire_import(tmp_path / "export" / nom.format(table=table), table)
        assert lu.erreurs == []
        assert lu.difference.a_ecrire == []
        assert lu.difference.inchangees > 0


def test_la_commande_rend_un_seul_objet_json(
    poste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = poste / "depot.csv"
    fichier.write_text("intitule;territoire\nA;R54\nB;Nulle part\n", encoding="utf-8")
    code = main(
        ["importer", str(fichier), "--table", "ateliers", "--simuler", "--json"]
    )
    donnees = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (donnees["acceptees"], donnees["lignes_acceptees"]) == (1, [2])
    assert donnees["erreurs"][0].keys() >= {
        "ligne",
        "colonne",
        "valeur",
        "regle",
        "message",
    }
    assert {
        "encodage",
        "separateur",
        "avertissements",
        "totaux_reconnus",
    } <= donnees.keys()
    assert donnees["controles_non_faits"]


def test_la_commande_sort_avec_1_quand_rien_n_entre_et_2_mal_formee(
    poste: Path,
) -> None:
    fichier = poste / "depot.csv"
    fichier.write_text("intitule;territoire\nA;Nulle part\n", encoding="utf-8")
    assert main(["importer", str(fichier), "--table", "ateliers", "--json"]) == 1
    with pytest.raises(SystemExit, match="2"):
        main(["importer", str(fichier), "--table", "inconnue"])
    assert main(["importer", str(fichier)]) == 2


def test_un_modele_rempli_s_importe_sans_sa_ligne_d_exemple(poste: Path) -> None:
    actions.ecrire_modeles(poste / "modeles")
    livre = openpyxl.load_workbook(poste / "modeles" / "modele.xlsx")
    feuille = livre["ateliers"]
    titres = [case.value for case in feuille[1]]
    assert feuille.data_validations.count > 0
    feuille.append(
        [{"intitule": "Lien", "territoire_code": "R54"}.get(titre) for titre in titres]
    )
    livre.save(poste / "rempli.xlsx")
    lu = actions.lire_import(poste / "rempli.xlsx", "ateliers")
    assert lu.erreurs == []
    assert [ligne.intitule for _, ligne in lu.acceptees] == ["Lien"]


def test_la_commande_dit_d_abord_qu_un_fichier_est_deja_importe(
    poste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = poste / "depot.csv"
    fichier.write_text("intitule;territoire\nLien;R54\n", encoding="utf-8")
    commande = ["importer", str(fichier), "--table", "ateliers"]
    assert main(commande) == 0
    assert "avertissement" in capsys.readouterr().out
    assert main(commande) == 0
    dit = capsys.readouterr().out
    assert dit.startswith("Ce fichier est déjà importé, rien ne changerait")
    assert "avertissement" not in dit and "1\u00a0ligne y est" in dit
