"""Les trous de la trame, sur un petit cas et recomptés sur les données livrées."""

from collections.abc import Callable

import pytest

from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.themes.trame import trame, trous
from egts_dashboard.store.connection import Store
from tests.fabriques import atelier, codage, constat, preconisation, socle


def _petit(make_store: Callable[..., Store]) -> Store:
    """a1 : FORM constaté, PART préconisé ; a2 : FORM préconisé seulement."""
    return make_store(
        **socle(),
        ateliers=[atelier("a1"), atelier("a2")],
        preconisations=[
            preconisation("p1", atelier_id="a1"),
            preconisation("p2", atelier_id="a2"),
        ],
        constats=[constat("c1", atelier_id="a1")],
        codages=[
            codage("p1", "PART"),
            codage("p2", "FORM"),
            codage("c1", "FORM", objet="constat"),
        ],
    )


def test_un_trou_se_cherche_la_ou_constats_et_preconisations_sont_codes(
    make_store: Callable[..., Store],
) -> None:
    lus = trous(_petit(make_store), "tous", "atelier")
    assert list(zip(lus["theme"], lus["lieu"], lus["trou"], strict=True)) == [
        ("Formation", "Atelier a1", "constaté sans préconisation"),
        ("Participation", "Atelier a1", "préconisé sans constat"),
    ]


def test_dans_l_ensemble_le_trou_se_comble_d_un_atelier_a_l_autre(
    make_store: Callable[..., Store],
) -> None:
    lus = trous(_petit(make_store), "tous", "ensemble")
    assert list(zip(lus["theme"], lus["trou"], strict=True)) == [
        ("Participation", "préconisé sans constat"),
        ("Formation", "sans pratique inspirante"),
    ]


@pytest.mark.parametrize("filtres", [TOUT, Filtres(territoire=("R54",))], ids=str)
def test_les_trous_de_l_ensemble_sont_ceux_de_la_trame(
    store: Store, filtres: Filtres
) -> None:
    large = trame(store, "tous", filtres)
    attendus = {
        v.theme
        for v in large.itertuples()
        if (v.constat > 0) != (v.preconisation > 0)
        or (v.constat and v.preconisation and not v.pratique)
    }
    lus = trous(store, "tous", "ensemble", filtres)
    seulement = lus["trou"] == "vu en pratique seulement"
    assert set(lus[~seulement]["theme"]) == attendus
    assert large["source_ids"].map(len).min() > 0


@pytest.mark.parametrize("par", ["ensemble", "demarche", "territoire", "atelier"])
def test_chaque_echelle_rend_des_comptes_coherents(store: Store, par: str) -> None:
    lus = trous(store, "principal", par)
    assert not lus.duplicated(["theme", "lieu"]).any()
    constates = lus[lus["trou"] == "constaté sans préconisation"]
    assert (constates["preconisation"] == 0).all()
    assert (constates["constat"] > 0).all()
    assert constates["nb_du_trou"].isin([len(constates)]).all()
