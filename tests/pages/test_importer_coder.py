"""Importer et saisir › Coder : un à un, par lot, puis l’accord de deux codeurs."""

import re
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from egts_dashboard import actions
from egts_dashboard.actions import codage as gestes
from egts_dashboard.francais import nombre, pourcent
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.pourquoi import recalculated
from tests.fabriques import atelier, codage, preconisation
from tests.lots import socle
from tests.pages.ouvrir import open_page, press, run, said, tables
from tests.pages.parcours import look

pytestmark = pytest.mark.usefixtures("epreuve_unique")
_open = partial(open_page, "importer", faire="Coder")


@pytest.fixture
def poste(dossiers: Path) -> Path:
    socle(
        dossiers / "data" / "livre",
        ateliers=[atelier("a1")],
        preconisations=[
            preconisation("p1", intitule="Former <b>chacun</b>"),
            preconisation("p2", rang=2),
        ],
        codages=[codage("p1", "FORM"), codage("p2", "FORM")],
    )
    return dossiers


def test_sans_codeur_la_page_demande_qui_code(poste: Path) -> None:
    assert any("qui code" in bloc.value for bloc in _open().markdown)


def test_a_l_aveugle_rien_des_autres_ne_se_montre(poste: Path) -> None:
    page = _open(codeur="anne")
    assert "equipe" not in tables(page)
    page.toggle(key="aveugle").set_value(False).run()
    assert "equipe" in tables(page)


def test_retenir_passe_au_suivant_et_enregistrer_fait_un_lot(poste: Path) -> None:
    page = _open(codeur="anne")
    page.multiselect(key="themes_un_p1").set_value(["PART"])
    press(page, "Retenir et passer au suivant")
    assert page.multiselect(key="themes_un_p2") is not None
    assert list(gestes.brouillon("anne")) == ["preconisation|p1"]
    page.text_input[-2].set_value("Anne")
    page.text_input[-1].set_value("Second codage.")
    press(page, "Enregistrer ces codages")
    assert page.success and not gestes.brouillon("anne")
    lus = actions.ouvrir().store.rows("SELECT * FROM codages WHERE codeur = 'anne'")
    assert len(lus) == 1


def test_sans_theme_rien_n_est_retenu_et_la_page_dit_pourquoi(poste: Path) -> None:
    page = press(_open(codeur="anne"), "Retenir et passer au suivant")
    assert page.error and not gestes.brouillon("anne")


def test_un_seul_codeur_ne_donne_pas_d_accord(poste: Path) -> None:
    page = _open(coder="Comparer deux codeurs")
    assert "Un seul codeur" in page.info[0].value


def test_un_desaccord_se_decide_et_la_decision_compte(poste: Path) -> None:
    for item, theme in (("p1", "PART"), ("p2", "FORM")):
        gestes.retenir("anne", "preconisation", item, [theme])
    actions.apporter(gestes.codages_a_ecrire("anne", "Second."), "Anne")
    gestes.oublier("anne")
    page = _open(coder="Comparer deux codeurs")
    assert "50" in page.markdown[0].value
    page.selectbox(key="a_decider").set_value("p1").run()
    page.multiselect(key="themes_decision_p1").set_value(["PART"])
    press(page, "Retenir cette décision")
    page.text_input[-2].set_value("Comité")
    page.text_input[-1].set_value("Vu ensemble.")
    press(page, "Enregistrer ces codages")
    retenu = actions.ouvrir().store.rows(
        "SELECT theme_id FROM items WHERE item_id = 'p1'"
    )
    assert retenu == [("PART",)]


def test_l_accord_dit_se_refait_en_sql(dossiers: Path) -> None:
    donnes = [("FORM", "FORM"), ("PART", "FORM"), ("PART", "PART")] * 7
    socle(
        dossiers / "data" / "livre",
        preconisations=[preconisation(f"p{n}", rang=n) for n in range(1, 22)],
        codages=[
            codage(f"p{n}", theme, codeur=nom)
            for n, lus in enumerate(donnes, 1)
            for theme, nom in zip(lus, ("anne", "equipe"), strict=True)
        ],
    )
    vue = look("importer", {"faire": "Coder", "coder": "Comparer deux codeurs"})
    (montree,) = (m for m in vue.tables if m.cle == "accord")
    magasin = actions.ouvrir().store
    refaite = magasin.frame(recalculated(montree.tableau, "accord"))
    comptes = ["theme", "nb_a", "nb_b", "nb_communs"]
    pd.testing.assert_frame_equal(
        montree.tableau[comptes], refaite[comptes], check_dtype=False
    )
    for dit, kappa in zip(montree.tableau["kappa"], refaite["kappa"], strict=True):
        assert dit.startswith(f"{nombre(kappa, 2)} [")
    [(phrase, requetes)] = vue.dites
    for alpha in magasin.frame(requetes[-1])["alpha"]:
        assert f"**{nombre(alpha, 2)} [" in phrase


