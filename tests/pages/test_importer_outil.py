"""Importer et saisir › Export d’un autre outil."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard import actions
from tests.depots import octets
from tests.ingest.outils import exports
from tests.lots import socle
from tests.pages.ouvrir import open_page, run, said, sign, tables


@pytest.fixture
def page(dossiers: Path) -> AppTest:
    socle(dossiers / "data" / "livre")
    ouverte = open_page("importer", faire="Export d’un autre outil")
    ouverte.selectbox(key="demarche_outil").set_value("demarche")
    return ouverte


def _drop(page: AppTest, nom: str, texte: str | bytes) -> AppTest:
    octets = texte.encode() if isinstance(texte, str) else texte
    page.file_uploader(key="export_outil").set_value((nom, octets, "text/csv"))
    return run(page)


def test_un_export_decidim_se_reconnait_se_voit_et_entre(page: AppTest) -> None:
    _drop(page, "propositions.csv", exports.DECIDIM_PROPOSITIONS)
    dit = said(page)
    assert "Decidim, propositions" in dit and "2\u00a0lignes" in dit
    assert "« author/name »".replace(" ", "\u00a0") in dit and "retirée" in dit
    page.button(key="voir_outil").click().run()
    assert sign(page, "Importer").success
    store = actions.ouvrir().store
    assert store.rows("SELECT count(*) FROM preconisations") == [(2,)]


def test_un_tableau_ordinaire_renvoie_au_tableur(page: AppTest) -> None:
    _drop(page, "a.csv", "a,b\n1,2\n")
    assert "Apporter un tableur" in page.warning[0].value


def test_un_export_casse_dit_pourquoi_sans_trace(page: AppTest) -> None:
    _drop(page, "a.json", "[{")
    assert page.error and "Déposez l’export" in said(page)


def test_la_feuille_lue_se_dit_et_une_autre_se_choisit(page: AppTest) -> None:
    classeur = exports.decidim_workbook("a", "b")
    _drop(page, "export.xlsx", octets(classeur))
    [choix] = [s for s in page.selectbox if s.label.startswith("Feuille")]
    assert choix.options[0] == "Devinée\u00a0: Propositions"
    remarques = [c.value for c in page.caption if "est devinée" in c.value]
    assert remarques and remarques[0].startswith("La feuille")
    assert "Decidim, propositions" in said(page)
    assert "1\u00a0erreur\u00a0: cette ligne n’entrera pas" in said(page)
    choix.set_value("Réunions")
    assert "Decidim, réunions" in said(run(page))
    # Une feuille refusée se dit, et le choix reste offert.
    choix = next(s for s in page.selectbox if s.label.startswith("Feuille"))
    choix.set_value("Notes")
    assert "aucun outil connu" in said(run(page))
    assert [s for s in page.selectbox if s.label.startswith("Feuille")]


def test_ce_qui_entrerait_se_lit_sous_des_noms_de_colonnes_francais(
    page: AppTest,
) -> None:
    _drop(page, "propositions.csv", exports.DECIDIM_PROPOSITIONS)
    montrees = tables(page)
    assert ">Identifiant<" in montrees and ">Territoire<" in montrees
    assert ">preconisation_id</th>" not in montrees
    grille = page.data_editor[0].value
    assert "Intitulé" in set(grille["Lue comme"])
    assert page.data_editor[0].proto.placeholder == "inchangé"
