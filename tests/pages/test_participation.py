"""La page Participation : trois états, un filtre qui filtre, les chiffres de la requête."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.participation_chiffres import chiffres
from egts_dashboard.store.connection import Store
from tests.pages.ouvrir import metrics, open_page


@pytest.fixture
def page(store: Store) -> AppTest:
    return open_page("participation")


def _filter(page: AppTest, nom: str, *codes: str) -> AppTest:
    return page.multiselect(key=nom).set_value(list(codes)).run()


def test_la_page_dit_combien_et_dans_quel_atelier_le_plus(page: AppTest) -> None:
    assert not page.exception
    retenir = page.markdown[0].value
    assert "304\u00a0participations" in retenir
    assert "95 en 4\u00a0séances" in retenir
    assert "420\u00a0signatures" in retenir


def test_les_chiffres_montres_sont_ceux_de_la_requete(
    page: AppTest, store: Store
) -> None:
    attendus = [(c.libelle, c.affiche) for c in chiffres(store)]
    assert [(m.label, m.value) for m in page.metric] == attendus


def test_un_filtre_de_territoire_filtre_ateliers_et_signatures(
    page: AppTest, store: Store
) -> None:
    filtree = _filter(page, "territoire", "R73")
    assert not filtree.exception
    attendus = [c.affiche for c in chiffres(store, Filtres(territoire=("R73",)))]
    assert metrics(filtree) == attendus
    assert "Aucun atelier n’est connu" in filtree.markdown[0].value
    assert "32\u00a0signatures" in filtree.markdown[0].value


def test_une_demarche_sans_compte_dit_n_r_et_jamais_zero(page: AppTest) -> None:
    filtree = _filter(page, "demarche", "lr-2019")
    assert not filtree.exception
    assert filtree.metric[0].value == "n.\u00a0r."
    assert "(n.\u00a0r.)" in filtree.markdown[0].value


def test_aucun_resultat_dit_quel_filtre_relacher(page: AppTest) -> None:
    _filter(page, "demarche", "lr-2019")
    vide = _filter(page, "territoire", "R72")
    assert not vide.exception
    assert "Relâchez le filtre Territoire" in vide.info[0].value


def test_chaque_figure_a_une_alternative_et_son_unite(page: AppTest) -> None:
    figures = page.get("plotly_chart")
    # Cinq, et celle des ateliers redessinée pour un écran étroit.
    assert len(figures) == 6
    for figure in figures:
        assert len(figure.proto.alt) > 20
        assert json.loads(figure.proto.spec)["data"]


def test_sans_assises_la_page_ne_compte_pas_de_signatures(store: Store) -> None:
    lues = chiffres(store, Filtres(demarche=("lr-2019",)))
    assert "signatures" not in [c.cle for c in lues]
    # Un territoire dont personne n’a signé : il y a des assises, et la case reste n. r.
    seules = chiffres(store, Filtres(territoire=("D17",)))
    assert "signatures" in [c.cle for c in seules]
