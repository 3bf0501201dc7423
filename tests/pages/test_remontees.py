"""La page Remontées : trois états, un filtre qui filtre, les chiffres de la requête."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard import config
from egts_dashboard.analyses.representativite import wilson
from egts_dashboard.francais import nombre
from egts_dashboard.queries import jumelles
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.remontees import Choix, flux
from egts_dashboard.queries.remontees_chiffres import chiffres
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.remontees_lecture import side_by_side, story
from tests import lots
from tests.fabriques import preconisation, remontee
from tests.pages.ouvrir import metrics, open_page, tables


def _open() -> AppTest:
    return open_page("remontees")


@pytest.fixture
def page(store: Store) -> AppTest:
    return _open()


def test_la_page_dit_le_taux_et_que_convergence_n_est_pas_cause(
    page: AppTest, store: Store
) -> None:
    assert not page.exception
    repris = store.value(
        "SELECT count(DISTINCT amont_no) FROM remontees_situees"
        " WHERE amont_objet = 'preconisation' AND amont_source_id = ? AND cible = ?",
        ["doc-restitution-pc-2014", "doc-bilan-so-2014"],
    )
    assert f"**{nombre(repris)}** se retrouvent" in page.markdown[0].value
    assert any("convergence, non une cause" in c.value for c in page.caption)


def test_les_chiffres_montres_sont_ceux_de_la_requete(
    page: AppTest, store: Store
) -> None:
    assert metrics(page) == [c.affiche for c in chiffres(store, Choix(), wilson)]


@pytest.mark.parametrize(
    ("cle", "valeur", "choix"),
    [
        ("incertains", "sans", Choix(avec_incertaines=False)),
        ("suivre", "constat", Choix("constat")),
    ],
)
def test_un_choix_change_les_chiffres(
    page: AppTest, store: Store, cle: str, valeur: str, choix: Choix
) -> None:
    change = page.segmented_control(key=cle).set_value(valeur).run()
    assert not change.exception
    assert metrics(change) == [c.affiche for c in chiffres(store, choix, wilson)]


def test_la_nature_et_l_atelier_filtrent(page: AppTest, store: Store) -> None:
    page.multiselect(key="lien").set_value(["identique"])
    filtree = page.multiselect(key="atelier").set_value(["at-pc-2014-usagers"]).run()
    assert not filtree.exception
    filtres = Filtres(atelier=("at-pc-2014-usagers",))
    attendus = chiffres(store, Choix(natures=("identique",)), wilson, filtres)
    assert metrics(filtree) == [c.affiche for c in attendus]


@pytest.mark.parametrize("axe", ["atelier", "volet", "theme", "document"])
@pytest.mark.parametrize("cible", ["doc-bilan-so-2014", "plan_2015"])
def test_chaque_comparaison_se_montre(page: AppTest, axe: str, cible: str) -> None:
    page.segmented_control(key="cible").set_value(cible)
    change = page.segmented_control(key="comparer").set_value(axe).run()
    assert not change.exception
    for figure in change.get("plotly_chart"):
        assert len(figure.proto.alt) > 20
        assert json.loads(figure.proto.spec)["data"]


def test_chaque_flux_porte_son_nombre(page: AppTest, store: Store) -> None:
    figure = json.loads(page.get("plotly_chart")[0].proto.spec)
    textes = {a["text"] for a in figure["layout"]["annotations"]}
    totaux = flux(store, Choix()).groupby(["origine", "cible"])["nb"].sum()
    plus_gros = {nombre(nb) for nb in totaux.nlargest(3)}
    assert len(plus_gros) == 3
    assert plus_gros <= textes


def test_chercher_reduit_les_listes(page: AppTest) -> None:
    titres = [s.value for s in page.subheader]
    cherchee = page.text_input(key="mots").set_value("formation").run()
    assert not cherchee.exception
    assert [s.value for s in cherchee.subheader] != titres


def test_aucun_resultat_dit_de_relacher_un_filtre(page: AppTest) -> None:
    vide = page.multiselect(key="document").set_value(["doc-ateliers-lr-2019"]).run()
    assert not vide.exception
    assert "Relâchez un filtre" in vide.info[0].value


def test_sans_lien_la_page_le_dit(dossiers: Path) -> None:
    lots.socle(config.DATA_DIR / "lot")
    page = _open()
    assert not page.exception
    assert page.info


def test_un_texte_venu_des_donnees_reste_du_texte() -> None:
    html = side_by_side("Former <b>ici</b>", "Former <script>là</script>")
    assert "<b>" not in html
    assert "<script>" not in html
    assert "Former" in html and "<mark>Former</mark>" not in html
    pas = {
        "etape": "e",
        "nature_lien": None,
        "intitule": "<img src=x>",
        "item_id": "p1",
    }
    histoire = story(
        [pas | {"objet": "preconisation"}, pas | {"objet": "mesure"}], {"e": "<i>E</i>"}
    )
    assert "<img" not in histoire and "<i>" not in histoire
    # Les suites d’un même document se lisent ensemble : une étape, un maillon.
    assert histoire.count("<li>") == 1
    # Un item mène à sa fiche ; une mesure nationale n’en a pas.
    assert histoire.count("preconisations?fiche=p1") == 1


@pytest.mark.parametrize(
    ("facon", "attendu"),
    [("suite", "réunissent"), ("mots", "non lu"), ("codage", "même codage")],
)
def test_les_jumelles_disent_si_elles_sont_jugees_ou_calculees(
    page: AppTest, facon: str, attendu: str
) -> None:
    change = page.segmented_control(key="jumelles").set_value(facon).run()
    assert not change.exception
    assert any(attendu in bloc.value for bloc in change.markdown)


def test_les_mots_proches_disent_les_items_qu_ils_n_ont_pas_compares(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def said() -> bool:
        change = page.segmented_control(key="jumelles").set_value("mots").run()
        assert not change.exception
        return any(bloc.value.startswith("Seuls les **") for bloc in change.markdown)

    assert not said()
    monkeypatch.setattr(jumelles, "TEXTES_MAX", 5)
    assert said()


def test_des_perdues_on_va_chercher_d_autres_liens(page: AppTest) -> None:
    html = tables(page)
    assert 'href="importer?faire=Rapprocher"' in html


def test_des_liens_qui_restent_dans_un_document_se_disent_sans_figure(
    dossiers: Path,
) -> None:
    lots.socle(
        config.DATA_DIR / "lot",
        preconisations=[preconisation("p1"), preconisation("p2")],
        remontees=[remontee("r1", "p1", "p2"), remontee("r2", "p2", "p1")],
    )
    page = _open()
    assert not page.exception
    assert any("2\u00a0suites dans le même document" in c.value for c in page.caption)
    assert "flux" not in [figure.key for figure in page.get("plotly_chart")]
