from functools import partial

from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.sources_chiffres import chiffres
from egts_dashboard.store.connection import Store
from tests.pages.ouvrir import metrics, open_page

_open = partial(open_page, "sources")


def test_les_chiffres_montres_sont_ceux_de_la_requete(store: Store) -> None:
    page = _open()
    assert metrics(page) == [c.affiche for c in chiffres(store)]


def test_le_document_filtre_les_chiffres(store: Store) -> None:
    titre = store.value(
        "SELECT titre FROM sources WHERE source_id = 'doc-bilan-so-2014'"
    )
    attendus = chiffres(store, Filtres(document=("doc-bilan-so-2014",)))
    assert [m.value for m in _open(document=titre).metric] == [
        c.affiche for c in attendus
    ]


def test_une_recherche_sans_reponse_le_dit() -> None:
    page = _open(recherche="mot que nul n’a écrit")
    assert any("Aucun écart" in m.value for m in page.markdown)


def test_la_gravite_choisie_vient_de_l_adresse() -> None:
    page = _open(severite="Informations")
    assert any(m.value.startswith("**Information.**") for m in page.markdown)
    assert not any(m.value.startswith("**Alerte.**") for m in page.markdown)
