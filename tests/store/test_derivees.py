from collections.abc import Callable

from egts_dashboard.models import MODELES
from egts_dashboard.models.base import Fait
from egts_dashboard.store.connection import Store
from tests.fabriques import codage, constat, preconisation, socle, territoires


def test_un_territoire_a_tous_ses_contenants_du_plus_proche_au_plus_large(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(**socle())
    assert store.rows(
        """
        SELECT ancetre_code, profondeur FROM territoires_ancetres
        WHERE territoire_code = 'D17' ORDER BY profondeur
        """
    ) == [("D17", 0), ("R54", 1), ("SO", 2), ("FR", 3)]


def test_la_region_d_un_departement_est_la_sienne_et_celle_du_pays_lui_meme(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(**socle())
    assert dict(store.rows("SELECT * FROM territoires_regions")) == {
        "FR": "FR", "SO": "SO", "R54": "R54", "R72": "R72", "D17": "R54", "D33": "R72",
    }  # fmt: skip


def test_une_region_dans_une_region_ne_fait_pas_compter_double(
    make_store: Callable[..., Store],
) -> None:
    """La Nouvelle-Aquitaine de 2016 au-dessus des régions de 2014."""
    base = socle()
    base["territoires"] = [
        t | {"parent_code": "R75"} if t["territoire_code"] in {"R54", "R72"} else t
        for t in territoires()
    ]
    base["territoires"].append(
        {
            "territoire_code": "R75",
            "nom": "Nouvelle-Aquitaine",
            "niveau": "region",
            "parent_code": "SO",
            "tuile_ligne": None,
            "tuile_colonne": None,
        }
    )
    store = make_store(
        **base, preconisations=[preconisation("p", territoire_code="D17")]
    )
    assert store.rows("SELECT item_id, region_code FROM items") == [("p", "R54")]


def test_des_territoires_en_boucle_ne_bloquent_pas_la_construction(
    make_store: Callable[..., Store],
) -> None:
    base = socle()
    base["territoires"] = [
        t | {"parent_code": "D17"} if t["territoire_code"] == "R54" else t
        for t in territoires()
    ]
    store = make_store(
        **base, preconisations=[preconisation("p", territoire_code="D17")]
    )
    assert store.rows("SELECT item_id, region_code FROM items") == [("p", "R54")]


def test_les_items_suivent_l_ordre_des_documents(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(),
        constats=[constat("c")],
        preconisations=[preconisation("z"), preconisation("a", rang=2)],
    )
    assert store.rows("SELECT item_no, objet, item_id FROM items ORDER BY item_no") == [
        (1, "preconisation", "z"),
        (2, "preconisation", "a"),
        (3, "constat", "c"),
    ]


def test_le_theme_principal_est_celui_de_rang_un(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(),
        preconisations=[preconisation("p"), preconisation("q", rang=2)],
        codages=[codage("p", "PART", rang=2), codage("p", "FORM", rang=1)],
    )
    assert store.rows(
        "SELECT item_id, theme_id, nb_themes FROM items ORDER BY item_no"
    ) == [
        ("p", "FORM", 2),
        ("q", None, 0),
    ]
    assert store.value("SELECT count(*) FROM items_themes") == 2


def test_toute_ligne_tiree_d_un_document_est_situee(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(**socle(), preconisations=[preconisation("p")])
    assert store.rows(
        "SELECT objet, nom_table, ligne_id, source_id FROM lignes_situees"
    ) == [("preconisation", "preconisations", "p", "doc")]
    vue = store.value(
        "SELECT sql FROM duckdb_views() WHERE view_name = 'lignes_situees'"
    )
    faits = [modele.TABLE for modele in MODELES if issubclass(modele, Fait)]
    assert [table for table in faits if f"'{table}'" not in vue] == []
