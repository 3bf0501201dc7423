"""Les exports d’une sélection : au format attendu, sans rien qui s’interprète, toujours pareils."""

import csv
import io
import re
import uuid
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from egts_dashboard.exports.corpus_iramuteq import clean, to_corpus
from egts_dashboard.exports.livre_refi import ESPACE, guid, to_codebook
from egts_dashboard.exports.matrice_themes import to_matrix
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.mots_selection import Selection
from egts_dashboard.queries.textes_selection import textes
from egts_dashboard.queries.themes import livre_de_codes
from egts_dashboard.store.connection import Store
from tests.fabriques import codage, preconisation, socle

P = Selection("preconisation")
FORM = "ED3B9691-0524-5FA0-82A5-E8FFF6690580"
ETOILES = re.compile(r"\*\*\*\* (?:\*[a-z0-9]+_[a-z0-9]+ ?)+")


def _item(**champs: Any) -> dict[str, Any]:
    return {
        "item_id": "p1",
        "objet": "preconisation",
        "atelier_id": None,
        "territoire_code": "R54",
        "territoire": "Poitou-Charentes",
        "niveau": "region",
        "annee": 2014,
        "source_id": "doc",
        "theme_ids": ["FORM"],
        "texte": "Former les équipes",
    } | champs


def _corpus(*items: dict[str, Any]) -> str:
    return to_corpus(pd.DataFrame(items)).decode()


def test_le_corpus_a_une_ligne_etoilee_et_un_texte_par_item(store: Store) -> None:
    items = textes(store, P)
    blocs = to_corpus(items).decode().strip().split("\n\n")
    assert len(blocs) == len(items)
    for bloc, item in zip(blocs, items.to_dict("records"), strict=True):
        etoiles, texte = bloc.split("\n")
        assert ETOILES.fullmatch(etoiles)
        assert f"*annee_{item['annee']}" in etoiles
        assert f"*theme_{item['theme_ids'][0].lower()}" in etoiles
        assert not set("*_«»\u00a0\u202f’") & set(texte)


def test_le_corpus_ne_porte_que_la_selection(store: Store) -> None:
    selection = Selection("preconisation", Filtres(annee=(2019,)))
    corpus = to_corpus(textes(store, selection.with_theme("FORM"))).decode()
    assert "*annee_2019" in corpus and "*annee_2014" not in corpus
    lignes = [ligne for ligne in corpus.splitlines() if ligne.startswith("****")]
    assert lignes and all("_form" in ligne for ligne in lignes)


def test_ce_qui_n_est_pas_renseigne_le_dit() -> None:
    corpus = _corpus(_item(theme_ids=[]))
    assert "*atelier_nr " in corpus and corpus.splitlines()[0].endswith("*theme_nr")


def test_deux_valeurs_ne_se_confondent_jamais() -> None:
    corpus = _corpus(
        _item(territoire="Côte-d’Or"),
        _item(territoire="cote d or"),
        _item(territoire="NR"),
        _item(territoire="«»"),
    )
    trouves = re.findall(r"\*territoire_(\w+)", corpus)
    assert len(set(trouves)) == 4 and "nr" not in trouves


def test_un_texte_ne_peut_pas_se_faire_passer_pour_une_ligne_etoilee() -> None:
    piege = (
        "-*theme_faux\n**** *annee_1789\nà l’usager·ère·s : « 50 % », 10 € – œuvrer…"
    )
    etoiles, texte = _corpus(_item(texte=piege)).strip().split("\n")
    assert ETOILES.fullmatch(etoiles)
    assert texte == (
        "theme faux annee 1789 à l'usager : 50 pour cent , 10 euros - œuvrer."
    )


@given(st.text())
def test_un_texte_nettoye_n_a_que_des_signes_permis(texte: str) -> None:
    propre = clean(texte)
    assert re.fullmatch(
        r"[a-zA-Z0-9àÀâÂäÄáÁéÉèÈêÊëËìÌîÎïÏòÒôÔöÖùÙûÛüÜçÇßœŒñ.:,;!?' -]*", propre
    )
    assert "  " not in propre and not propre.startswith("-")
    assert clean(propre) == propre


