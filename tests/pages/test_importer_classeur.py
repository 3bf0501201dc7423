"""Un classeur rempli sur plusieurs feuilles, déposé une fois sur la page."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard import actions
from egts_dashboard.ui.importer.depot import LIVRE
from egts_dashboard.ui.magasin import suivi
from tests.classeurs import REMPLI, Feuilles, en_octets
from tests.lots import socle, written_lots
from tests.pages.ouvrir import buttons, open_page, press, run, said, sign

ATELIERS = REMPLI["ateliers"]


@pytest.fixture
def poste(dossiers: Path) -> Path:
    socle(dossiers / "data" / "livre")
    return dossiers


def drop(feuilles: Feuilles) -> AppTest:
    page = open_page("importer", faire="Apporter un tableur")
    page.file_uploader[0].set_value(("cahier.xlsx", en_octets(feuilles), "text/csv"))
    return run(page)


def accept(page: AppTest) -> AppTest:
    next(c for c in page.checkbox if "Tout accepter" in c.label).check()
    return run(page)


def sheet(page: AppTest) -> Any:
    return next(c for c in page.selectbox if c.label.startswith("Feuille du classeur"))


def rows(texte: str) -> list[str]:
    return [x.split("</tr>")[0] for x in texte.split("<tr>")]


def test_toutes_les_feuilles_sont_lues_ensemble_et_dites(poste: Path) -> None:
    page = drop(REMPLI)
    dit = said(page)
    assert "**\u00a0: 7\u00a0lignes peuvent entrer, aucune erreur" in dit
    assert "5\u00a0feuilles sont des tables" in dit
    assert "Lisez-moi\u00a0: laissée, c’est une notice." in dit
    assert any("Dépenses" in x and ">1<" in x for x in rows(dit))
    assert sheet(page).options[0] == "Toutes les feuilles reconnues (5)"
    assert not written_lots()


def test_une_seule_confirmation_fait_un_seul_lot_et_change_les_chiffres(
    poste: Path,
) -> None:
    page = accept(drop(REMPLI))
    figures = {m.label: m.value for m in page.metric}
    assert figures["Préconisations"] == "2"
    assert figures["Participations en ateliers"] == "60"
    assert sign(page, "Importer").success
    assert len(written_lots()) == 1
    store = suivi().etat().store
    assert store.value("SELECT sum(nb_participants) FROM ateliers") == 60
    assert store.value("SELECT count(*) FROM constats") == 1
    page = drop(REMPLI)
    assert "déjà importé" in said(page) and "Importer" not in buttons(page)
    actions.retirer(written_lots()[0].name, "Jeanne", "Défaire.")
    assert actions.ouvrir().store.value("SELECT count(*) FROM ateliers") == 0


def test_les_erreurs_de_deux_feuilles_sont_ensemble_avec_leur_feuille(
    poste: Path,
) -> None:
    page = drop(
        REMPLI
        | {
            "ateliers": [*ATELIERS, ["Santé", "Gironde", 2, -3]],
            "constats": [["Constat", "Territoire"], ["Trop loin", "Atlantide"]],
        }
    )
    dit = said(page)
    assert "2\u00a0erreurs" in dit
    for feuille, extrait in (("ateliers", "négatif"), ("constats", "n’existe pas")):
        assert any(f"<td>{feuille}</td>" in x and extrait in x for x in rows(dit))
    emporter = [b.label for b in page.get("download_button")]
    assert "Télécharger les erreurs et les avertissements (CSV)" in emporter


def test_un_avertissement_nomme_sa_feuille_et_retient_ce_qui_en_depend(
    poste: Path,
) -> None:
    page = drop(REMPLI)
    etiquettes = " ".join(c.label for c in page.checkbox)
    assert "Feuille «\u00a0ateliers\u00a0», entière" in etiquettes
    dit = said(page)
    assert "6\u00a0lignes sont retenues" in dit
    # La démarche, que rien n’avertit, n’attend personne.
    assert '<td>demarches</td><td class="n">1</td>' in dit
    assert '<td>ateliers</td><td class="n">0</td>' in dit


def test_une_feuille_choisie_s_importe_seule_comme_avant(poste: Path) -> None:
    page = drop(REMPLI)
    sheet(page).set_value("constats")
    page = run(page)
    dit = said(page)
    assert "feuille «\u00a0constats\u00a0»" in dit
    assert "semble être la table «\u00a0Constats\u00a0»" in dit
    sheet(page).set_value(None)
    assert "5\u00a0feuilles sont des tables" in said(run(page))


def test_les_totaux_de_chaque_feuille_se_gardent(poste: Path) -> None:
    page = drop(REMPLI | {"ateliers": [*ATELIERS, ["TOTAL", None, 5, 60]]})
    page = accept(page)
    assert "Les totaux reconnus de la feuille «\u00a0ateliers\u00a0»" in " ".join(
        titre.value for titre in page.header
    )
    total = next(c for c in page.checkbox if "Nb de participants" in c.label)
    total.check()
    page = run(page)
    assert "dans Totaux imprimés" in said(page)
    assert sign(page, "Importer").success
    store = suivi().etat().store
    assert store.value("SELECT sum(valeur) FROM totaux_declares") == 60


def test_les_lignes_d_une_feuille_se_deplient(poste: Path) -> None:
    page = accept(drop(REMPLI))
    replis = [e for e in page.expander if "preconisations" in e.label]
    assert len(replis) == 1 and not page.exception


def test_un_classeur_d_une_seule_table_se_lit_comme_avant(poste: Path) -> None:
    page = drop({"ateliers": ATELIERS, "Notes": [["à relire"]]})
    assert "feuille «\u00a0ateliers\u00a0»" in said(page)
    assert "sont des tables" not in said(page)


def test_la_correspondance_d_une_feuille_se_change_sans_toucher_aux_autres(
    poste: Path,
) -> None:
    constats = [["Constat", "Territoire", "Remonté par"], ["Trop loin", "R54", "Lien"]]
    page = drop(REMPLI | {"constats": constats})
    repli = next(e for e in page.expander if e.label.startswith("Correspondance"))
    assert "1\u00a0laissée de côté" in repli.label
    file_id, _ = page.session_state[LIVRE]
    cle = f"correspondances_{file_id}_classeur"
    page.session_state[cle] = True
    page = run(page)
    next(c for c in page.selectbox if c.label == "Feuille à revoir").set_value(
        "constats"
    )
    page = run(page)
    next(c for c in page.selectbox if c.label == "Remonté par").set_value("note")
    page = accept(press(page, "Appliquer cette correspondance"))
    assert sign(page, "Importer").success
    store = suivi().etat().store
    assert store.value("SELECT note FROM constats") == "Lien"
    assert store.value("SELECT count(*) FROM preconisations") == 2
