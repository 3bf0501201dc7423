"""Le journal et la recherche par la ligne de commande : les mêmes filtres que la page."""

import json
from pathlib import Path

import pytest

from egts_dashboard import actions
from egts_dashboard.__main__ import main
from tests.fabriques import atelier, preconisation
from tests.lots import socle


@pytest.fixture
def poste(dossiers: Path) -> Path:
    """Un lot livré, retiré par Jeanne, rétabli par Ali."""
    socle(
        dossiers / "data" / "livre",
        ateliers=[atelier("a1", intitule="Accueil des publics")],
        preconisations=[
            preconisation("p1", rang=1, intitule="Former les équipes"),
            preconisation("p2", rang=2, intitule="Accueillir les usagers"),
        ],
    )
    actions.retirer("livre", "Jeanne", "Non.")
    actions.retablir("livre", "Ali", "Si.")
    return dossiers


def _dit(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_le_journal_se_filtre_par_personne_et_par_table(
    poste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [lot] = json.loads(_dit(capsys, "journal", "--personne", "Jeanne", "--json"))
    assert (lot["auteur"], lot["etat_lot"]) == ("Jeanne", "geste")
    lots = json.loads(_dit(capsys, "journal", "--table", "ateliers", "--json"))
    assert [lot["lot_id"] for lot in lots] == ["livre"]
    rien = _dit(capsys, "journal", "--table", "ateliers", "--personne", "Jeanne")
    assert "Rien dans le journal" in rien


def test_une_personne_inconnue_fait_nommer_les_autres(
    poste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dit = _dit(capsys, "journal", "--personne", "Zoé")
    assert "Ali" in dit and "Jeanne" in dit


def test_des_mots_pris_pour_un_identifiant_menent_a_la_ligne(
    poste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dit = _dit(capsys, "journal", "--item", "accueil publics")
    assert "--item a1\u00a0: Accueil des publics" in dit
    assert "ajout" in _dit(capsys, "journal", "--item", "a1")
    rien = _dit(capsys, "journal", "--item", "a1", "--personne", "Jeanne")
    assert "Rien dans le journal" in rien


@pytest.mark.parametrize(
    ("arguments", "trouves"),
    [
        (["-former"], ["p2"]),
        (["--limite", "5", "-former", "--json"], ["p2"]),
        (["-usagers", "--json", "--limite", "1"], ["p1"]),
        (["équipes -usagers"], ["p1"]),
        (["--", "-usagers"], ["p1"]),
    ],
)
def test_un_mot_a_tiret_est_un_mot_non_une_option(
    poste: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    trouves: list[str],
) -> None:
    voulu = ["--json"] if "--json" not in arguments else []
    items = json.loads(_dit(capsys, "chercher", *voulu, *arguments))
    assert [i["item_id"] for i in items if i["objet"] == "preconisation"] == trouves


@pytest.mark.parametrize(
    "arguments", [["--jsn", "mot"], ["--limite", "-5", "mot"], ["--limite"], []]
)
def test_une_option_mal_ecrite_reste_une_faute(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as sortie:
        main(["chercher", *arguments])
    assert sortie.value.code == 2