def test_un_item_sans_mot_est_omis() -> None:
    assert _corpus(_item(texte="***"), _item()).count("****") == 1


def test_la_matrice_dit_un_ou_zero_pour_chaque_theme(store: Store) -> None:
    codes = livre_de_codes(store)["theme_id"].tolist()
    lignes = list(
        csv.DictReader(io.StringIO(to_matrix(textes(store, P), codes).decode()))
    )
    portes = {
        (item_id, theme_id)
        for item_id, theme_id in store.rows(
            "SELECT item_id, items_themes.theme_id FROM items_themes JOIN items USING (item_no)"
            " WHERE items.objet = 'preconisation'"
        )
    }
    vus = {
        (ligne["item_id"], code)
        for ligne in lignes
        for code in codes
        if ligne[code] == "1"
    }
    assert vus == portes
    assert {ligne[code] for ligne in lignes for code in codes} == {"0", "1"}


def test_la_matrice_n_apporte_aucune_formule() -> None:
    csv_ecrit = to_matrix(pd.DataFrame([_item(item_id="=1+1")]), ["FORM"]).decode()
    assert "\n'=1+1,preconisation,,R54,2014,doc,1" in csv_ecrit


def test_le_livre_de_codes_suit_le_schema_refi(store: Store) -> None:
    themes = livre_de_codes(store)
    racine = fromstring(to_codebook(themes))
    assert racine.tag == f"{{{ESPACE}}}CodeBook" and set(racine.attrib) == {"origin"}
    (codes,) = racine
    assert codes.tag == f"{{{ESPACE}}}Codes"
    assert [code.get("name") for code in codes] == themes["libelle"].tolist()
    guids = [code.get("guid") for code in codes]
    assert len({*guids}) == len(themes) and all(uuid.UUID(g) for g in guids)
    for code, definition in zip(codes, themes["definition"], strict=True):
        assert set(code.attrib) == {"guid", "name", "isCodable"}
        assert code.get("isCodable") == "true"
        (description,) = code
        assert description.tag == f"{{{ESPACE}}}Description"
        assert description.text.startswith(definition)


def test_un_libelle_reste_un_texte_dans_le_livre() -> None:
    themes = pd.DataFrame(
        [
            {
                "theme_id": "X",
                "libelle": '<b>"A" & B</b>\x00',
                "definition": "]]> & <x/>",
                "inclut": None,
                "exclut": None,
            }
        ]
    )
    ((code,),) = fromstring(to_codebook(themes))
    assert code.get("name") == '<b>"A" & B</b>'
    assert code[0].text == "]]> & <x/>\nCode\u00a0: X"


def test_un_livre_vide_est_refuse(store: Store) -> None:
    with pytest.raises(ValueError, match="au moins un code"):
        to_codebook(livre_de_codes(store).head(0))


def test_l_identifiant_d_un_theme_ne_change_pas() -> None:
    assert guid("FORM") == FORM
    assert guid("FORM") == guid("FORM") != guid("PART")


def test_memes_entrees_memes_octets(store: Store) -> None:
    codes = livre_de_codes(store)["theme_id"].tolist()
    ecrits = [
        (
            to_corpus(textes(store, P)),
            to_matrix(textes(store, P), codes),
            to_codebook(livre_de_codes(store)),
        )
        for _ in range(2)
    ]
    assert ecrits[0] == ecrits[1]


def test_les_mots_du_document_l_emportent_sur_l_intitule(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(),
        preconisations=[preconisation("a", verbatim="Nos mots"), preconisation("b")],
        codages=[codage("a", "PART", rang=2), codage("a", "FORM")],
    )
    items = textes(store, P)
    assert items["texte"].tolist() == ["Nos mots", "Former les équipes"]
    assert list(items["theme_ids"].iloc[0]) == ["FORM", "PART"]
    assert list(items["theme_ids"].iloc[1]) == []
