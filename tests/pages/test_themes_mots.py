"""Le volet « Mots » de la page Thèmes : ce qu’il compte, ce qu’il refuse, ce qu’il emporte."""

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard.analyses.correspondances_plan import plan
from egts_dashboard.analyses.mots_specifiques import specificites
from egts_dashboard.queries.concordance import concordance
from egts_dashboard.queries.correspondances import comptes
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.mots_selection import Selection, mots
from egts_dashboard.queries.recherche import understand
from egts_dashboard.store.connection import Store
from tests.pages.ouvrir import open_page, tables, texts

P = "preconisation"


@pytest.fixture
def ouvrir(store: Store) -> Callable[..., AppTest]:
    def ouvrir(vue: str = "mots", **filtres: list[object]) -> AppTest:
        page = open_page("themes")
        for nom, codes in filtres.items():
            page = page.multiselect(key=nom).set_value(codes).run()
        return page.segmented_control(key="vue").set_value(vue).run()

    return ouvrir


def test_les_mots_dits_et_dessines_sont_ceux_du_calcul(
    ouvrir: Callable[..., AppTest], store: Store
) -> None:
    page = ouvrir()
    page = page.selectbox(key="theme_mots").set_value("FORM").run()
    assert not page.exception
    tableau = specificites(mots(store, Selection(P).with_theme("FORM"), 5))
    assures = tableau[tableau["est_specifique"]]
    assert len(assures) >= 3
    assert f"**{len(assures)}\u00a0mots** se détachent" in texts(page)
    assert f"{len(tableau)}\u00a0mots testés" in texts(page)
    figure = json.loads(page.get("plotly_chart")[-1].proto.spec)["data"][0]
    premier = assures.iloc[0]
    assert figure["text"][0].startswith(f"<b>{premier['occurrences_dans']}</b> pour ")


def test_une_selection_trop_petite_n_est_pas_dessinee(
    ouvrir: Callable[..., AppTest],
) -> None:
    page = ouvrir(atelier=["at-pc-2014-benevoles"])
    assert not page.exception
    assert "Trop peu de mots pour comparer" in texts(page)
    assert len(page.get("plotly_chart")) == 2  # les barres de la page, large et étroite


def test_un_mot_tape_se_lit_dans_son_contexte(
    ouvrir: Callable[..., AppTest], store: Store
) -> None:
    page = ouvrir(annee=[2019])
    assert "Tapez un mot" in texts(page)
    page = page.text_input(key="mot").set_value("formation").run()
    assert not page.exception
    emplois = concordance(
        store,
        Selection(P, Filtres(annee=(2019,))),
        understand(store, "formation"),
    )
    assert f"**{len(emplois)}\u00a0emplois** de" in texts(page)
    assert tables(page).count("<mark>") == len(emplois)
    assert f"fiche={emplois['item_id'].iloc[0]}" in tables(page)


def test_le_tri_change_l_ordre_des_emplois(ouvrir: Callable[..., AppTest]) -> None:
    page = ouvrir().text_input(key="mot").set_value("formation").run()
    avant = tables(page)
    apres = tables(page.segmented_control(key="tri_mots").set_value("droite").run())
    assert avant != apres
    # Quarante lignes par page, toutes deux pleines.
    assert avant.count("<mark>") == apres.count("<mark>") == 40


def test_un_mot_inconnu_ou_dangereux_reste_un_texte(
    ouvrir: Callable[..., AppTest],
) -> None:
    page = ouvrir().text_input(key="mot").set_value("<b>*xylophone*</b>").run()
    assert not page.exception
    assert "Aucun emploi de «\u00a0\\<b\\>\\*xylophone\\*\\<\\/b\\>\u00a0»" in texts(
        page
    )


def test_la_selection_s_emporte_en_trois_fichiers(
    ouvrir: Callable[..., AppTest],
) -> None:
    page = ouvrir(annee=[2019])
    assert not page.exception
    noms = [b.proto.label for b in page.get("download_button")]
    assert noms[-3:] == [
        "Corpus IRaMuTeQ (.txt)",
        "Matrice items × thèmes (.csv)",
        "Livre de codes REFI-QDA (.qdc)",
    ]


def test_la_carte_dit_ce_que_les_axes_opposent(
    ouvrir: Callable[..., AppTest], store: Store
) -> None:
    page = ouvrir("carte")
    assert not page.exception
    points = plan(comptes(store, P, "tous", "atelier"))
    assert "Les thèmes ne se répartissent pas au hasard" in texts(page)
    inertie = f"{points.attrs['inertie']:.2f}".replace(".", ",")
    assert f"inertie **{inertie}**" in texts(page)
    figure = json.loads(page.get("plotly_chart")[-1].proto.spec)
    dessines = sum(len(trace["customdata"]) for trace in figure["data"][-2:])
    assert dessines == len(points)


def test_trop_peu_de_territoires_n_ont_pas_de_carte(
    ouvrir: Callable[..., AppTest],
) -> None:
    page = ouvrir("carte")
    page = page.segmented_control(key="carte").set_value("territoire").run()
    assert not page.exception
    assert "Trop peu pour une carte" in texts(page)
    assert "**4\u00a0territoires**" in texts(page)
    assert len(page.get("plotly_chart")) == 2


def test_un_theme_choisi_survit_a_un_filtre_ou_il_est_absent(
    ouvrir: Callable[..., AppTest],
) -> None:
    page = ouvrir().selectbox(key="theme_mots").set_value("OFFR").run()
    page = page.multiselect(key="atelier").set_value(["at-pc-2014-qvt"]).run()
    assert not page.exception
    assert page.selectbox(key="theme_mots").value == "OFFR"
    assert "Trop peu de mots pour comparer\u00a0: **0** dans la sélection" in texts(
        page
    )


def test_chaque_emploi_dit_sa_place(
    ouvrir: Callable[..., AppTest], store: Store
) -> None:
    page = ouvrir().text_input(key="mot").set_value("formation").run()
    place = concordance(store, Selection(P), understand(store, "formation"))[
        "localisation"
    ].iloc[0]
    assert f'title="{place}"' in tables(page)
    assert place.split(" › ")[-1] in tables(page)
