"""Les mots d’une sélection : les mêmes comptes qu’un décompte naïf des textes."""

from collections import Counter
from collections.abc import Callable

import pytest

from egts_dashboard.phrases.mots import echantillon
from egts_dashboard.queries import mots_selection
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.mots_selection import (
    Etendue,
    Selection,
    cite,
    etendue,
    mots,
    requete,
    tailles,
)
from egts_dashboard.store.connection import Store
from egts_dashboard.store.racines import stems
from tests.fabriques import codage, constat, preconisation, socle

P = "preconisation"


def _textes(store: Store, condition: str) -> list[list[str]]:
    return [
        stems(f"{intitule} {verbatim or ''}")
        for intitule, verbatim in store.rows(
            f"SELECT intitule, verbatim FROM items WHERE {condition}"
        )
    ]


@pytest.mark.parametrize(
    ("selection", "dans", "corpus"),
    [
        (
            Selection(P, Filtres(annee=(2019,))),
            "annee = 2019 AND objet = 'preconisation'",
            "objet = 'preconisation'",
        ),
        (Selection(P), "objet = 'preconisation'", "true"),
        (
            Selection(P).with_theme("FORM"),
            "objet = 'preconisation' AND item_no IN"
            " (SELECT item_no FROM items_themes WHERE theme_id = 'FORM')",
            "objet = 'preconisation'",
        ),
    ],
)
def test_les_comptes_sont_ceux_d_un_decompte_des_textes(
    store: Store, selection: Selection, dans: str, corpus: str
) -> None:
    ici, tout = _textes(store, dans), _textes(store, corpus)
    fois_ici = Counter(racine for texte in ici for racine in texte)
    fois_en_tout = Counter(racine for texte in tout for racine in texte)
    items_ici = Counter(racine for texte in ici for racine in set(texte))
    tableau = mots(store, selection, 5)
    assert len(tableau) > 50
    for v in tableau.itertuples():
        assert v.occurrences_dans == fois_ici[v.racine]
        assert v.occurrences_en_tout == fois_en_tout[v.racine]
        assert v.items_dans == items_ici[v.racine]
    attendues = {r for r, n in fois_en_tout.items() if n >= 5 and not r.isdigit()}
    assert set(tableau["racine"]) == attendues
    mesures = tailles(store, selection)
    assert mesures["mots_dans"] == sum(fois_ici.values())
    assert mesures["mots_en_tout"] == sum(fois_en_tout.values())
    assert mesures["items_dans"] == len(ici)


def test_la_requete_montree_redonne_les_nombres(store: Store) -> None:
    selection = Selection(P, Filtres(territoire=("R54",)))
    relu = store.frame(*requete(selection, 5, etendue(store, selection)))
    tableau = mots(store, selection, 5)
    assert relu["occurrences_dans"].tolist() == tableau["occurrences_dans"].tolist()


def test_les_formes_d_un_mot_sont_reunies_sous_la_plus_ecrite(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(),
        preconisations=[
            preconisation("a", intitule="Les usagers et les usagers"),
            preconisation("b", intitule="Une place pour l’usager"),
        ],
        constats=[constat("c", intitule="L’usagère attend")],
        codages=[codage("a", "FORM")],
    )
    tableau = mots(store, Selection(P).with_theme("FORM"), 1).set_index("mot")
    assert tableau.loc["usagers", "occurrences_dans"] == 2
    assert tableau.loc["usagers", "occurrences_en_tout"] == 3
    assert tableau.loc["usagers", "items_en_tout"] == 2
    assert "les" not in tableau.index
    # Sans filtre, le reste est fait des constats.
    tout = mots(store, Selection(P), 1).set_index("mot")
    assert tout.loc["usagers", "occurrences_dans"] == 3
    assert tout.loc["usagers", "occurrences_en_tout"] == 4


def test_un_item_sans_atelier_est_dans_le_reste(
    make_store: Callable[..., Store],
) -> None:
    store = make_store(
        **socle(), preconisations=[preconisation("a", intitule="Former")]
    )
    mesures = tailles(store, Selection(P, Filtres(atelier=("absent",))))
    assert (mesures["items_dans"], mesures["items_en_tout"]) == (0, 1)


