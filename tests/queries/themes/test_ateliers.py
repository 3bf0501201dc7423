"""Les thèmes atelier par atelier, recomptés dans les tables de départ."""

from collections import Counter
from collections.abc import Callable

import pandas as pd
import pytest

from egts_dashboard.analyses.ateliers_themes import grid
from egts_dashboard.analyses.saturation import chao2
from egts_dashboard.queries.chiffre import lignes
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.themes.ateliers import (
    ateliers,
    cases,
    hors_atelier,
)
from egts_dashboard.queries.themes.solidite_chiffres import chiffres
from egts_dashboard.store.connection import Store
from tests.fabriques import atelier, codage, preconisation, socle

P = "preconisation"
FILTRES = [TOUT, Filtres(annee=(2014,)), Filtres(territoire=("C17300",))]


@pytest.mark.parametrize("rang", ["tous", "principal"])
def test_les_cases_sont_celles_qu_on_recompte(store: Store, rang: str) -> None:
    ou = {
        p["preconisation_id"]: p["atelier_id"]
        for p in store.records("SELECT * FROM preconisations")
    }
    attendues = Counter(
        (ou[c["objet_id"]], c["theme_id"])
        for c in store.records("SELECT * FROM codages WHERE objet = 'preconisation'")
        if rang == "tous" or c["rang"] == 1
    )
    lues = {
        (v.atelier_id, v.theme_id): v.nb_items
        for v in cases(store, P, rang).itertuples()
    }
    assert lues == {k: n for k, n in attendues.items() if k[0] is not None}
    assert hors_atelier(store, P, rang) == {
        t: n for (a, t), n in attendues.items() if a is None
    }


@pytest.mark.parametrize("filtres", FILTRES, ids=str)
def test_chao2_en_sql_est_celui_du_calcul(store: Store, filtres: Filtres) -> None:
    lus = ateliers(store, P, filtres)
    themes = [t for (t,) in store.rows("SELECT theme_id FROM themes")]
    grille = grid(cases(store, P, "tous", filtres), lus, themes)
    tete = {c.cle: c for c in chiffres(store, P, "tous", filtres)}
    assert tete["chao2"].valeur == pytest.approx(chao2(grille.presences))
    assert tete["entendus"].valeur == grille.presences.any(axis=0).sum()
    assert tete["uniques"].valeur == (grille.presences.sum(axis=0) == 1).sum()
    for chiffre in tete.values():
        assert store.value(chiffre.sql, list(chiffre.parametres)) == chiffre.valeur
        assert not lignes(store, chiffre).empty


def test_un_territoire_ne_compte_pas_les_habitants_de_ceux_qu_il_contient(
    store: Store,
) -> None:
    lus = ateliers(store, P).drop_duplicates("territoire_code")
    poids = lus.set_index("territoire_code")["population"]
    annee = int(lus["annee_population"].max())
    entier = store.value(
        "SELECT effectif FROM populations_reference WHERE modalite = 'SO' AND annee = ?",
        [annee],
    )
    assert poids.sum() == entier


def test_un_territoire_sans_reference_et_un_compte_absent_restent_vides(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(),
        ateliers=[atelier("a1", nb_participants=None)],
        preconisations=[preconisation("p1", atelier_id="a1")],
        codages=[codage("p1", "FORM")],
    )
    (lu,) = ateliers(store, P).to_dict("records")
    assert pd.isna(lu["nb_participants"])
    assert pd.isna(lu["population"])
