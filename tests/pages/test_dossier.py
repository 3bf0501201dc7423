"""La page Dossier de comité : choisir, ordonner, voir ce qui sera dit, reprendre une recette."""

from pathlib import Path

import pytest

from egts_dashboard.exports.recette import to_json
from egts_dashboard.francais import plain
from egts_dashboard.models.recette import Bloc, FiltresRecette, Recette
from egts_dashboard.phrases.dossier import SANS_BLOC, TITRES
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.dossier import BLOCS
from egts_dashboard.ui.dossier_origine import to_markdown
from tests.pages.ouvrir import open_page, run, said, texts


def titles(page):
    return [titre.value for titre in page.subheader]


def numbered(*sortes):
    return [f"{rang}. {TITRES[sorte]}" for rang, sorte in enumerate(sortes, start=1)]


def test_la_page_montre_les_blocs_choisis_avec_les_phrases_de_leurs_pages(
    store: Store,
) -> None:
    page = open_page("dossier")
    dit = plain(texts(page))

    assert titles(page) == numbered(*BLOCS)
    for nom in ("participation", "themes", "budget"):
        phrase = plain(texts(open_page(nom)).splitlines()[0])
        assert phrase.split("\u202f; ")[0].split(". ")[0] in dit


def test_un_bloc_monte_descend_et_se_retire(store: Store) -> None:
    page = open_page("dossier")
    next(b for b in page.button if b.key == "monter_budget").click()
    assert titles(run(page))[2:] == [f"3. {TITRES['budget']}", f"4. {TITRES['themes']}"]
    next(b for b in page.button if b.key == "retirer_budget").click()
    assert titles(run(page)) == numbered("participation", "representativite", "themes")


def test_un_filtre_de_l_adresse_filtre_chaque_bloc_ou_se_dit_sans_effet(
    store: Store,
) -> None:
    page = open_page(
        "dossier", territoire="Limousin", blocs=["Thèmes", "Représentativité"]
    )
    assert titles(page) == numbered("themes", "representativite")
    assert "«\u00a0Territoire\u00a0» ne s’applique pas à ce bloc" in said(page)


def test_un_bloc_sans_objet_le_dit(poste_vide: Path) -> None:
    page = open_page("dossier")
    assert [info.value for info in page.info]
    assert all("ne s’applique pas" in info.value for info in page.info)


def test_sans_bloc_la_page_dit_quoi_faire(store: Store) -> None:
    page = open_page("dossier")
    for sorte in BLOCS:
        next(b for b in page.button if b.key == f"retirer_{sorte}").click()
        run(page)
    assert [info.value for info in page.info] == [SANS_BLOC]


def test_les_mots_ne_se_demandent_que_pour_les_preconisations(store: Store) -> None:
    assert len(open_page("dossier").text_input) == 1
    page = open_page("dossier", blocs="Préconisations", mots="formation")
    assert [champ.value for champ in page.text_input] == [
        "Dossier de comité",
        "formation",
    ]
    assert "pour «\u00a0formation\u00a0»" in said(page)


def test_une_adresse_hostile_ouvre_quand_meme_la_page(store: Store) -> None:
    page = open_page(
        "dossier",
        titre="a\x07<script>" + "b" * 300,
        lignes="9999",
        date="hier",
        blocs=["Thèmes", "Inconnu"],
        mots="=1+1",
    )
    assert titles(page) == numbered("themes")
    assert page.number_input[0].value == 8


def drop(octets: bytes):
    page = open_page("dossier")
    page.session_state["recette_repli"] = True
    run(page)
    page.file_uploader[0].set_value(("recette.json", octets, "application/json"))
    return run(page)


def test_une_recette_deposee_pose_tous_ses_choix(store: Store) -> None:
    recette = Recette(
        titre="Comité d’octobre",
        date="2014-10-14",
        lignes=5,
        filtres=FiltresRecette(territoire=("R74", "R99")),
        blocs=(Bloc(sorte="themes"), Bloc(sorte="preconisations", mots="formation")),
    )
    page = drop(to_json(recette))

    assert "Comité d’octobre" in page.success[0].value
    assert "R99" in page.success[0].value
    assert titles(page) == numbered("themes", "preconisations")
    assert [champ.value for champ in page.text_input] == [
        "Comité d’octobre",
        "formation",
    ]
    assert page.number_input[0].value == 5
    assert str(page.date_input[0].value) == "2014-10-14"
    assert page.session_state["territoire"] == ["R74"]


def test_une_recette_refusee_ne_change_rien_et_dit_chaque_faute(store: Store) -> None:
    page = drop(b'{"titre": "", "blocs": [{"sorte": "x"}]}')

    assert "rien n’a changé" in page.error[0].value
    assert "blocs › 1er › sorte" in page.text[0].value
    assert titles(page) == numbered(*BLOCS)


@pytest.mark.parametrize("texte", ["a * b_c", " <b>x</b> ", "**gras** [lien](x)"])
def test_un_texte_des_donnees_reste_du_texte(texte: str) -> None:
    dit = to_markdown(((texte, False), ("3", True)))
    assert dit.endswith("**3**")
    assert not any(f" {signe}" in f" {dit[:-5]}" for signe in ("*", "[", "<"))
