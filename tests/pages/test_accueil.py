import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

from egts_dashboard.queries.accueil_chiffres import chiffres
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.store.connection import Store

PAGE = Path(__file__).parents[2] / "pages" / "accueil.py"


def _open(**adresse: str) -> AppTest:
    page = AppTest.from_file(str(PAGE), default_timeout=60)
    for nom, valeur in adresse.items():
        page.query_params[nom] = valeur
    page.run()
    assert not page.exception
    return page


def _shapes(page: AppTest) -> list[str]:
    figure = json.loads(page.get("plotly_chart")[0].proto.spec)
    return [t["name"] for t in figure["data"] if t.get("fill") == "toself"]


def test_sans_magasin_la_page_dit_pourquoi(dossiers: Path) -> None:
    page = _open()
    assert page.error and not page.metric


def test_les_chiffres_montres_sont_ceux_de_la_requete(store: Store) -> None:
    page = _open()
    assert [m.value for m in page.metric] == [c.affiche for c in chiffres(store)]


def test_la_demarche_filtre_les_chiffres(store: Store) -> None:
    page = _open(
        demarche="Ateliers collaboratifs du 14 novembre 2019, CCAS de La Rochelle"
    )
    intitule = store.value(
        "SELECT intitule FROM demarches WHERE demarche_id = 'lr-2019'"
    )
    page = _open(demarche=intitule)
    attendus = [c.affiche for c in chiffres(store, Filtres(demarche=("lr-2019",)))]
    assert [m.value for m in page.metric] == attendus


def test_l_adresse_choisit_l_indicateur_et_la_vue() -> None:
    page = _open(indicateur="Population", vue="Tuiles")
    assert len(_shapes(page)) == 20
    assert any("habitants" in titre.value for titre in page.header)


def test_chaque_figure_a_son_alternative() -> None:
    page = _open()
    assert all(figure.proto.alt for figure in page.get("plotly_chart"))


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
