"""Une suite exacte trouve ce qu’une lecture naïve de tous les textes trouverait."""

from collections.abc import Callable

import pytest

from egts_dashboard.queries.recherche import chercher, understand
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import fold
from tests.fabriques import preconisation, socle

SUITES = [
    "usagers",
    "de",
    "de la",
    "travail social",
    "la place de l’usager",
    "analyse des pratiques",
    "à la formation des travailleurs sociaux",
    "mise en place de",
]


def _naive(store: Store, suite: str) -> set[int]:
    cherchee = " ".join(fold(suite).replace("’", " ").split())
    textes = store.rows("SELECT item_no, mots FROM items_textes")
    return {numero for numero, mots in textes if f" {cherchee} " in mots}


@pytest.mark.parametrize("suite", SUITES)
def test_une_suite_trouve_ce_que_trouve_la_lecture_de_tous_les_textes(
    store: Store, suite: str
) -> None:
    trouves = chercher(store, f"« {suite} »", 10_000)["item_no"]
    assert set(trouves) == _naive(store, suite)
    assert trouves.is_unique


def test_toute_suite_ecrite_se_trouve_quelle_que_soit_sa_longueur(store: Store) -> None:
    (texte,) = store.rows(
        "SELECT trim(mots) FROM items_textes ORDER BY len(mots) DESC LIMIT 1"
    )[0]
    mots = texte.split()
    for longueur in (1, 2, 3, 4, 5, 8, 15, 16, 17, 18, 25):
        suite = " ".join(mots[2 : 2 + longueur])
        trouves = set(chercher(store, f"« {suite} »", 10_000)["item_no"])
        assert trouves == _naive(store, suite) != set()


def test_les_paires_doivent_se_suivre_a_leur_place(
    make_store: Callable[..., Store],
) -> None:
    textes = {
        "oui": "Former les cadres et les équipes",
        "non": "Les cadres et former les équipes, cadres et bénévoles",
        "redite": "Les équipes les équipes former les cadres et les équipes",
    }
    petit = make_store(
        **socle(),
        preconisations=[
            preconisation(nom, rang=rang, intitule=texte)
            for rang, (nom, texte) in enumerate(textes.items(), start=1)
        ],
    )
    trouves = chercher(petit, "« former les cadres et les »")["item_id"]
    assert set(trouves) == {"oui", "redite"}
    assert list(chercher(petit, "« les équipes les équipes »")["item_id"]) == ["redite"]


def test_le_score_d_une_suite_est_celui_de_ses_mots(store: Store) -> None:
    suite = chercher(store, "« travail social »", 10_000).set_index("item_no")["score"]
    mots = chercher(store, "travail social", 10_000).set_index("item_no")["score"]
    assert suite.to_dict() == pytest.approx(mots[suite.index].to_dict())


def test_deux_suites_qui_ne_se_rencontrent_pas_ne_sont_plus_exigees(
    store: Store,
) -> None:
    assert understand(store, "« travail social » formation").a_tous
    seules = [s for s in SUITES[3:] if _naive(store, s)]
    ensemble = [
        (a, b)
        for a in seules
        for b in seules
        if a < b and not (_naive(store, a) & _naive(store, b))
    ]
    assert ensemble
    for a, b in ensemble:
        assert not understand(store, f"« {a} » « {b} »").a_tous


def test_un_item_est_a_la_ligne_de_son_numero(store: Store) -> None:
    # La recherche va droit à la ligne d’un item : elle compte là-dessus.
    assert store.rows("SELECT DISTINCT item_no - rowid FROM items") == [(1,)]