def test_le_f1_dit_se_recompte_en_sql(store: Store) -> None:
    vue = look("importer", {"faire": "Coder", "coder": "Thèmes proposés"})
    [(phrase, requetes)] = vue.dites
    ensemble, *par_theme = store.frame(requetes[-1]).itertuples()
    assert len(par_theme) > 5
    assert f"F1\u00a0= **{nombre(ensemble.f1, 2)}** [" in phrase
    assert f"juste **{pourcent(ensemble.precision_pct / 100)}**" in phrase
    assert f"**{pourcent(ensemble.rappel_pct / 100)}** des thèmes" in phrase


def test_la_confiance_s_explique_trait_a_trait_et_sa_requete_la_redonne(
    store: Store,
) -> None:
    page = _open(coder="Thèmes proposés", confiance="10")
    assert not page.code
    page.session_state["proposition"] = 2
    press(page, "Pourquoi cette confiance\u202f?")
    (choix,) = (c for c in page.selectbox if c.key == "proposition")
    assert len(choix.options) == 12
    (requete,) = (c.value for c in page.code)
    refaite = store.frame(requete).set_index("trait")["apport"]
    assert choix.options[2].startswith(pourcent(refaite["Confiance"]))
    dit = tables(page)
    for trait, apport in refaite.head(-3).items():
        assert f">{trait}<" in dit and nombre(apport, 4) in dit, trait
    assert said(page).count("moins d’un millionième") == 2


def test_les_propositions_d_un_theme_se_refont_pli_par_pli(store: Store) -> None:
    page = _open(coder="Thèmes proposés", confiance="30")
    page.session_state["qualite_suggestions"] = True
    page.session_state["valide"] = "FORM"
    run(page)
    press(page, "D’où viennent ces propositions\u202f?")
    (requete,) = (c.value for c in page.code)
    plis = store.frame(requete)
    justes, faux = (int(plis[colonne].sum()) for colonne in ("nb_vrais", "nb_faux"))
    assert justes > 10
    dit = tables(page)
    ligne = next(bout for bout in dit.split("<tr>") if ">Formation initiale" in bout)
    assert [int(n) for n in re.findall(r">(\d+)<", ligne)][:2] == [justes, faux]
    assert f"**{justes}\u00a0propositions justes**" in said(page)
    assert said(page).count("moins d’un millionième") == 2


def test_un_theme_se_donne_a_toutes_les_preconisations_trouvees(poste: Path) -> None:
    page = _open(coder="Plusieurs à la fois", codeur="equipe")
    page.selectbox[-1].set_value("PART").run()
    page.text_input[-2].set_value("Équipe")
    page.text_input[-1].set_value("Relu.")
    press(page, "Enregistrer ces codages")
    lus = actions.ouvrir().store.rows(
        "SELECT * FROM items_themes WHERE theme_id = 'PART'"
    )
    assert len(lus) == 2


def test_trop_peu_de_codages_ne_font_pas_de_suggestions(poste: Path) -> None:
    page = _open(coder="Thèmes proposés")
    assert "Trop peu" in page.info[0].value


def test_plus_de_cinq_cents_preconisations_se_codent_d_un_lot(dossiers: Path) -> None:
    socle(
        dossiers / "data" / "livre",
        preconisations=[preconisation(f"p{n}", rang=n) for n in range(1, 703)],
    )
    page = _open(coder="Plusieurs à la fois", codeur="equipe")
    page.selectbox[-1].set_value("FORM").run()
    press(page, "Voir ce qui changerait")
    assert "702\u00a0lignes ajoutées" in said(page)
    page.text_input[-2].set_value("Équipe")
    page.text_input[-1].set_value("Relu.")
    press(page, "Enregistrer ces codages")
    lus = actions.ouvrir().store.value("SELECT count(*) FROM items_themes")
    assert lus == 702


def test_ce_que_l_item_n_a_pas_ne_s_ecrit_pas(dossiers: Path) -> None:
    """Un item sans mots exacts ni atelier, à côté d’un item qui les a."""
    socle(
        dossiers / "data" / "livre",
        ateliers=[atelier("a1")],
        preconisations=[
            preconisation("p1"),
            preconisation("p2", rang=2, atelier_id="a1", verbatim="Mots exacts"),
        ],
    )
    page = _open(codeur="anne")
    assert "Mots exacts" not in said(page)
    textes = [*page.text, *page.caption, *page.markdown]
    assert not [bloc.value for bloc in textes if "nan" in bloc.value.split()]
