"""Une adresse qui demande ce que les données ne connaissent pas le fait savoir."""

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard.store.connection import Store
from tests.pages.ouvrir import open_page


def warnings(page: AppTest) -> str:
    return " ".join(avis.value for avis in page.warning)


@pytest.mark.parametrize(
    "nom", ["participation", "preconisations", "themes", "remontees"]
)
def test_un_territoire_inconnu_de_l_adresse_est_nomme(store: Store, nom: str) -> None:
    page = open_page(nom, territoire=["Atlantide"])
    assert "territoire «\u00a0Atlantide\u00a0»" in warnings(page)


def test_le_territoire_connu_reste_choisi_a_cote_de_l_inconnu(store: Store) -> None:
    page = open_page("preconisations", territoire=["Limousin", "Atlantide"])
    assert page.multiselect(key="territoire").value != []
    assert "Atlantide" in warnings(page) and "Limousin" not in warnings(page)


def test_une_adresse_connue_n_avertit_de_rien(store: Store) -> None:
    assert warnings(open_page("preconisations", territoire=["Limousin"])) == ""


def test_la_valeur_de_l_adresse_est_citee_comme_du_texte_et_sans_longueur(
    store: Store,
) -> None:
    page = open_page("preconisations", territoire=["[ici](javascript:0)" + "x" * 500])
    avis = warnings(page)
    assert "\\[ici\\]\\(javascript" in avis
    assert "x" * 100 not in avis


@pytest.mark.parametrize(
    "nom", ["accueil", "participation", "representativite", "themes", "sources"]
)
def test_une_recherche_que_la_page_n_a_pas_est_nommee_et_menee_ou_elle_sert(
    store: Store, nom: str
) -> None:
    page = open_page(nom, q="formation")
    assert "recherche «\u00a0formation\u00a0»" in warnings(page)
    [lien] = [p.proto for p in page.get("page_link") if "ces choix" in p.proto.label]
    assert lien.query_string == "q=formation"


def test_un_filtre_d_une_autre_page_est_nomme_a_l_accueil(store: Store) -> None:
    page = open_page("accueil", territoire=["Limousin"], demarche=["Nulle part"])
    assert "n’offre pas\u00a0: territoire «\u00a0Limousin\u00a0»" in warnings(page)
    assert "ne connaissent pas\u00a0: démarche «\u00a0Nulle part\u00a0»" in warnings(
        page
    )


def test_ce_qui_n_est_pas_un_filtre_n_avertit_de_rien(store: Store) -> None:
    assert warnings(open_page("accueil", suivi="42", q="")) == ""
    assert warnings(open_page("preconisations", q="formation")) == ""


def test_un_filtre_vide_s_accorde_avec_son_nom(store: Store) -> None:
    page = open_page("preconisations")
    vides = {filtre.label: filtre.placeholder for filtre in page.multiselect}
    assert vides["Démarche"] == vides["Année"] == vides["Nature"] == "Toutes"
    assert vides["Territoire"] == vides["Thème"] == "Tous"
