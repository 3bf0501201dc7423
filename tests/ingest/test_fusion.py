import json
from pathlib import Path
from unittest.mock import ANY

import pytest

from egts_dashboard.ingest.fusion import Contenu, Geste, add_lot, merge
from egts_dashboard.ingest.lots import read_lots
from egts_dashboard.models.atelier import Atelier
from tests.fabriques import atelier, codage
from tests.lots import write_lot


def fond(*dossiers: Path) -> Contenu:
    lots, anomalies = read_lots(dossiers)
    assert anomalies == []
    return merge(lots)


def test_le_dernier_lot_qui_nomme_une_ligne_l_emporte(tmp_path: Path) -> None:
    contenu = fond(
        write_lot(
            tmp_path / "a", ateliers=[atelier("a1", nb_seances=2), atelier("a2")]
        ),
        write_lot(tmp_path / "b", 2, ateliers=[atelier("a1", nb_seances=4)]),
    )
    assert [cle for cle in contenu.tables["ateliers"]] == [("a1",), ("a2",)]
    assert contenu.tables["ateliers"]["a1",].nb_seances == 4
    assert contenu.origines["ateliers", ("a1",)] == ("b/ateliers.csv", 2)


def test_un_retrait_enleve_la_ligne_et_un_ajout_la_ramene(tmp_path: Path) -> None:
    ajout = write_lot(tmp_path / "a", ateliers=[atelier("a1")])
    retrait = write_lot(
        tmp_path / "b", 2, ateliers=[atelier("a1") | {"supprime": "true"}]
    )
    assert fond(ajout, retrait).tables["ateliers"] == {}
    retour = write_lot(tmp_path / "c", 3, ateliers=[atelier("a1")])
    assert ("a1",) in fond(ajout, retrait, retour).tables["ateliers"]


@pytest.mark.parametrize("identifiants", [("a1", "a2"), ("n1", "n2"), ("n1", "n1")])
def test_un_lot_de_plus_donne_ce_que_sa_relecture_donnera(
    tmp_path: Path, identifiants: tuple[str, str]
) -> None:
    """Places comprises, que ses lignes soient neuves, connues ou redites."""
    premier = write_lot(tmp_path / "a", ateliers=[atelier("a1"), atelier("a2")])
    lignes = [atelier(i, nb_seances=n) for n, i in enumerate(identifiants, 5)]
    avant = fond(premier)
    [lot] = fond(write_lot(tmp_path / "b", 2, codages=[codage("p", "FORM")])).lots
    lus = [Atelier.model_validate(ligne) for ligne in lignes]
    prevu = add_lot(avant, lot, {"ateliers": lus})
    assert len(avant.tables["ateliers"]) == 2
    assert prevu.tables["ateliers"] == {("a1",): ANY, ("a2",): ANY} | {
        (ligne.atelier_id,): ligne for ligne in lus
    }
    numeros = {i: n for n, i in enumerate(identifiants, 2)}
    assert {
        cle: place
        for (_, cle), place in prevu.origines.items()
        if place[0].startswith("b/")
    } == {(i,): ("b/ateliers.csv", n) for i, n in numeros.items()}


def test_retirer_une_ligne_qui_n_existe_pas_ne_fait_rien(tmp_path: Path) -> None:
    contenu = fond(
        write_lot(tmp_path / "a", ateliers=[atelier("a1") | {"supprime": "true"}])
    )
    assert contenu.journal == []


def test_le_journal_dit_ce_que_chaque_lot_a_change(tmp_path: Path) -> None:
    contenu = fond(
        write_lot(
            tmp_path / "a",
            ateliers=[atelier("a1", nb_seances=2)],
            codages=[codage("p", "FORM")],
        ),
        write_lot(
            tmp_path / "b", 2, ateliers=[atelier("a1", nb_seances=4, note="Relu.")]
        ),
        write_lot(tmp_path / "c", 3, ateliers=[atelier("a1") | {"supprime": "oui"}]),
    )
    assert [(g.lot_id, g.nom_table, g.ligne_id, g.geste) for g in contenu.journal] == [
        ("a", "ateliers", "a1", "ajout"),
        ("a", "codages", "preconisation · p · FORM · equipe", "ajout"),
        ("b", "ateliers", "a1", "correction"),
        ("c", "ateliers", "a1", "retrait"),
    ]
    assert json.loads(contenu.journal[2].champs or "") == {
        "nb_seances": [2, 4],
        "note": [None, "Relu."],
    }


def test_redire_la_meme_ligne_ne_fait_pas_une_correction(tmp_path: Path) -> None:
    contenu = fond(
        write_lot(tmp_path / "a", ateliers=[atelier("a1")]),
        write_lot(tmp_path / "b", 2, ateliers=[atelier("a1")]),
    )
    assert contenu.journal == [Geste("a", "ateliers", "a1", "ajout", None)]
    assert contenu.origines["ateliers", ("a1",)] == ("a/ateliers.csv", 2)


def test_defaire_c_est_retirer_le_lot(tmp_path: Path) -> None:
    livre = write_lot(tmp_path / "a", ateliers=[atelier("a1", nb_seances=2)])
    faute = write_lot(tmp_path / "b", 2, ateliers=[atelier("a1", nb_seances=40)])
    assert fond(livre, faute).tables != fond(livre).tables
    assert fond(livre).tables["ateliers"]["a1",].nb_seances == 2
