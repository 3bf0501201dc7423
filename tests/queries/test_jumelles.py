"""Les jumelles d’un atelier à l’autre, par le codage et par les mots."""

from collections.abc import Callable

from egts_dashboard.phrases.jumelles import bornes
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.jumelles import (
    nb_textes_des_ateliers,
    par_codage,
    textes_des_ateliers,
)
from egts_dashboard.store.connection import Store
from tests.fabriques import atelier, preconisation, socle


def test_un_groupe_reunit_deux_ateliers_et_les_memes_themes(store: Store) -> None:
    tableau = par_codage(store, "preconisation")
    assert len(tableau)
    ateliers = tableau.groupby("groupe")["provenance"].nunique()
    declares = tableau.groupby("groupe")["nb_ateliers"].first()
    assert (declares >= 2).all() and (ateliers <= declares).all()
    assert (tableau["themes_communs"].str.count(r" \+ ") >= 1).all()
    assert declares.is_monotonic_decreasing


def test_sous_un_seul_atelier_il_n_y_a_pas_de_jumelle(store: Store) -> None:
    un_seul = Filtres(atelier=("at-pc-2014-usagers",))
    assert par_codage(store, "preconisation", un_seul).empty
    assert {
        t["atelier_id"] for t in textes_des_ateliers(store, "preconisation", un_seul)
    } == {"at-pc-2014-usagers"}


def test_les_textes_sont_ceux_des_ateliers_et_se_bornent(store: Store) -> None:
    nb = store.value(
        "SELECT count(*) FROM items WHERE objet = 'constat' AND atelier_id IS NOT NULL"
    )
    assert len(textes_des_ateliers(store, "constat")) == nb
    assert len(textes_des_ateliers(store, "constat", limite=3)) == 3


def test_un_magasin_sans_codage_n_a_pas_de_jumelle(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(),
        ateliers=[atelier("a1")],
        preconisations=[preconisation("p1", atelier_id="a1")],
    )
    assert par_codage(store, "preconisation").empty


def test_ce_qui_n_est_pas_compare_se_dit(store: Store) -> None:
    un_seul = Filtres(atelier=("at-pc-2014-usagers",))
    for filtres in (Filtres(), un_seul):
        nb = nb_textes_des_ateliers(store, "preconisation", filtres)
        assert nb == len(textes_des_ateliers(store, "preconisation", filtres))
    assert bornes(nb, nb) == ""
    assert "10\u202f000" in bornes(12_000, 10_000) and "12\u202f000" in bornes(
        12_000, 10_000
    )
