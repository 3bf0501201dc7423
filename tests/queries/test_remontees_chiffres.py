"""Les chiffres de la reprise sur de petits documents : ce qui suit, ce qui converge, ce qui se perd."""

from collections.abc import Callable
from typing import Any

import pytest

from egts_dashboard.analyses.representativite import wilson
from egts_dashboard.queries.remontees import Choix, cibles, flux
from egts_dashboard.queries.remontees_chiffres import chiffres
from egts_dashboard.store.connection import Store
from tests.fabriques import preconisation, remontee, socle

# Document → nombre d’items ; « ailleurs » est d’une autre démarche.
DOCUMENTS = {"grand": 3, "moyen": 2, "petit": 1, "suite": 1, "ailleurs": 4}
LIENS = {
    "suite1": ["grand1", "moyen1", "petit1"],
    "ailleurs1": ["grand1"],
    "ailleurs2": ["grand2"],
    "ailleurs3": ["grand3"],
    "ailleurs4": ["moyen2"],
}


@pytest.fixture
def store(make_store: Callable[..., Store]) -> Store:
    base = socle()
    [doc], [demarche] = base["sources"], base["demarches"]

    def item(document: str, rang: int) -> dict[str, Any]:
        siens = {"demarche_id": "autre"} if document == "ailleurs" else {}
        return preconisation(
            f"{document}{rang}", rang=rang, source_id=document, **siens
        )

    return make_store(
        **base
        | {
            "sources": [doc | {"source_id": nom} for nom in DOCUMENTS],
            "demarches": [demarche, demarche | {"demarche_id": "autre"}],
        },
        preconisations=[
            item(nom, rang)
            for nom, nb in DOCUMENTS.items()
            for rang in range(1, nb + 1)
        ],
        remontees=[
            remontee(f"{amont}-{aval}", amont, aval, confiance="sure")
            for aval, amonts in LIENS.items()
            for amont in amonts
        ],
    )


def test_les_taux_sont_des_deux_documents_les_plus_fournis_de_la_demarche(
    store: Store,
) -> None:
    """Une convergence avec une autre démarche n’est pas une reprise."""
    taux = [c for c in chiffres(store, Choix(), wilson) if c.cle.startswith("reprise_")]
    assert [c.valeur for c in taux] == [1 / 3, 1 / 2]
    assert taux[0].parametres[-3:] == ("grand", "suite", "grand")


def test_la_suite_de_la_demarche_vient_avant_une_convergence_plus_fournie(
    store: Store,
) -> None:
    assert cibles(store, Choix()) == ["suite", "ailleurs"]


def test_un_document_entierement_repris_n_a_pas_de_flux_sans_suite(
    store: Store,
) -> None:
    lus = flux(store, Choix())
    assert (lus["nb"] > 0).all()
    assert "petit" in set(lus["origine"])


def test_une_mesure_sans_origine_se_compte_a_cote_de_celles_qui_en_ont(
    make_store: Callable[..., Store],
) -> None:
    mesure = {
        "plan": "plan_2015",
        "intitule": "Former les tuteurs",
        "statut_libelle": "annonce",
        "source_id": "doc",
        "localisation": "p. 1",
        "certitude": "imprime",
    }
    store = make_store(
        **socle(),
        preconisations=[preconisation("p1", rang=1), preconisation("p2", rang=2)],
        mesures=[mesure | {"mesure_id": f"m{rang}"} for rang in range(3)],
        remontees=[
            remontee(
                f"r{rang}", f"p{rang}", "m0", aval_objet="mesure", confiance="sure"
            )
            for rang in (1, 2)
        ],
    )
    [vues] = [c for c in chiffres(store, Choix(), wilson) if c.cle == "mesures"]
    assert vues.valeur == 2
    assert "Sans origine\u00a0: 2\u00a0mesures sur 3." in vues.calcul
