"""Le total que l’on garde d’un tableau d’ateliers se confronte à la somme de ses lignes."""

from typing import Any

import pytest

from tests.fabriques import atelier, socle, total_declare
from tests.store.controles.conftest import Ecarts

CONTROLE = "ateliers_total_lignes"


def total(perimetre: str = "demarche:demarche", **champs: Any) -> dict[str, Any]:
    return total_declare(
        "total",
        perimetre,
        "91",
        objet="participation",
        unite="participations",
        **champs,
    )


def ateliers(*participants: int | None, **champs: Any) -> list[dict[str, Any]]:
    return [
        atelier(f"a{rang}", intitule=f"Atelier {rang}", nb_participants=nb, **champs)
        for rang, nb in enumerate(participants, start=1)
    ]


def test_un_total_de_participations_qui_ne_fait_pas_la_somme_se_dit(
    ecarts: Ecarts,
) -> None:
    [ecart] = ecarts(CONTROLE, ateliers=ateliers(42, 30, 18), totaux_declares=[total()])
    assert ecart["severite"] == "alerte"
    assert ecart["message"] == (
        "3\u00a0ateliers font 90\u00a0participations, le total imprimé est 91"
        " (écart : −1)."
    )
    assert ecart["explication"] == "Aucun atelier ne vaut à lui seul cet écart."


def test_l_atelier_qui_vaut_l_ecart_est_nomme(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        CONTROLE, ateliers=ateliers(42, 30, 19, 12), totaux_declares=[total()]
    )
    assert ecart["explication"].startswith(
        "Un atelier vaut exactement l’écart : «\u00a0Atelier 4\u00a0»"
    )


def test_un_atelier_sans_nombre_fait_de_la_somme_un_minimum(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        CONTROLE, ateliers=ateliers(42, 30, None), totaux_declares=[total()]
    )
    assert ecart["explication"] == (
        "1\u00a0atelier n’a pas de nombre : la somme est un minimum."
    )


@pytest.mark.parametrize(
    "participants", [(42, 30, 19), (91,), (None, None)], ids=["juste", "un", "muets"]
)
def test_un_total_juste_ou_que_rien_ne_recompte_se_tait(
    ecarts: Ecarts, participants: tuple[int | None, ...]
) -> None:
    tables = {"ateliers": ateliers(*participants), "totaux_declares": [total()]}
    assert ecarts(CONTROLE, **tables) == []


def test_les_ateliers_d_un_autre_document_ne_faussent_pas_un_total(
    ecarts: Ecarts,
) -> None:
    [doc] = socle()["sources"]
    autres = [
        atelier("autre", intitule="Autre", nb_participants=7, source_id="ailleurs")
    ]
    assert (
        ecarts(
            CONTROLE,
            ateliers=ateliers(42, 30, 19) + autres,
            sources=[doc, doc | {"source_id": "ailleurs"}],
            totaux_declares=[total()],
        )
        == []
    )


def test_un_total_nuance_n_est_qu_une_information(ecarts: Ecarts) -> None:
    [ecart] = ecarts(
        CONTROLE,
        ateliers=ateliers(42, 30, 18),
        totaux_declares=[total(qualificatif="environ")],
    )
    assert ecart["severite"] == "information"
    assert "environ" in ecart["explication"]
