"""La page Représentativité : trois états, un choix qui change tout, les chiffres de la requête."""

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard.queries.representativite import comparaisons
from egts_dashboard.queries.representativite_chiffres import chiffres
from egts_dashboard.store.connection import Store
from tests.pages.ouvrir import metrics, open_page


@pytest.fixture
def page(store: Store) -> AppTest:
    return open_page("representativite")


def test_par_defaut_les_assises_face_a_la_population_de_2013(
    page: AppTest, store: Store
) -> None:
    assert not page.exception
    premiere = comparaisons(store)[0]
    attendus = chiffres(
        store,
        premiere["comparaison_id"],
        "population_municipale",
        2013,
        False,
        "signatures",
    )
    assert metrics(page) == [c.affiche for c in attendus]
    assert "population municipale de 2013" in page.markdown[0].value
    assert "269 pour 147" in page.markdown[0].value


def test_sans_la_region_hote_elle_n_est_plus_comparee(page: AppTest) -> None:
    sans = page.radio(key="hote").set_value("sans").run()
    assert not sans.exception
    assert sans.metric[0].value == "120"
    assert "Aquitaine" not in sans.markdown[0].value


def test_chaque_comparaison_a_ses_references(page: AppTest, store: Store) -> None:
    for comparaison in comparaisons(store):
        page.radio(key="comparer").set_value(comparaison["comparaison_id"]).run()
        assert not page.exception
        bouton = page.radio(key=f"reference_{comparaison['dimension']}")
        for jeu in list(bouton.options):
            page.radio(key=f"reference_{comparaison['dimension']}").set_value(jeu).run()
            assert not page.exception, jeu


def test_les_metiers_disent_les_absents_et_le_44_pour_cent(page: AppTest) -> None:
    metiers = (
        page.radio(key="comparer").set_value("metier.ev-so-2014-06-10-assises").run()
    )
    textes = " ".join(m.value for m in metiers.markdown)
    assert "personne n’est compté chez" in textes
    assert "44,6\u00a0%" in textes
    assert "28,6\u00a0%" in textes


def test_jamais_le_mot_biais(page: AppTest) -> None:
    montre = " ".join(
        [*(m.value for m in page.markdown), *(c.value for c in page.caption)]
    )
    assert "biais" not in montre


def test_sans_rien_a_comparer_la_page_dit_quel_filtre_relacher(page: AppTest) -> None:
    vide = page.multiselect(key="demarche").set_value(["lr-2019"]).run()
    assert not vide.exception
    assert "Relâchez le filtre Démarche" in vide.info[0].value


def _deposer(page: AppTest, texte: str) -> AppTest:
    page.radio(key="reference_territoire").set_value("fichier").run()
    depot = page.file_uploader(key="depot_reference")
    return depot.set_value(("ref.csv", texte.encode(), "text/csv")).run()


def test_la_reference_du_lecteur_se_depose_et_se_rapproche(page: AppTest) -> None:
    attente = page.radio(key="reference_territoire").set_value("fichier").run()
    assert not attente.exception
    assert "Déposez votre référence" in attente.info[0].value
    assert not attente.metric
    montree = _deposer(page, "modalite;part\naquitaine;60\nLimousin;20\nBretagne;20\n")
    assert not montree.exception
    assert montree.metric[0].value == "311"
    assert "les parts de votre fichier" in montree.markdown[0].value
    assert "Bretagne" in " ".join(m.value for m in montree.markdown)


def test_une_reference_fautive_est_refusee_d_un_coup(page: AppTest) -> None:
    refusee = _deposer(page, "modalite;part\nAquitaine;x\nLimousin;-1\n")
    assert not refusee.exception
    assert "ne peut pas servir" in refusee.error[0].value
    assert len(refusee.text[0].value.splitlines()) == 2
    assert "«\u00a0part\u00a0»" in refusee.text[0].value


def test_une_reference_sans_nom_connu_dit_ceux_qu_on_attend(page: AppTest) -> None:
    refusee = _deposer(page, "modalite;part\nBretagne;1\nCorse;2\n")
    assert "Midi-Pyrénées" in refusee.text[0].value


def test_les_intervalles_simultanes_se_choisissent(page: AppTest) -> None:
    choisie = page.radio(key="intervalle").set_value("goodman").run()
    assert not choisie.exception
    assert any("intervalles simultanés" in c.value for c in choisie.caption)


def test_le_test_global_dit_sa_graine_et_ses_tirages(page: AppTest) -> None:
    choisie = page.segmented_control(key="tirages").set_value("9999").run()
    textes = " ".join(m.value for m in choisie.markdown)
    assert "9\u202f999" in textes
    assert "graine 2014" in textes
    assert any("4\u00a0tests exacts" in c.value for c in choisie.caption)


def test_les_ateliers_disent_entre_combien_de_personnes(page: AppTest) -> None:
    ateliers = page.radio(key="comparer").set_value("atelier.egts-so-2014.R54").run()
    textes = " ".join(m.value for m in ateliers.markdown)
    assert "Entre 95 et 304 personnes" in textes
    assert "descend à 25" in textes


def test_la_methode_mene_de_la_formule_a_sa_source(page: AppTest) -> None:
    page.session_state["methode"] = True
    ouverte = page.run()
    assert not ouverte.exception
    textes = " ".join(m.value for m in ouverte.markdown)
    assert "https://doi.org/" in textes
    assert "INSEE" in textes
