from functools import partial
from pathlib import Path

import pytest

from egts_dashboard import actions
from egts_dashboard.actions import Apport
from egts_dashboard.errors import DonneesInvalides, LotRefuse
from egts_dashboard.models.atelier import Atelier
from egts_dashboard.models.preconisation import Preconisation
from tests.actions.ensemble import confirm_together
from tests.fabriques import atelier, preconisation
from tests.lots import socle, written_lots


@pytest.fixture
def poste(dossiers: Path) -> Path:
    socle(
        dossiers / "data" / "livre",
        ateliers=[atelier("a1", nb_participants=20)],
        preconisations=[preconisation("p1"), preconisation("p2", rang=2)],
    )
    return dossiers


def corrige(nb: int) -> Atelier:
    return Atelier.model_validate(atelier("a1", nb_participants=nb))


def participants() -> list[tuple[object, ...]]:
    return actions.ouvrir().store.rows("SELECT nb_participants FROM ateliers")


def test_un_apport_corrige_et_retire_en_un_seul_lot(poste: Path) -> None:
    geste = Apport(
        "Corriger", "Relu.", {"ateliers": [corrige(25)]}, {"preconisations": [("p2",)]}
    )
    actions.apporter(geste, "Cheffe de projet")
    store = actions.ouvrir().store
    assert participants() == [(25,)]
    assert store.rows("SELECT preconisation_id FROM preconisations") == [("p1",)]
    assert len(written_lots()) == 1


def test_l_effet_prevu_est_celui_qui_arrive_et_n_ecrit_rien(poste: Path) -> None:
    geste = Apport("Corriger", "Relu.", {}, {"preconisations": [("p2",)]})
    effet = actions.prevoir(geste)
    assert [(d.geste, d.ligne_id) for d in effet.differences] == [("retrait", "p2")]
    assert written_lots() == []
    actions.apporter(geste, "Cheffe de projet")
    [(nb,)] = actions.ouvrir().store.rows("SELECT count(*) FROM preconisations")
    assert effet.apres["preconisations"] == nb
    assert effet.avant["preconisations"] == nb + 1


@pytest.mark.parametrize(("auteur", "raison"), [("", "Relu."), ("Moi", " ")])
def test_sans_nom_ou_sans_raison_rien_n_est_ecrit(
    poste: Path, auteur: str, raison: str
) -> None:
    with pytest.raises(LotRefuse):
        actions.apporter(Apport("T", raison, {"ateliers": [corrige(9)]}), auteur)
    assert written_lots() == []


def test_un_renvoi_vers_rien_est_refuse_et_nomme(poste: Path) -> None:
    perdue = Preconisation.model_validate(preconisation("p3", atelier_id="absent"))
    with pytest.raises(DonneesInvalides, match="absent"):
        actions.apporter(Apport("T", "R", {"preconisations": [perdue]}), "Moi")
    assert written_lots() == []


def test_une_ligne_changee_entre_temps_n_est_pas_ecrasee(poste: Path) -> None:
    vues = {("ateliers", ("a1",)): corrige(20)}
    premier = Apport("T", "R", {"ateliers": [corrige(25)]}, vues=vues)
    second = Apport("T", "R", {"ateliers": [corrige(30)]}, vues=vues)
    actions.apporter(premier, "Une")
    with pytest.raises(LotRefuse, match="a1"):
        actions.apporter(second, "Autre")
    assert participants() == [(25,)]


def test_deux_personnes_qui_confirment_a_la_fois_n_ecrivent_qu_un_lot(
    poste: Path,
) -> None:
    vues = {("ateliers", ("a1",)): corrige(20)}
    gestes = [
        Apport("T", "R", {"ateliers": [corrige(nb)]}, vues=vues) for nb in (25, 30)
    ]
    refus = confirm_together(
        *(partial(actions.apporter, geste, "Une personne") for geste in gestes)
    )
    assert len(written_lots()) == 1 and len(refus) == 1
    assert participants() in ([(25,)], [(30,)])


def creation(*noms: str) -> Apport:
    lignes = [Atelier.model_validate(atelier(nom)) for nom in noms]
    vues = {("ateliers", (nom,)): None for nom in noms}
    return Apport("T", "R", {"ateliers": lignes}, vues=vues)


def test_une_meme_ligne_creee_par_deux_personnes_n_en_arrete_aucune(
    poste: Path,
) -> None:
    gestes = [creation("commun", "un"), creation("commun", "deux")]
    refus = confirm_together(
        *(partial(actions.apporter, geste, "Une personne") for geste in gestes)
    )
    assert refus == [] and len(written_lots()) == 2
    ids = actions.ouvrir().store.rows("SELECT atelier_id FROM ateliers ORDER BY 1")
    assert ids == [("a1",), ("commun",), ("deux",), ("un",)]


def test_un_apport_deja_fait_par_un_autre_ne_s_ecrit_pas_deux_fois(poste: Path) -> None:
    actions.apporter(creation("commun"), "Une")
    with pytest.raises(LotRefuse, match="commun"):
        actions.apporter(creation("commun"), "Autre")
    assert len(written_lots()) == 1


@pytest.mark.parametrize("auteur", ["x" * 5000, "Jea\x0bnne"])
def test_un_nom_qui_ne_peut_pas_entrer_dans_la_fiche_est_refuse(
    poste: Path, auteur: str
) -> None:
    with pytest.raises(LotRefuse, match="Votre nom ou la raison"):
        actions.apporter(
            Apport("Corriger", "Relu.", {"ateliers": [corrige(25)]}), auteur
        )
    assert written_lots() == []
