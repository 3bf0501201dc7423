"""Les thèmes recomptés à la main, item par item, sur les données livrées et sur de petits cas."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.themes import base, codeurs, objets, par_theme
from egts_dashboard.queries.themes.chiffres import chiffres
from egts_dashboard.queries.themes.croisements import matrice
from egts_dashboard.queries.themes.demarches import par_demarche
from egts_dashboard.queries.themes.items import items_du_theme
from egts_dashboard.queries.themes.presences import presences, requete_presences
from egts_dashboard.queries.themes.trame import trame
from egts_dashboard.store.connection import Store
from tests.fabriques import atelier, codage, constat, preconisation, socle

P = "preconisation"
FILTRES = [
    TOUT,
    Filtres(territoire=("R54",)),
    Filtres(niveau=("inter_region",)),
    Filtres(annee=(2014,), nature=("preconisation", "proposition")),
]


def _recount(
    store: Store, rang: str, filtres: Filtres
) -> dict[str, list[dict[str, Any]]]:
    """Les préconisations de chaque thème, relues ligne à ligne dans les tables de départ."""
    ancetres = defaultdict(set)
    for code, ancetre in store.rows(
        "SELECT territoire_code, ancetre_code FROM territoires_ancetres"
    ):
        ancetres[code].add(ancetre)
    retenues = {
        p["preconisation_id"]: p
        for p in store.records("SELECT * FROM preconisations")
        if (
            not filtres.territoire
            or ancetres[p["territoire_code"]] & {*filtres.territoire}
        )
        and (not filtres.niveau or p["niveau"] in filtres.niveau)
        and (not filtres.annee or p["annee"] in filtres.annee)
        and (not filtres.nature or p["nature"] in filtres.nature)
    }
    par_theme = defaultdict(list)
    for c in store.records("SELECT * FROM codages WHERE objet = 'preconisation'"):
        if c["objet_id"] in retenues and (rang == "tous" or c["rang"] == 1):
            par_theme[c["theme_id"]].append(retenues[c["objet_id"]])
    return par_theme


@pytest.mark.parametrize("rang", ["tous", "principal"])
@pytest.mark.parametrize("filtres", FILTRES, ids=str)
def test_les_comptes_livres_sont_ceux_qu_on_refait_a_la_main(
    store: Store, rang: str, filtres: Filtres
) -> None:
    attendus = _recount(store, rang, filtres)
    for ligne in par_theme(store, P, rang, filtres).itertuples():
        items = attendus.get(ligne.theme_id, [])
        assert ligne.nb_items == len(items)
        assert ligne.nb_ateliers == len({i["atelier_id"] for i in items} - {None})
        assert ligne.nb_territoires == len({i["territoire_code"] for i in items})
        assert ligne.nb_documents == len({i["source_id"] for i in items})


def test_les_themes_principaux_s_additionnent_aux_items_codes(store: Store) -> None:
    assert (
        par_theme(store, P, "principal")["nb_items"].sum() == base(store, P)["nb_codes"]
    )
    assert par_theme(store, P, "principal")["part_pct"].sum() == pytest.approx(100)


def test_la_base_compte_les_items_codes_ou_non(store: Store) -> None:
    couvert = objets(store).set_index("objet")
    assert base(store, P)["nb_items"] == couvert.loc[P, "nb_items"]
    assert base(store, P)["nb_codes"] == couvert.loc[P, "nb_codes"]


@pytest.mark.parametrize(
    "croiser", ["atelier", "territoire", "niveau", "annee", "document", "volet"]
)
def test_la_matrice_livree_est_celle_qu_on_refait_a_la_main(
    store: Store, croiser: str
) -> None:
    champ = {
        "atelier": "atelier_id",
        "territoire": "territoire_code",
        "document": "source_id",
    }.get(croiser, croiser)
    attendus = _recount(store, "tous", TOUT)
    tableau = matrice(store, P, "tous", croiser)
    assert tableau["code"].nunique(dropna=False) <= 10
    assert tableau["theme_id"].nunique() == 18
    for case in tableau.itertuples():
        code = None if pd.isna(case.code) else case.code
        items = [
            i
            for i in attendus[case.theme_id]
            if (str(i[champ]) if i[champ] is not None else None) == code
        ]
        assert case.nb_items == len(items)
        assert case.part_pct == pytest.approx(100 * case.nb_items / case.base_items)


def _petit(make_store: Callable[..., Store]) -> Store:
    """Deux ateliers, un bilan sans atelier : FORM dans les trois, PART dans le premier."""
    return make_store(
        **socle(),
        ateliers=[atelier("a1"), atelier("a2", territoire_code="R72")],
        preconisations=[
            preconisation("p1", atelier_id="a1"),
            preconisation("p2", atelier_id="a1"),
            preconisation("p3", atelier_id="a2", territoire_code="R72"),
            preconisation("p4", territoire_code="SO", niveau="inter_region"),
            preconisation("p5", atelier_id="a2", territoire_code="R72"),
        ],
        constats=[constat("c1", atelier_id="a1")],
        codages=[
            codage("p1", "FORM"),
            codage("p1", "PART", rang=2),
            codage("p2", "PART"),
            codage("p3", "FORM"),
            codage("p4", "FORM"),
            codage("c1", "PART", objet="constat"),
        ],
    )


def test_un_item_sans_atelier_compte_pour_son_territoire_pas_pour_un_atelier(
    make_store: Callable[..., Store],
) -> None:
    store = _petit(make_store)
    form = par_theme(store, P, "tous").set_index("theme_id").loc["FORM"]
    assert (form["nb_items"], form["nb_ateliers"], form["nb_territoires"]) == (3, 2, 3)
    assert form["part_pct"] == pytest.approx(75)
    assert base(store, P) == {
        "nb_codes": 4,
        "nb_sans_atelier": 1,
        "nb_ateliers": 2,
        "nb_territoires": 3,
        "nb_documents": 1,
        "nb_items": 5,
        "nb_themes": 2,
    }


def test_le_second_theme_ne_compte_pas_au_rang_principal(
    make_store: Callable[..., Store],
) -> None:
    store = _petit(make_store)
    comptes = par_theme(store, P, "principal").set_index("theme_id")["nb_items"]
    assert comptes.to_dict() == {"FORM": 3, "PART": 1}


def test_deux_codeurs_en_desaccord_ne_comptent_qu_une_lecture(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(),
        preconisations=[preconisation("p1")],
        codages=[codage("p1", "FORM"), codage("p1", "PART", codeur="relecture")],
    )
    assert base(store, P)["nb_codes"] == 1
    assert par_theme(store, P, "principal")["nb_items"].tolist() == [1, 0]
    assert par_theme(store, P, "tous")["nb_items"].tolist() == [1, 0]


def test_un_theme_absent_reste_dans_la_liste_avec_zero(
    make_store: Callable[..., Store],
) -> None:
    tableau = par_theme(_petit(make_store), P, "tous", Filtres(territoire=("R72",)))
    assert tableau.set_index("theme_id")["nb_items"].to_dict() == {"FORM": 1, "PART": 0}


def test_les_items_sans_atelier_ont_leur_colonne_la_derniere(
    make_store: Callable[..., Store],
) -> None:
    tableau = matrice(_petit(make_store), P, "tous", "atelier")
    assert tableau["colonne"].unique().tolist() == [
        "Atelier a1",
        "Atelier a2",
        "Sans atelier",
    ]
    form = tableau[tableau["theme_id"] == "FORM"]
    assert form["nb_items"].tolist() == [1, 1, 1]
    assert form["base_items"].tolist() == [2, 1, 1]


def test_la_matrice_garde_les_dix_colonnes_les_plus_fournies(
    make_store: Callable[..., Store],
) -> None:
    ateliers = [atelier(f"a{k:02}") for k in range(12)]
    items = [
        preconisation(f"p{k:02}-{j}", atelier_id=f"a{k:02}")
        for k in range(12)
        for j in range(k + 1)
    ]
    store = make_store(
        **socle(),
        ateliers=ateliers,
        preconisations=items,
        codages=[codage(i["preconisation_id"], "FORM") for i in items],
    )
    tableau = matrice(store, P, "tous", "atelier")
    assert tableau["code"].nunique() == 10
    assert tableau["nb_colonnes"].iloc[0] == 12
    assert tableau["code"].iloc[0] == "a11"
    assert "a01" not in set(tableau["code"])


def test_les_presences_comptent_des_ateliers_et_non_des_items(
    make_store: Callable[..., Store],
) -> None:
    tableau = presences(_petit(make_store), P, "tous", "territoire")
    cases = {
        (c.theme_id, c.code): (c.x, c.n, c.k, c.total) for c in tableau.itertuples()
    }
    assert cases == {
        ("FORM", "R54"): (1, 1, 2, 2),
        ("FORM", "R72"): (1, 1, 2, 2),
        ("PART", "R54"): (1, 1, 1, 2),
        ("PART", "R72"): (0, 1, 1, 2),
    }


def test_sans_atelier_il_n_y_a_pas_de_presence(
    make_store: Callable[..., Store],
) -> None:
    hors = Filtres(niveau=("inter_region",))
    assert presences(_petit(make_store), P, "tous", "territoire", hors).empty


def test_une_demarche_seule_ne_se_compare_pas(make_store: Callable[..., Store]) -> None:
    assert par_demarche(_petit(make_store), P, "tous").empty


def test_les_deux_demarches_livrees_se_comparent_en_parts(store: Store) -> None:
    tableau = par_demarche(store, P, "principal")
    assert tableau["nb_avant"].sum() == tableau["base_avant"].iloc[0]
    assert tableau["part_apres_pct"].sum() == pytest.approx(100)
    assert tableau["ecart_points"].is_monotonic_decreasing


def test_la_trame_montre_les_trous(make_store: Callable[..., Store]) -> None:
    tableau = trame(_petit(make_store), "tous").set_index("theme_id")
    assert tableau.loc["FORM", ["constat", "preconisation"]].tolist() == [0, 3]
    assert tableau.loc["PART", ["constat", "preconisation"]].tolist() == [1, 2]


def test_un_theme_s_ouvre_sur_ses_items_avec_leur_atelier(
    make_store: Callable[..., Store],
) -> None:
    store = _petit(make_store)
    items = items_du_theme(store, "FORM", P, "tous")
    assert items["provenance"].tolist() == ["Atelier a1", "Atelier a2", "Bilan"]
    assert items["rang_theme"].tolist() == ["principal"] * 3
    assert items["racines"].iloc[0] == {"form": "Former", "equip": "équipes"}
    part = items_du_theme(store, "PART", P, "principal")
    assert len(part) == 1


@pytest.mark.parametrize("rang", ["tous", "principal"])
def test_la_liste_d_un_theme_a_autant_de_lignes_que_sa_barre(
    store: Store, rang: str
) -> None:
    for ligne in par_theme(store, P, rang).itertuples():
        assert len(items_du_theme(store, ligne.theme_id, P, rang)) == ligne.nb_items


def test_qui_a_code_se_lit(make_store: Callable[..., Store]) -> None:
    (ligne,) = codeurs(_petit(make_store)).itertuples(index=False)
    assert (ligne.codeur, ligne.methode, ligne.nb_codages) == ("equipe", "lecture", 6)


@pytest.mark.parametrize("filtres", FILTRES, ids=str)
def test_la_requete_de_chaque_chiffre_redonne_sa_valeur(
    store: Store, filtres: Filtres
) -> None:
    for chiffre in chiffres(store, P, "tous", filtres):
        assert store.value(chiffre.sql, chiffre.parametres) == chiffre.valeur
        assert len(store.rows(chiffre.sql_lignes, chiffre.parametres_lignes)) <= 200


@pytest.mark.parametrize("croiser", ["territoire", "annee", "document"])
def test_la_requete_montree_redonne_les_presences(store: Store, croiser: str) -> None:
    sql, parametres = requete_presences(P, "tous", croiser, FILTRES[1])
    montre = {
        (v.theme_id, v.colonne): (v.x, v.n)
        for v in store.frame(sql, parametres).itertuples()
    }
    lues = {
        (v.theme_id, v.colonne): (v.x, v.n)
        for v in presences(store, P, "tous", croiser, FILTRES[1]).itertuples()
        if v.x
    }
    assert lues
    assert montre == lues


def test_les_items_sans_atelier_se_comptent_une_fois_quels_que_soient_leurs_themes(
    store: Store,
) -> None:
    [(attendus,)] = store.rows(
        "SELECT count(*) FROM items WHERE objet = 'preconisation'"
        " AND theme_id IS NOT NULL AND atelier_id IS NULL"
    )
    assert base(store, "preconisation")["nb_sans_atelier"] == attendus > 0


def test_la_moitie_des_ateliers_juste_suffit_a_partager_un_theme(make_store) -> None:
    petit = make_store(
        **socle(),
        ateliers=[atelier("a"), atelier("b")],
        preconisations=[
            preconisation("p1", atelier_id="a"),
            preconisation("p2", atelier_id="b", rang=2),
        ],
        codages=[codage("p1", "FORM"), codage("p2", "PART")],
    )
    partages = next(
        c for c in chiffres(petit, "preconisation", "tous") if c.cle == "partages"
    )
    assert petit.rows(partages.sql, partages.parametres) == [(2, 1.0)]
    assert partages.valeur == 2
