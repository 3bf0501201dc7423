"""La commande importe un classeur entier : un compte rendu, un objet JSON, un lot."""

import json
from pathlib import Path
from typing import Any

import pytest

from egts_dashboard import actions
from egts_dashboard.__main__ import main
from tests.classeurs import REMPLI, en_octets

# Ce que promet l’import d’une table.
CHAMPS = {
    "encodage",
    "separateur",
    "acceptees",
    "lignes_acceptees",
    "erreurs",
    "avertissements",
    "totaux_reconnus",
    "controles_non_faits",
}


@pytest.fixture
def fichier(poste: Path) -> Path:
    fichier = poste / "classeur.xlsx"
    fichier.write_bytes(en_octets(REMPLI))
    return fichier


def dit(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_sans_table_le_classeur_entre_entier_en_un_lot(
    fichier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lots = len(actions.lot_folders())
    assert main(["importer", str(fichier), "--simuler", "--json"]) == 0
    essai = dit(capsys)
    assert (essai["lot"], essai["acceptees"], essai["simulation"]) == (None, 7, True)
    assert len(actions.lot_folders()) == lots
    assert main(["importer", str(fichier), "--json"]) == 0
    fait = dit(capsys)
    assert [partie["table"] for partie in fait["tables"]] == [
        "demarches",
        "ateliers",
        "preconisations",
        "constats",
        "lignes_budgetaires",
    ]
    assert all(partie.keys() >= CHAMPS for partie in fait["tables"])
    assert {partie["lot"] for partie in fait["tables"]} == {fait["lot"]}
    assert fait["feuilles_laissees"] == [
        {"nom": "Lisez-moi", "raison": "c’est une notice"}
    ]
    assert fait["ecrites"]["preconisations"] == 2
    assert len(actions.lot_folders()) == lots + 1
    assert main(["importer", str(fichier)]) == 0
    assert "Ce classeur est déjà importé" in capsys.readouterr().out
    assert len(actions.lot_folders()) == lots + 1


def test_une_feuille_dite_s_importe_avec_la_forme_d_une_table(
    fichier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commande = ["importer", str(fichier), "--simuler", "--json"]
    assert main([*commande, "--table", "ateliers"]) == 0
    seule = dit(capsys)
    assert seule.keys() >= CHAMPS and "tables" not in seule
    assert main([*commande, "--feuille", "ateliers"]) == 0
    [partie] = dit(capsys)["tables"]
    assert partie.keys() == seule.keys()
    assert partie["lignes_acceptees"] == seule["lignes_acceptees"] == [2, 3]


def test_les_erreurs_reunies_disent_leur_feuille_et_leur_table(
    fichier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fautif = REMPLI | {
        "ateliers": [["Atelier", "Département"], ["Lien", "Atlantide"]],
        "constats": [["Constat", "Territoire"], ["Trop loin", "R999"]],
    }
    fichier.write_bytes(en_octets(fautif))
    assert main(["importer", str(fichier), "--simuler", "--json"]) == 0
    erreurs = dit(capsys)["erreurs"]
    assert {(e["feuille"], e["table"], e["ligne"]) for e in erreurs} >= {
        ("ateliers", "ateliers", 2),
        ("constats", "constats", 2),
    }
    assert all(e["regle"] and "feuille «" in e["message"] for e in erreurs)


def test_le_compte_rendu_dit_les_feuilles_puis_le_lot(
    fichier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["importer", str(fichier)]) == 0
    rendu = capsys.readouterr().out
    assert "5\u00a0feuilles lues" in rendu
    assert "ateliers → Ateliers, 2\u00a0lignes" in rendu
    assert "Lisez-moi\u00a0: laissée, c’est une notice." in rendu
    assert rendu.count("n’est pas confronté au document") == 1
    assert "Un seul lot écrit" in rendu


def test_un_total_garde_et_un_import_prudent_valent_pour_chaque_feuille(
    fichier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ateliers = [
        ["Atelier", "Département", "Nb de participants"],
        ["Lien", "Gironde", 42],
        ["Écoute", "Gironde", "environ 18"],
        ["TOTAL", "", 60],
    ]
    fichier.write_bytes(
        en_octets({"demarches": REMPLI["demarches"], "ateliers": ateliers})
    )
    commande = ["importer", str(fichier), "--simuler", "--json"]
    assert main([*commande, "--totaux"]) == 0
    assert dit(capsys)["ecrites"]["totaux_declares"] == 1
    assert main([*commande, "--prudent"]) == 0
    assert [p["acceptees"] for p in dit(capsys)["tables"]] == [1, 1]


@pytest.mark.parametrize(
    ("feuilles", "options", "code"),
    [
        ({"Contacts": [["Nom", "Mail"], ["a", "b"]]}, [], 2),
        ({"ateliers": [["Atelier", "Région"], ["Lien", "Atlantide"]]}, [], 1),
        (REMPLI, ["--feuille", "Mars"], 1),
        (REMPLI, ["--entete", "2"], 2),
        (REMPLI, ["--demarche", "rien"], 1),
    ],
)
def test_les_codes_de_sortie(
    fichier: Path,
    feuilles: Any,
    options: list[str],
    code: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fichier.write_bytes(en_octets(feuilles))
    assert main(["importer", str(fichier), "--json", *options]) == code
    assert dit(capsys)["erreurs"]


def test_un_modele_que_personne_n_a_rempli_se_dit(
    fichier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier.write_bytes(actions.modele_xlsx())
    assert main(["importer", str(fichier), "--json"]) == 1
    [refus] = dit(capsys)["erreurs"]
    assert "n’est remplie" in refus["message"]


def test_un_texte_au_nom_de_classeur_est_nomme_avec_son_remede(
    fichier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier.write_text("bonjour", encoding="utf-8")
    assert main(["importer", str(fichier), "--json"]) == 2
    [refus] = dit(capsys)["erreurs"]
    assert "porte le nom d’un classeur sans en être un" in refus["message"]


def test_une_feuille_dont_tout_est_refuse_ne_passe_pas_pour_vide(
    fichier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    constats = [["Constat", "Territoire"], ["Trop loin", "Atlantide"]]
    fichier.write_bytes(en_octets(REMPLI | {"constats": constats}))
    main(["importer", str(fichier), "--simuler"])
    assert "constats → Constats, aucune ligne retenue" in capsys.readouterr().out
