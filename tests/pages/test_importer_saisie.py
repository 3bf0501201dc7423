"""Saisir ou corriger : le formulaire engendré du modèle, de la faute à l’enregistrement."""

from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard.ui.magasin import suivi
from tests.fabriques import atelier, codage, effectif, preconisation
from tests.lots import socle
from tests.pages.ouvrir import buttons, field, open_page, press, run, said, sign

_open = partial(open_page, "importer")

CORRIGER = {"faire": "Saisir ou corriger", "maniere": "Corriger une ligne"}
AJOUTER = {"faire": "Saisir ou corriger", "maniere": "Ajouter une ligne"}


@pytest.fixture
def poste(dossiers: Path) -> Path:
    socle(
        dossiers / "data" / "livre",
        ateliers=[atelier("a1", nb_participants=20, intitule="Accueil")],
        preconisations=[
            preconisation("p1", intitule="Former à l’accueil"),
            preconisation("p2", rang=2, intitule="Évaluer"),
        ],
        codages=[codage("p1", "FORM")],
    )
    return dossiers


def fill(page: AppTest, **valeurs: str) -> None:
    for nom, valeur in valeurs.items():
        field(page, nom.replace("_", " ")).set_value(valeur)
    run(page)


def confirm(page: AppTest, bouton: str) -> None:
    press(page, "Voir ce qui changerait")
    sign(page, bouton)


def test_un_lien_ouvre_la_ligne_a_corriger(poste: Path) -> None:
    page = _open(**CORRIGER, table="Ateliers", ligne="a1")
    assert field(page, "Participations").value == "20"
    assert field(page, "Territoire").value == "R54"
    assert "Rien n’a changé" in said(page)
    assert "Voir ce qui changerait" not in buttons(page)


def test_des_mots_trouvent_la_ligne_et_un_bouton_l_ouvre(poste: Path) -> None:
    page = _open(**CORRIGER, table="Préconisations", ligne="evaluer")
    assert "1\u00a0ligne trouvée" in said(page)
    press(page, "Évaluer")
    assert field(page, "Rang").value == "2"
    assert page.text_input(key="ligne").value == "p2"


def test_une_faute_se_dit_sous_son_champ_et_retient_l_enregistrement(
    poste: Path,
) -> None:
    page = _open(**CORRIGER, table="Ateliers", ligne="a1")
    fill(page, Participations="beaucoup")
    assert ":red[Un nombre est attendu" in said(page)
    assert "Voir ce qui changerait" not in buttons(page)


def test_corriger_montre_avant_et_apres_puis_change_les_chiffres(poste: Path) -> None:
    page = _open(**CORRIGER, table="Ateliers", ligne="a1")
    fill(page, Participations="25")
    assert "<td>20</td><td>25</td>" in said(page)
    press(page, "Voir ce qui changerait")
    assert {m.label: (m.value, m.delta) for m in page.metric}[
        "Participations en ateliers"
    ] == ("25", "20 avant")
    press(page, "Pourquoi ces chiffres\u202f?")
    assert any("AS participations" in bloc.value for bloc in page.code)
    press(page, "Enregistrer la correction")
    assert page.error and "pourquoi" in said(page)
    sign(page, "Enregistrer la correction")
    assert page.success
    store = suivi().etat().store
    assert store.value("SELECT nb_participants FROM ateliers") == 25
    assert store.value("SELECT auteur FROM lots ORDER BY ordre DESC") == "Jeanne"
    assert field(page, "Participations").value == "25"


def test_vider_un_champ_le_rend_non_renseigne(poste: Path) -> None:
    page = _open(**CORRIGER, table="Ateliers", ligne="a1")
    fill(page, Participations="")
    confirm(page, "Enregistrer la correction")
    store = suivi().etat().store
    assert store.rows("SELECT nb_participants FROM ateliers") == [(None,)]


