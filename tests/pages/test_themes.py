"""La page Thèmes : trois états, un filtre qui filtre, les chiffres de la requête."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard import config
from egts_dashboard.analyses.cooccurrence import cooccurrences, links
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.themes import par_theme
from egts_dashboard.queries.themes.chiffres import chiffres
from egts_dashboard.queries.themes.paires import paires
from egts_dashboard.store.connection import Store
from tests import lots
from tests.fabriques import atelier, codage, constat, preconisation
from tests.pages.ouvrir import metrics, open_page

P = "preconisation"


def _open() -> AppTest:
    return open_page("themes")


@pytest.fixture
def page(store: Store) -> AppTest:
    return _open()


def _filter(page: AppTest, nom: str, *codes: str) -> AppTest:
    return page.multiselect(key=nom).set_value(list(codes)).run()


def _turn(page: AppTest, vue: str) -> AppTest:
    return page.segmented_control(key="vue").set_value(vue).run()


def test_la_page_nomme_le_theme_le_plus_recurrent(page: AppTest, store: Store) -> None:
    assert not page.exception
    premier = par_theme(store, P, "tous").sort_values("nb_ateliers").iloc[-1]
    retenir = page.markdown[0].value
    assert premier["libelle"] in retenir
    assert f"**{premier['nb_ateliers']} sur " in retenir


def test_les_chiffres_montres_sont_ceux_de_la_requete(
    page: AppTest, store: Store
) -> None:
    attendus = [(c.libelle, c.affiche) for c in chiffres(store, P, "tous")]
    assert [(m.label, m.value) for m in page.metric] == attendus


def test_un_filtre_de_territoire_filtre_les_chiffres_et_la_figure(
    page: AppTest, store: Store
) -> None:
    filtree = _filter(page, "territoire", "R73")
    assert not filtree.exception
    filtres = Filtres(territoire=("R73",))
    attendus = [c.affiche for c in chiffres(store, P, "tous", filtres)]
    assert metrics(filtree) == attendus
    barres = json.loads(filtree.get("plotly_chart")[0].proto.spec)["data"][0]
    assert "aucun atelier" not in barres["text"][0]
    assert "document" in barres["text"][0]


def test_le_rang_principal_change_les_comptes(page: AppTest, store: Store) -> None:
    change = page.segmented_control(key="rang").set_value("principal").run()
    assert not change.exception
    attendus = [c.affiche for c in chiffres(store, P, "principal")]
    assert [m.value for m in change.metric] == attendus


def test_un_theme_s_ouvre_sur_ses_demandes_voisines(page: AppTest) -> None:
    choisi = page.selectbox(key="theme_lu").set_value("FORM").run()
    assert not choisi.exception
    textes = "\n".join(m.value for m in choisi.markdown)
    assert "groupes de demandes voisines" in textes
    assert "une proposition à relire, pas un fait" in textes
    assert "Former les professionnels à l’accompagnement" in textes


@pytest.mark.parametrize(
    "croiser", ["atelier", "territoire", "niveau", "annee", "document", "volet"]
)
@pytest.mark.parametrize("mesure", ["effectifs", "parts", "specificites"])
def test_chaque_croisement_se_montre_ou_dit_pourquoi_non(
    page: AppTest, croiser: str, mesure: str
) -> None:
    _turn(page, "croisements")
    page.segmented_control(key="croiser").set_value(croiser)
    change = page.segmented_control(key="mesure").set_value(mesure).run()
    assert not change.exception
    impossible = any("Non calculable ainsi" in m.value for m in change.markdown)
    assert impossible == (croiser == "atelier" and mesure == "specificites")


def test_aucun_resultat_dit_de_relacher_un_filtre(page: AppTest) -> None:
    _filter(page, "annee", 2019)
    vide = _filter(page, "niveau", "inter_region")
    assert not vide.exception
    assert "Relâchez un filtre" in vide.info[0].value


def test_des_constats_codes_ouvrent_le_choix_et_la_trame(dossiers: Path) -> None:
    lots.socle(
        config.DATA_DIR / "lot",
        ateliers=[atelier("a1")],
        preconisations=[preconisation("p1", atelier_id="a1")],
        constats=[constat("c1", atelier_id="a1")],
        codages=[codage("p1", "FORM"), codage("c1", "PART", objet="constat")],
    )
    page = _turn(_open(), "trame")
    assert not page.exception
    constats = page.segmented_control(key="objet").set_value("constat").run()
    assert not constats.exception
    assert "1\u00a0constat" in constats.markdown[0].value
    textes = [m.value for m in constats.markdown]
    assert any("1\u00a0thème constaté sans préconisation" in t for t in textes)


def test_un_libelle_venu_des_donnees_ne_se_met_pas_en_forme(dossiers: Path) -> None:
    lots.socle(
        config.DATA_DIR / "lot",
        ateliers=[atelier("a1", intitule="*Un* <b>atelier</b>"), atelier("a2")],
        preconisations=[
            preconisation(
                "p1", atelier_id="a1", intitule="Former [ici](http://x) les équipes"
            ),
            preconisation(
                "p2", atelier_id="a2", intitule="Former [ici](http://x) les équipes"
            ),
        ],
        codages=[codage("p1", "FORM"), codage("p2", "FORM")],
    )
    page = _open()
    assert not page.exception
    groupe = next(m.value for m in page.markdown if m.value.startswith("Mots partagés"))
    assert "\\[ici\\]" in groupe
    assert "\\*Un\\* \\<b\\>" in groupe


def test_les_paires_se_dessinent_en_matrice_et_en_reseau(
    page: AppTest, store: Store
) -> None:
    ensemble = _turn(page, "ensemble")
    assert not ensemble.exception
    tableau = cooccurrences(paires(store, P))
    assert any(f"{len(tableau)}\u00a0tests" in m.value for m in ensemble.markdown)
    assert ensemble.get("plotly_chart")[-1].proto.alt
    assures = ensemble.segmented_control(key="liens").set_value("assurees").run()
    assert not assures.exception
    sans = any("Aucun lien à dessiner" in m.value for m in assures.markdown)
    assert sans == links(tableau, "assurees").empty


def test_trop_peu_de_paires_ne_se_dessinent_pas(page: AppTest) -> None:
    page.segmented_control(key="objet").set_value("pratique")
    pratiques = _turn(page, "ensemble")
    assert not pratiques.exception
    assert any("Données insuffisantes" in m.value for m in pratiques.markdown)
    assert not any("reseau" in (f.key or "") for f in pratiques.get("plotly_chart"))


def test_la_solidite_montre_ses_trois_epreuves(page: AppTest) -> None:
    solide = _turn(page, "solidite")
    assert not solide.exception
    titres = [s.value for s in solide.subheader]
    assert any("font entendre" in t for t in titres)
    assert any("quelle que soit la voix comptée" in t for t in titres)
    assert any("graine 2014" in c.value for c in solide.caption)
    population = (
        solide.segmented_control(key="reference_territoires")
        .set_value("population")
        .run()
    )
    assert not population.exception
    assert any("ne s’applique pas" in c.value for c in population.caption)
    ateliers = population.segmented_control(key="critere").set_value("ateliers").run()
    assert not ateliers.exception


def test_trop_peu_d_ateliers_ne_se_met_pas_a_l_epreuve(page: AppTest) -> None:
    _turn(page, "solidite")
    deux = _filter(page, "atelier", "at-pc-2014-qvt", "at-pc-2014-usagers")
    assert not deux.exception
    assert any("Données insuffisantes" in m.value for m in deux.markdown)


def test_deux_demarches_se_comparent_avec_leurs_tests(page: AppTest) -> None:
    croise = _turn(page, "croisements")
    assert not croise.exception
    assert any("après correction" in m.value for m in croise.markdown)
    assert any("intervalle à 95" in c.value for c in croise.caption)


@pytest.mark.parametrize("par", ["ensemble", "demarche", "territoire", "atelier"])
def test_les_trous_se_cherchent_a_chaque_echelle(page: AppTest, par: str) -> None:
    _turn(page, "trame")
    cherche = page.segmented_control(key="trous_par").set_value(par).run()
    assert not cherche.exception
    assert any("trou" in m.value or "sans" in m.value for m in cherche.markdown)


def test_le_cadran_se_dessine_ou_dit_qu_il_y_a_trop_peu_d_ateliers(
    page: AppTest,
) -> None:
    assert any("partagé" in s.value for s in page.subheader)
    seul = _filter(page, "territoire", "C17300")
    assert not seul.exception
    assert any("deux territoires d’au moins cinq" in m.value for m in seul.markdown)


def test_la_note_de_methode_donne_la_formule_et_la_requete(page: AppTest) -> None:
    page.session_state["methode_recurrence"] = True
    ouverte = page.run()
    assert not ouverte.exception
    assert any("Convergence" in m.value for m in ouverte.markdown)
    assert any("count(DISTINCT atelier_no)" in c.value for c in ouverte.code)
