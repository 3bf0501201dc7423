import json
from functools import partial

from streamlit.testing.v1 import AppTest

from egts_dashboard.queries.accueil_chiffres import chiffres
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.store.connection import Store
from tests.pages.ouvrir import metrics, open_page

_open = partial(open_page, "accueil")


def _shapes(page: AppTest) -> list[str]:
    figure = json.loads(page.get("plotly_chart")[0].proto.spec)
    return [t["name"] for t in figure["data"] if t.get("fill") == "toself"]


def test_les_chiffres_montres_sont_ceux_de_la_requete(store: Store) -> None:
    page = _open()
    assert metrics(page) == [c.affiche for c in chiffres(store)]


def test_la_demarche_filtre_les_chiffres(store: Store) -> None:
    page = _open(
        demarche="Ateliers collaboratifs du 14 novembre 2019, CCAS de La Rochelle"
    )
    intitule = store.value(
        "SELECT intitule FROM demarches WHERE demarche_id = 'lr-2019'"
    )
    page = _open(demarche=intitule)
    attendus = [c.affiche for c in chiffres(store, Filtres(demarche=("lr-2019",)))]
    assert metrics(page) == attendus


def test_l_adresse_choisit_l_indicateur_et_la_vue() -> None:
    page = _open(indicateur="Population", vue="Tuiles")
    assert len(_shapes(page)) == 20
    assert any("habitants" in titre.value for titre in page.header)


def test_chaque_lecteur_a_son_premier_lien() -> None:
    liens = {lien.proto.page for lien in _open().get("page_link")}
    assert {"participation", "preconisations", "budget", "sources"} <= liens


def test_le_premier_lien_emporte_la_demarche_choisie(store: Store) -> None:
    intitule = store.value(
        "SELECT intitule FROM demarches WHERE demarche_id = 'lr-2019'"
    )
    liens = _open(demarche=intitule).get("page_link")
    adresses = {lien.proto.page: lien.proto.query_string for lien in liens}
    assert adresses["budget"].startswith("demarche=")


def test_d_un_filtre_a_l_autre_la_carte_montre_ce_qui_est_connu(store: Store) -> None:
    page = _open()
    indicateur = page.get("button_group")[0]
    assert indicateur.value == "signatures"
    page.multiselect(key="demarche").set_value(["lr-2019"]).run()
    indicateur = page.get("button_group")[0]
    assert indicateur.options == ["Préconisations", "Population"]
    assert indicateur.value == "preconisations"
    page.multiselect(key="demarche").set_value([]).run()
    assert page.get("button_group")[0].value == "signatures"


def test_sans_assises_l_accueil_ne_compte_pas_de_signatures(store: Store) -> None:
    avec = [c.cle for c in chiffres(store, Filtres(demarche=("egts-so-2014",)))]
    sans = [c.cle for c in chiffres(store, Filtres(demarche=("lr-2019",)))]
    assert set(avec) - set(sans) == {"signatures"}