def test_ajouter_dit_ce_qui_manque_propose_un_identifiant_et_ecrit_un_lot(
    poste: Path,
) -> None:
    page = _open(**AJOUTER, table="Ateliers")
    assert "Il reste à remplir" in said(page)
    fill(
        page,
        Intitulé="Logement d’abord",
        Démarche="demarche",
        Territoire="R72",
        Document="doc",
        Place_dans_le_document="page 3",
        Certitude="imprime",
    )
    assert field(page, "Identifiant").placeholder == "demarche-logement-abord"
    confirm(page, "Ajouter cette ligne")
    lignes = (
        suivi().etat().store.rows("SELECT atelier_id, nb_participants FROM ateliers")
    )
    assert ("demarche-logement-abord", None) in lignes
    assert field(page, "Intitulé").value == ""


def test_retirer_une_ligne_dit_ce_qui_depend_d_elle(poste: Path) -> None:
    page = _open(**CORRIGER, table="Préconisations", ligne="p1")
    page.session_state["retirer_preconisations_p1"] = True
    page.run()
    assert "1\u00a0ligne dépend d’elle\u00a0: Codages (1)." in said(page)
    page.checkbox[0].check().run()
    confirm(page, "Retirer")
    store = suivi().etat().store
    assert store.rows("SELECT preconisation_id FROM preconisations") == [("p2",)]


@pytest.mark.parametrize("table", ["Codages", "Remontées", "Territoires", "Thèmes"])
def test_toute_table_a_son_formulaire(poste: Path, table: str) -> None:
    page = _open(**AJOUTER, table=table)
    assert "Il reste à remplir" in said(page)


def test_sans_magasin_la_page_dit_pourquoi(dossiers: Path) -> None:
    page = _open(**CORRIGER)
    assert page.error and not page.selectbox


def test_reunir_deux_themes_dit_combien_puis_le_fait(poste: Path) -> None:
    page = _open(
        faire="Saisir ou corriger", maniere="Thèmes", geste_theme="Réunir deux thèmes"
    )
    fill(page, Thème_qui_reste="PART", Thème_qui_le_rejoint="FORM")
    assert "1\u00a0codage passe" in said(page)
    confirm(page, "Réunir ces thèmes")
    store = suivi().etat().store
    assert store.rows("SELECT theme_id FROM themes") == [("PART",)]
    assert store.rows("SELECT theme_id FROM codages") == [("PART",)]


def test_scinder_un_theme_prend_les_items_qui_contiennent_des_mots(poste: Path) -> None:
    page = _open(
        faire="Saisir ou corriger", maniere="Thèmes", geste_theme="Scinder un thème"
    )
    fill(page, Thème_à_scinder="FORM")
    fill(
        page,
        Libellé="Accueil",
        Définition="Le premier contact.",
        Contenant_les_mots="accueil",
    )
    press(page, "Les choisir tous (1)")
    assert "1\u00a0item choisi" in said(page)
    confirm(page, "Scinder ce thème")
    store = suivi().etat().store
    assert store.rows("SELECT theme_id FROM codages") == [("ACCUEI",)]


def test_scinder_un_theme_de_plus_de_cinq_cents_items_page_par_page_et_en_bloc(
    dossiers: Path,
) -> None:
    noms = [f"p{n:04}" for n in range(1, 701)]
    socle(
        dossiers / "data" / "livre",
        preconisations=[
            preconisation(nom, rang=rang, intitule=f"Demande {rang} sur 700")
            for rang, nom in enumerate(noms, start=1)
        ],
        codages=[codage(nom, "FORM") for nom in noms],
    )
    page = _open(
        faire="Saisir ou corriger", maniere="Thèmes", geste_theme="Scinder un thème"
    )
    fill(page, Thème_à_scinder="FORM")
    assert "sur 700\u00a0codages" in said(page)
    page.get("pagination")[0].set_value(24).run()
    [dernier] = [c for c in page.checkbox if c.label.startswith("Demande 700 ")]
    dernier.check().run()
    fill(page, Contenant_les_mots="demande 69")
    press(page, "Les choisir tous (17)")
    assert "18\u00a0items choisis" in said(page)
    fill(page, Contenant_les_mots="demande")
    press(page, "Les choisir tous (700)")
    assert "700\u00a0items choisis" in said(page)
    press(page, "N’en choisir aucun")
    assert "0\u00a0item choisi" in said(page)
    press(page, "Les choisir tous (700)")
    fill(page, Libellé="Accueil", Définition="Le premier contact.")
    confirm(page, "Scinder ce thème")
    store = suivi().etat().store
    assert store.rows("SELECT theme_id, count(*) FROM codages GROUP BY 1") == [
        ("ACCUEI", 700)
    ]


