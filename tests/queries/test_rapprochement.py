"""Les liens jugés qui peuvent appuyer un couple : les plus sûrs, sans le document mesuré."""

from collections.abc import Callable

import pytest

from egts_dashboard.queries import rapprochement
from egts_dashboard.queries.rapprochement import document, liens_connus, nb_appuis
from egts_dashboard.store.connection import Store
from tests.fabriques import preconisation, remontee, socle

DOCUMENTS = ("region", "bilan", "commune")


@pytest.fixture
def store(make_store: Callable[..., Store]) -> Store:
    """Trois documents d’un item : région → bilan, incertain ; bilan → commune, sûr."""
    base = socle()
    [doc] = base["sources"]
    return make_store(
        **(base | {"sources": [doc | {"source_id": nom} for nom in DOCUMENTS]}),
        preconisations=[
            preconisation(nom, intitule=f"Demande de {nom}", source_id=nom)
            for nom in DOCUMENTS
        ],
        remontees=[
            remontee("a", "region", "bilan", confiance="incertaine"),
            remontee("b", "bilan", "commune", confiance="sure"),
        ],
    )


def _names(store: Store, sauf: str | None = None) -> list[tuple[str, str]]:
    bouts, liens = liens_connus(store, sauf)
    noms = [bout["item_id"] for bout in bouts]
    return [(noms[ici], noms[la]) for ici, la in liens]


def test_les_liens_viennent_du_plus_sur_au_moins_sur(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _names(store) == [("bilan", "commune"), ("region", "bilan")]
    monkeypatch.setattr(rapprochement, "APPUIS_MAX", 1)
    assert _names(store) == [("bilan", "commune")]
    assert nb_appuis(store, document("region"), document("commune")) == 1


def test_un_document_mesure_ne_s_appuie_sur_aucun_de_ses_liens(store: Store) -> None:
    """Qu’il en soit l’amont ou l’aval."""
    assert _names(store, "region") == [("bilan", "commune")]
    assert _names(store, "commune") == [("region", "bilan")]
    assert _names(store, "bilan") == []


def test_les_liens_de_deux_memes_documents_ne_s_appuient_pas(store: Store) -> None:
    assert nb_appuis(store, document("region"), document("commune")) == 2
    assert nb_appuis(store, document("region"), document("bilan")) == 1
