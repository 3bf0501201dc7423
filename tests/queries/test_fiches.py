import datetime as dt
from collections.abc import Callable

import pytest

from egts_dashboard.queries import fiches
from egts_dashboard.store.connection import Store
from tests.fabriques import codage, preconisation, remontee, socle


@pytest.fixture
def petit(make_store: Callable[..., Store]) -> Store:
    return make_store(
        **socle(),
        preconisations=[
            preconisation("p1", rang=1, intitule="Ouvrir des stages aux bénévoles"),
            preconisation("p2", rang=2, intitule="Former par des stages croisés"),
            preconisation("p3", rang=3, intitule="Accueillir des bénévoles"),
            preconisation("p4", rang=4, intitule="Alléger les règles"),
        ],
        codages=[codage("p1", "FORM"), codage("p2", "FORM"), codage("p3", "PART")],
        mentions=[
            {
                "mention_id": "m1",
                "objet": "preconisation",
                "objet_id": "p1",
                "source_id": "doc",
                "localisation": "Annexe 2",
                "ligne_debut": 12,
                "ligne_fin": None,
                "note": None,
            }
        ],
        remontees=[
            remontee("r1", "p1", "p4", nature="reformulee"),
            remontee("r2", "p2", "p1", nature="reformulee", statut="proposee"),
            remontee("r3", "p1", "p3", nature="reformulee", statut="rejetee"),
        ],
    )


def test_la_fiche_dit_la_place_exacte(petit: Store) -> None:
    fiche = fiches.fiche(petit, "p1")
    assert fiche is not None
    assert (fiche["document"], fiche["localisation"]) == (
        "Bilan",
        "section 1, 1er item",
    )
    assert fiches.fiche(petit, "inconnue") is None


def test_les_voisins_partagent_un_mot_et_un_theme_commun_rapproche(
    petit: Store,
) -> None:
    voisins = fiches.proches(petit, 1)
    assert list(voisins["item_id"]) == ["p2", "p3"]
    assert list(voisins["mots"]) == ["stages", "bénévoles"]
    assert voisins["themes"].iloc[0] == "Formation"


def test_les_liens_vont_dans_les_deux_sens_sans_les_rejetes(petit: Store) -> None:
    liens = fiches.liens(petit, "preconisation", "p1")
    assert list(
        liens[["sens", "item_id", "statut"]].itertuples(index=False, name=None)
    ) == [
        ("amont", "p2", "proposee"),
        ("aval", "p4", "validee"),
    ]


def test_les_redites_et_les_themes_disent_qui_et_ou(petit: Store) -> None:
    assert fiches.mentions(petit, "preconisation", "p1")["localisation"].tolist() == [
        "Annexe 2"
    ]
    themes = fiches.themes(petit, "preconisation", "p1")
    assert themes[["theme", "codeur", "methode"]].values.tolist() == [
        ["Formation", "equipe", "lecture"]
    ]


def test_l_historique_vient_du_journal(store: Store) -> None:
    item_id = store.value(
        "SELECT item_id FROM items WHERE objet = 'preconisation' LIMIT 1"
    )
    historique = fiches.historique(store, "preconisation", item_id)
    assert historique["geste"].iloc[-1] == "ajout"
    assert isinstance(historique["date"].iloc[0].date(), dt.date)


def test_une_reprise_est_une_redite_ou_un_lien_valide(petit: Store) -> None:
    repris = petit.rows(
        "SELECT item_id FROM items JOIN items_repris USING (item_no) ORDER BY item_id"
    )
    assert repris == [("p1",)]