def test_les_sources_sont_celles_de_la_selection(store: Store) -> None:
    assert cite(store, Selection(P, Filtres(annee=(2019,)))) == ["doc-ateliers-lr-2019"]


def test_au_dela_d_une_taille_chaque_cote_est_un_echantillon(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    selection = Selection(P, Filtres(annee=(2019,)))
    entiers = mots(store, selection, 1).set_index("racine")
    monkeypatch.setattr(mots_selection, "ITEMS_MAX", 130)
    comparee = etendue(store, selection)
    # La petite sélection reste entière, le reste est tiré une fois sur deux.
    assert (comparee.pas_dans, comparee.pas_reste) == (1, 2)
    tires = mots(store, selection, 1).set_index("racine")
    communs = tires.index
    assert (tires["occurrences_dans"] == entiers["occurrences_dans"][communs]).all()
    assert (
        tires["occurrences_en_tout"] <= entiers["occurrences_en_tout"][communs]
    ).all()
    part = tires["mots_en_tout"].iloc[0] - tires["mots_dans"].iloc[0]
    total = entiers["mots_en_tout"].iloc[0] - entiers["mots_dans"].iloc[0]
    assert 0.35 < part / total < 0.65
    mesures = tailles(store, selection)
    assert mesures["items_dans"] == comparee.nb_dans
    assert mesures["mots_en_tout"] == tires["mots_en_tout"].iloc[0]
    assert mots(store, selection, 1).set_index("racine").equals(tires)


@pytest.mark.parametrize(
    "filtres",
    [
        Filtres(),
        Filtres(theme=("FORM", "GOUV")),
        Filtres(reprise=("oui",)),
        Filtres(reprise=("non",)),
        Filtres(territoire=("R54",), nature=("preconisation",)),
        Filtres(annee=(2019,)),
    ],
)
def test_l_echantillon_tenu_pret_est_celui_que_l_on_tirerait(
    store: Store, monkeypatch: pytest.MonkeyPatch, filtres: Filtres
) -> None:
    monkeypatch.setattr(mots_selection, "ITEMS_MAX", 20)
    selection = Selection(P, filtres)
    comparee = etendue(store, selection)
    assert max(comparee.pas_dans, comparee.pas_reste) >= mots_selection.PAS_TIRE
    assert "index_tires" in requete(selection, 1, comparee)[0]
    tires, mesures = mots(store, selection, 1), tailles(store, selection)
    monkeypatch.setattr(mots_selection, "PAS_TIRE", 1_000_000)
    assert "index_tires" not in requete(selection, 1, comparee)[0]
    assert len(tires) and mots(store, selection, 1).equals(tires)
    assert tailles(store, selection) == mesures


def test_une_petite_selection_reste_entiere_face_a_un_reste_tire(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    selection = Selection(P, Filtres(annee=(2019,)))
    entiers = mots(store, selection, 1).set_index("racine")
    monkeypatch.setattr(mots_selection, "ITEMS_MAX", 130)
    monkeypatch.setattr(mots_selection, "PAS_TIRE", 2)
    comparee = etendue(store, selection)
    assert (comparee.pas_dans, comparee.pas_reste) == (1, 2)
    sql, _ = requete(selection, 1, comparee)
    assert "items_textes" in sql and "index_tires" in sql
    # Le reste ne vient que de l’échantillon prêt, la sélection que des textes.
    tires = mots(store, selection, 1).set_index("racine")
    dans = entiers["occurrences_dans"]
    assert tires["occurrences_dans"].sum() == dans.sum()
    assert (tires["occurrences_dans"] == dans[tires.index]).all()


def test_l_echantillon_se_dit() -> None:
    assert Etendue(10, 20).est_entiere
    assert Etendue(200_000, 20).pas_dans == 4
    dit = echantillon(1, 64)
    assert (
        "un item sur 64 dans le reste" in dit
        and "tous les items dans la sélection" in dit
    )
