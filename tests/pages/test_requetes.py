"""Chaque figure et chaque table dit sa requête, et la requête redonne les valeurs montrées."""

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd
import pytest

from egts_dashboard.francais import nombre
from egts_dashboard.queries.recalculs import RECALCULS, recalcul_of
from egts_dashboard.store.carnet import Requete, queries_of
from egts_dashboard.store.connection import Store
from egts_dashboard.store.litteraux import write_out
from egts_dashboard.ui.pourquoi import recalculated
from tests.pages.parcours import PAGES, Montree, replay, walk
from tests.pages.rejeu import answers

# Des définitions écrites dans le programme, non des données du magasin.
HORS_MAGASIN = {"dictionnaire"}


def shown(nom: str) -> list[Montree]:
    """Toutes les tables d’une page, sous tous ses choix."""
    return [table for vue in walk(nom) for table in vue.tables]


@pytest.fixture(params=PAGES)
def montrees(request: pytest.FixtureRequest, store: Store) -> list[Montree]:
    return shown(request.param)


def test_chaque_figure_et_chaque_table_montre_sa_requete(
    montrees: list[Montree],
) -> None:
    muettes = {
        (m.cle, m.choix)
        for m in montrees
        if m.cle not in HORS_MAGASIN and not queries_of(m.tableau)
    }
    assert montrees
    assert muettes == set()


def test_la_requete_rejouee_redonne_chaque_case_montree(
    montrees: list[Montree], store: Store
) -> None:
    """Nombres et textes, ligne à ligne : une valeur juste sur une autre ligne est une faute."""
    fautes = {
        (m.cle, colonne, m.choix)
        for m in {id(m.tableau): m for m in montrees}.values()
        for colonne in (*m.colonnes, *_hidden(m))
        if not _is_given(m, colonne, [replay(store, sql) for sql in _queries(m)])
    }
    assert fautes == set()


@pytest.mark.parametrize(
    ("page", "cle", "colonne"),
    [
        ("budget", "par_poste", "total_eur"),
        ("representativite", "ecarts", "ratio"),
        ("representativite", "ecarts", "lecture_dite"),
        ("themes", "correspondances", "axe_1"),
        ("themes", "items", "localisation"),
        ("accueil", "calendrier", "intitule"),
        ("representativite", "modalites", "p_exacte"),
    ],
)
def test_deux_cases_echangees_se_voient(
    page: str, cle: str, colonne: str, store: Store
) -> None:
    """Les mêmes valeurs, sur d’autres lignes : la comparaison n’est pas celle de deux ensembles."""
    m = next(m for m in shown(page) if m.cle == cle)
    reponses = [replay(store, sql) for sql in _queries(m)]
    assert _is_given(m, colonne, reponses)
    valeurs = m.tableau[colonne].tolist()
    autre = next(i for i, v in enumerate(valeurs) if v != valeurs[0])
    valeurs[0], valeurs[autre] = valeurs[autre], valeurs[0]
    tableau = m.tableau.assign(**{colonne: valeurs})
    assert not _is_given(replace(m, tableau=tableau), colonne, reponses)


def test_chaque_recalcul_a_ete_rejoue(store: Store) -> None:
    """Sans quoi une figure renommée perdrait sa preuve en silence."""
    cles = {m.cle for nom in PAGES for m in shown(nom)}
    # Le reste ne se montre pas comme table, ou pas sur ces données : rejoué à part.
    assert set(RECALCULS) - cles - {cle.split("_")[0] for cle in cles} == {
        "accord",
        "accords",
        "alphas",
        "bases",
        "croisement",
        "grappes",
        "independance",
        "marges",
        "mots_testes",
        "personnes",
        "precision",
        "restants",
        "suggestions",
    }


@pytest.mark.parametrize("nom", PAGES)
def test_la_requete_redonne_chaque_chiffre_de_tete_sous_chaque_choix(
    nom: str, store: Store
) -> None:
    replay = cache(store.value)
    tete = {
        (
            chiffre.cle,
            write_out(Requete(chiffre.sql, chiffre.parametres)),
            chiffre.valeur,
        )
        for vue in walk(nom)
        for chiffre in vue.chiffres
    }
    assert tete
    fautes = [
        (cle, valeur, replay(sql)) for cle, sql, valeur in tete if replay(sql) != valeur
    ]
    assert fautes == []


def test_le_tau_dit_se_refait_en_sql(store: Store) -> None:
    vues = [v for v in walk("themes") if "voix" in {m.cle for m in v.tables}]
    assert vues
    for vue in vues:
        (table,) = (m.tableau for m in vue.tables if m.cle == "voix")
        taus = store.frame(recalculated(table, "accords"))["tau"]
        (dit,) = (m.value for m in vue.page.markdown if m.value.startswith("τ"))
        dits = re.findall(r"\*\*(−?[0-9],[0-9]+)\*\*", dit)
        assert dits == [nombre(tau, 2) for tau in taus]


def test_l_intervalle_de_chao2_dit_se_refait_en_sql(store: Store) -> None:
    vues = {id(m.tableau): m for m in shown("themes") if m.cle == "saturation"}
    assert vues
    for m in vues.values():
        refaite = store.frame(recalculated(m.tableau, m.cle)).iloc[0]
        bornes = refaite[["chao2_bas", "chao2_haut"]].to_numpy(float)
        dites = m.tableau.attrs["bornes"] or (np.nan, np.nan)
        assert np.allclose(bornes, dites, equal_nan=True)


def test_le_hasard_de_la_carte_se_refait_en_sql(store: Store) -> None:
    cartes = {id(m.tableau): m for m in shown("themes") if m.cle == "correspondances"}
    assert cartes
    for m in cartes.values():
        hasard, refait = (
            m.tableau.attrs["hasard"],
            store.frame(recalculated(m.tableau, "independance")).iloc[0],
        )
        assert refait["inertie"] == pytest.approx(m.tableau.attrs["inertie"])
        assert refait["attendue"] == pytest.approx(hasard.attendue)
        assert abs(refait["p"] - hasard.p) <= 2 * refait["p_erreur"]


def _hidden(m: Montree) -> set[str]:
    """Ce qu’une phrase dit d’un tirage sans que la table en ait la colonne."""
    recalcul = recalcul_of(m.cle)
    return set(recalcul.tirees if recalcul else ()) & set(m.tableau) - set(m.colonnes)


def _queries(m: Montree) -> list[str]:
    refaite = recalculated(m.tableau, m.cle)
    return [*map(write_out, queries_of(m.tableau)), *filter(None, [refaite])]


def _is_given(m: Montree, colonne: str, reponses: list[pd.DataFrame]) -> bool:
    recalcul = recalcul_of(m.cle)
    if m.cle in HORS_MAGASIN:
        return True
    if recalcul and colonne in recalcul.tirees:
        return _is_drawn(m.tableau, reponses[-1], colonne)
    return any(answers(m, colonne, reponse) for reponse in reponses)


def _is_drawn(tableau: pd.DataFrame, refait: pd.DataFrame, colonne: str) -> bool:
    """Chaque valeur tirée au sort est-elle à deux fois l’erreur d’un autre tirage, au plus ?"""
    (cle,) = {"repere", "nb_ateliers"} & set(tableau) & set(refait)
    lues = tableau[[cle, colonne]].merge(refait, on=cle, suffixes=("", "_sql"))
    lues = lues.dropna(subset=[colonne])
    ecarts = (lues[colonne] - lues[f"{colonne}_sql"]).abs()
    return len(lues) > 0 and bool(
        (ecarts <= 2 * lues[f"{colonne}_erreur"] + 1e-6).all()
    )