def test_renommer_un_theme_garde_son_code(poste: Path) -> None:
    page = _open(faire="Saisir ou corriger", maniere="Thèmes")
    fill(page, Thème="FORM")
    fill(page, Libellé="Se former")
    confirm(page, "Enregistrer la correction")
    store = suivi().etat().store
    assert (
        store.value("SELECT libelle FROM themes WHERE theme_id = 'FORM'") == "Se former"
    )


def test_reunir_des_items_par_la_page(poste: Path) -> None:
    page = _open(faire="Saisir ou corriger", maniere="Réunir ou scinder")
    fill(page, Item_qui_les_dit_tous="p1")
    page.multiselect[0].set_value(["p2"]).run()
    assert "les comptes ne changent pas" in said(page)
    confirm(page, "Réunir ces items")
    store = suivi().etat().store
    assert store.rows("SELECT de_id, vers_id, nature FROM liens") == [
        ("p2", "p1", "reunie")
    ]


def test_scinder_un_item_par_la_page(poste: Path) -> None:
    page = _open(
        faire="Saisir ou corriger",
        maniere="Réunir ou scinder",
        geste_item="Scinder un item",
    )
    fill(page, Item_à_scinder="p1")
    assert "seconde formulation" in said(page)
    page.text_area[0].set_value("Former\nAccueillir").run()
    confirm(page, "Scinder cet item")
    store = suivi().etat().store
    assert store.value("SELECT count(*) FROM preconisations") == 3


@pytest.mark.parametrize("table", ["Ateliers", "Préconisations", "Codages", "Sources"])
def test_la_grille_montre_les_lignes_de_la_table(poste: Path, table: str) -> None:
    page = _open(faire="Saisir ou corriger", maniere="Corriger en tableau", table=table)
    assert "Rien n’a changé" in said(page)
    if table == "Préconisations":
        fill(page, Contenant_les_mots="evaluer")
        assert "1\u00a0ligne." in said(page)
        fill(page, Contenant_les_mots="zzz")
        assert page.info


@pytest.fixture
def poste_masque(dossiers: Path) -> Path:
    """Trois assistantes dans un atelier : trop peu pour être montrées."""
    metier = {"dimension": "metier", "unite": "personnes"}
    socle(
        dossiers / "data" / "livre",
        ateliers=[atelier("a1", intitule="Accueil")],
        effectifs=[
            effectif("petit", "Assistantes", 3, atelier_id="a1", **metier),
            effectif("ass", "Assistantes", 777, **metier),
        ],
    )
    return dossiers


def test_une_valeur_masquee_ne_se_lit_que_pour_la_corriger(poste_masque: Path) -> None:
    page = _open(**CORRIGER, table="Effectifs", ligne="petit")
    assert "masquée partout" in said(page)
    assert not [champ for champ in page.text_input if champ.value == "3"]
    page.checkbox(key="lire_masquee").check().run()
    assert not page.exception
    assert [champ for champ in page.text_input if champ.value == "3"]


def test_la_grille_ne_montre_pas_une_ligne_masquee_et_le_dit(
    poste_masque: Path,
) -> None:
    page = _open(
        faire="Saisir ou corriger", maniere="Corriger en tableau", table="Effectifs"
    )
    dit = said(page)
    assert "lignes masquées ne sont pas dans cette grille" in dit.replace("\u00a0", " ")
