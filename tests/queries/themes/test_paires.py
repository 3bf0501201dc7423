"""Les paires de thèmes recomptées item par item."""

import itertools
from collections import Counter, defaultdict

import pytest

from egts_dashboard.queries.chiffre import lignes
from egts_dashboard.queries.filtres import TOUT, Filtres
from egts_dashboard.queries.themes.paires import chiffres, paires, portes, requete
from egts_dashboard.store.connection import Store

FILTRES = [
    TOUT,
    Filtres(territoire=("R54",), annee=(2014,)),
    Filtres(volet=("Formation",), nature=("preconisation", "proposition")),
]


def _themes(store: Store, objet: str, filtres: Filtres) -> dict[str, set[str]]:
    ancetres = set(
        store.rows("SELECT territoire_code, ancetre_code FROM territoires_ancetres")
    )
    retenus = {
        p[f"{objet}_id"]
        for p in store.records(f"SELECT * FROM {objet}s")
        if (
            not filtres.territoire
            or (p["territoire_code"], filtres.territoire[0]) in ancetres
        )
        and (not filtres.annee or p["annee"] in filtres.annee)
        and (not filtres.volet or p["volet"] in filtres.volet)
        and (not filtres.nature or p["nature"] in filtres.nature)
    }
    themes: dict[str, set[str]] = defaultdict(set)
    for item, theme in store.rows(
        "SELECT objet_id, theme_id FROM codages WHERE objet = ?", [objet]
    ):
        if item in retenus:
            themes[item].add(theme)
    return themes


@pytest.mark.parametrize("objet", ["preconisation", "constat"])
@pytest.mark.parametrize("filtres", FILTRES, ids=str)
def test_chaque_paire_est_celle_qu_on_recompte_item_par_item(
    store: Store, objet: str, filtres: Filtres
) -> None:
    themes = _themes(store, objet, filtres)
    seuls = Counter(t for portes in themes.values() for t in portes)
    ensemble = Counter(
        paire
        for portes in themes.values()
        for paire in itertools.combinations(sorted(portes), 2)
    )
    tableau = paires(store, objet, filtres)
    assert len(tableau) == len(seuls) * (len(seuls) - 1) // 2
    for v in tableau.itertuples():
        assert v.nb_ensemble == ensemble[v.code_a, v.code_b]
        assert (v.nb_premier, v.nb_second) == (seuls[v.code_a], seuls[v.code_b])
        assert v.total == len(themes)
    assert portes(store, objet, filtres) == {
        "total": len(themes),
        "nb_deux": sum(len(portes) > 1 for portes in themes.values()),
    }


@pytest.mark.parametrize("filtres", FILTRES, ids=str)
def test_chaque_chiffre_se_refait_par_sa_requete(
    store: Store, filtres: Filtres
) -> None:
    for chiffre in chiffres(store, "preconisation", filtres):
        assert store.value(chiffre.sql, list(chiffre.parametres)) == chiffre.valeur
        assert chiffre.valeur == 0 or not lignes(store, chiffre).empty


def test_les_lignes_de_la_paire_portent_les_deux_themes(store: Store) -> None:
    paire = chiffres(store, "preconisation")[-1]
    assert len(lignes(store, paire)) == paire.valeur


def test_la_requete_montree_est_celle_du_tableau(store: Store) -> None:
    sql, parametres = requete("constat", FILTRES[1])
    montre = store.frame(sql, parametres)
    tableau = paires(store, "constat", FILTRES[1]).drop(columns="source_ids")
    assert montre.equals(tableau)
