"""Juger les liens proposés : du brouillon au lot, et ce qui est refusé ne revient pas."""

from pathlib import Path
from typing import Any

import pytest

from egts_dashboard import actions
from egts_dashboard.actions import jugement
from egts_dashboard.errors import LotRefuse
from egts_dashboard.queries.rapprochement import Ensemble, juges
from tests.lots import paires_a_rapprocher

REGION, COMMUNE = Ensemble("niveau", "region"), Ensemble("niveau", "commune")


@pytest.fixture
def poste(dossiers: Path) -> Path:
    paires_a_rapprocher(dossiers / "data" / "livre", "Former les équipes à l’accueil")
    return dossiers


def _proposed() -> list[dict[str, Any]]:
    return actions.rapprocher(actions.ouvrir().store, REGION, COMMUNE, 0.3)


def _save() -> None:
    apport = jugement.liens_a_ecrire("anne", jugement.brouillon("anne"), "Essai.")
    actions.apporter(apport, "Anne")


def test_un_lien_accepte_devient_une_remontee_notee_et_raisonnee(poste: Path) -> None:
    premier = _proposed()[0]
    jugement.retenir(
        "anne",
        [premier],
        est_accepte=True,
        nature="identique",
        confiance="sure",
        note=" Mot à mot ",
    )
    _save()
    lignes = actions.ouvrir().store.records(
        "SELECT amont_id, aval_id, nature, statut, methode, confiance, codeur, note, score"
        " FROM remontees"
    )
    (ligne,) = lignes
    assert float(ligne.pop("score")) == pytest.approx(premier["score"], abs=0.005)
    assert ligne == {
        "amont_id": "p1",
        "aval_id": "q1",
        "nature": "identique",
        "statut": "validee",
        "methode": "suggestion_acceptee",
        "confiance": "sure",
        "codeur": "anne",
        "note": "Mot à mot",
    }


def test_ce_qui_est_refuse_ne_compte_pas_et_ne_revient_pas(poste: Path) -> None:
    proposes = _proposed()
    assert len(proposes) == 2
    jugement.retenir("anne", proposes[1:], est_accepte=False)
    _save()
    store = actions.ouvrir().store
    assert store.value("SELECT count(*) FROM remontees_situees") == 0
    assert [c["statut"] for c in _proposed()] == [None, "rejetee"]
    # Pas davantage dans l’autre sens.
    retour = actions.rapprocher(store, COMMUNE, REGION, 0.3)
    assert sorted(str(c["statut"]) for c in retour) == ["None", "rejetee"]


def test_le_brouillon_oublie_ce_que_le_magasin_connait(poste: Path) -> None:
    jugement.retenir("anne", _proposed(), est_accepte=True)
    assert len(jugement.brouillon("anne")) == 2
    assert jugement.brouillon("autre") == {}
    _save()
    connus = juges(actions.ouvrir().store, REGION, COMMUNE)
    assert jugement.brouillon("anne", connus) == {}


def test_une_decision_se_defait_avant_d_etre_enregistree(poste: Path) -> None:
    jugement.retenir("anne", _proposed(), est_accepte=True)
    jugement.defaire("anne", list(jugement.brouillon("anne"))[-1])
    assert len(jugement.brouillon("anne")) == 1
    jugement.oublier("anne")
    with pytest.raises(LotRefuse, match="vide"):
        jugement.liens_a_ecrire("anne", jugement.brouillon("anne"))


def test_deux_personnes_qui_jugent_le_meme_couple_ne_s_ecrasent_pas(
    poste: Path,
) -> None:
    jugement.retenir("anne", _proposed()[:1], est_accepte=True)
    en_retard = jugement.liens_a_ecrire("anne", jugement.brouillon("anne"), "Essai.")
    _save()
    with pytest.raises(LotRefuse, match="a changé"):
        actions.apporter(en_retard, "Luc")


def test_deux_identifiants_longs_font_un_identifiant_de_lien_valide(
    poste: Path,
) -> None:
    couple = _proposed()[0] | {"amont_id": "a" * 110, "aval_id": "b" * 110}
    jugement.retenir("anne", [couple], est_accepte=False)
    (nom,) = jugement.brouillon("anne")
    assert len(nom) <= 120 and "a" in nom and "b" in nom
