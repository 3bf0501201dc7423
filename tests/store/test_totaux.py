"""Ce qu’un total déclaré devrait valoir : de sa démarche, et rien quand rien ne se divise."""

from collections.abc import Callable

import pytest

from egts_dashboard.store.connection import Store
from tests.fabriques import atelier, evenement, socle, total_declare

POITOU = {"territoire_code": "R54"}


@pytest.fixture
def recomptes(make_store: Callable[..., Store]) -> dict[str, float | None]:
    """Deux démarches en Poitou-Charentes ; la première n’a daté aucune journée départementale."""
    base = socle()
    [demarche] = base["demarches"]
    autre = {"demarche_id": "autre"} | POITOU
    store = make_store(
        **(base | {"demarches": [demarche, demarche | autre]}),
        evenements=[
            evenement("l", "2013-12-01", **POITOU, nature="lancement"),
            evenement("r", "2014-04-01", **POITOU, nature="journee_regionale"),
            evenement("d", "2014-03-01", **autre),
            evenement("autre-l", "2013-11-01", **autre, nature="lancement"),
        ],
        ateliers=[
            atelier("a", nb_seances=4),
            atelier("b", **autre, nb_seances=5),
            atelier("c", **autre, nb_seances=6),
        ],
        totaux_declares=[
            total_declare(
                nom,
                "territoire:R54",
                "2",
                **champs,
                unite=unite,
                objet=objet,
                qualificatif=dit,
            )
            for nom, champs, objet, unite, dit in (
                ("temps", {}, "seances", "journees", "temps régionaux"),
                ("connus", {}, "instances", "items", "ateliers"),
                ("par journée", {}, "seances", "seances", "ateliers par journée"),
                ("ailleurs", autre, "seances", "seances", "ateliers par journée"),
                ("connus ailleurs", autre, "instances", "items", "ateliers"),
            )
        ],
    )
    lus = store.rows("SELECT total_id, recompte FROM totaux_recomptes")
    assert len(lus) == 5
    return dict(lus)


def test_le_lancement_et_la_journee_regionale_sont_des_temps_regionaux(
    recomptes: dict[str, float | None],
) -> None:
    assert recomptes["temps"] == 2


def test_une_demarche_ne_compte_pas_les_ateliers_d_une_autre(
    recomptes: dict[str, float | None],
) -> None:
    assert (recomptes["connus"], recomptes["connus ailleurs"]) == (1, 2)
    assert recomptes["ailleurs"] == 11


def test_sans_journee_datee_rien_ne_se_rapporte_a_une_journee(
    recomptes: dict[str, float | None],
) -> None:
    assert recomptes["par journée"] is None
