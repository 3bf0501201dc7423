"""Un petit effectif d’un croisement ne se lit pas, ni ne se retrouve par soustraction."""

import random
import re
from collections.abc import Callable
from itertools import product

import pandas as pd
import pytest

from egts_dashboard import config
from egts_dashboard.exports.tableau import to_csv
from egts_dashboard.exports.tables import read_tables
from egts_dashboard.figures.participation import metiers as dessiner
from egts_dashboard.phrases import acteurs
from egts_dashboard.phrases.colonnes import shown
from egts_dashboard.phrases.participation import alt_barres
from egts_dashboard.phrases.secret import masquees
from egts_dashboard.queries import formulaire
from egts_dashboard.queries.chiffre import lignes
from egts_dashboard.queries.filtres import Filtres
from egts_dashboard.queries.journal import histoire
from egts_dashboard.queries.participation import metiers
from egts_dashboard.queries.representativite_chiffres import chiffres
from egts_dashboard.store.connection import Store
from egts_dashboard.store.masque import CASES_MAX, Case, _equations, hidden
from egts_dashboard.ui.table import to_html
from tests.fabriques import assises, atelier, effectif, socle

METIERS = ("ASS", "ES", "CESF")


def _tableau(lignes: list[list[int]]) -> list[Case]:
    return [
        Case(f"{i}-{j}", f"at{i}", METIERS[j], valeur)
        for i, ligne in enumerate(lignes)
        for j, valeur in enumerate(ligne)
    ]


def _possibles(cases: list[Case], masquees: set[str], nom: str) -> set[int]:
    """Par force brute : les valeurs d’une case que toutes les sommes permettent."""
    inconnues = [n for n, case in enumerate(cases) if case.effectif_id in masquees]
    sommes = [
        (
            {n for n in e if n in inconnues},
            sum(cases[n].valeur for n in e if n in inconnues),
        )
        for e in _equations(cases)
    ]
    trouvees = set()
    bornes = [range(cases[n].valeur + 3) for n in inconnues]
    for essai in product(*bornes):
        valeurs = dict(zip(inconnues, essai, strict=True))
        if all(sum(valeurs[n] for n in e) == somme for e, somme in sommes):
            trouvees.add(
                valeurs[next(n for n in inconnues if cases[n].effectif_id == nom)]
            )
    return trouvees


@pytest.mark.parametrize("graine", range(12))
def test_la_force_brute_ne_retrouve_aucun_petit_effectif(graine: int) -> None:
    hasard = random.Random(graine)
    cases = _tableau(
        [[hasard.choice([0, 2, 3, 6, 7]) for _ in METIERS] for _ in range(2)]
    )
    masquees, deduites = hidden(cases)
    for case in cases:
        if 0 < case.valeur < config.SEUIL_SECRET and case.effectif_id not in deduites:
            assert case.effectif_id in masquees
            assert len(_possibles(cases, masquees, case.effectif_id)) > 1


def test_une_seule_petite_case_en_cache_d_autres() -> None:
    masquees, deduites = hidden(_tableau([[3, 20, 30], [40, 12, 60]]))
    assert masquees == {"0-0", "0-1", "1-0", "1-1"}
    assert not deduites


def test_sans_petite_case_rien_n_est_masque() -> None:
    assert hidden(_tableau([[5, 20], [0, 12]])) == (set(), set())
    assert hidden(_tableau([[5, 20, 7]] * (CASES_MAX // 3 + 1))) == (set(), set())


def test_un_trop_grand_tableau_se_tait_tout_entier_pour_une_petite_case() -> None:
    cases = _tableau([[5, 20, 7]] * (CASES_MAX // 3) + [[1]])
    assert hidden(cases) == ({case.effectif_id for case in cases}, set())


def test_un_territoire_contenu_se_deduirait_de_son_contenant() -> None:
    cases = [
        Case("r", "R54", "ASS", 20, ("SO",)),
        Case("d1", "D17", "ASS", 3, ("R54", "SO")),
        Case("d2", "D86", "ASS", 17, ("R54", "SO")),
        Case("d3", "D17", "ES", 9, ("R54", "SO")),
        Case("d4", "D86", "ES", 8, ("R54", "SO")),
    ]
    masquees, _ = hidden(cases)
    assert {"d1", "d2"} <= masquees
    assert len(_possibles(cases, masquees, "d1")) > 1


@pytest.fixture
def croise(make_store: Callable[..., Store]) -> Store:
    """Deux ateliers, deux métiers, et les totaux par métier qui rendraient le 3."""

    def case(nom: str, metier: str, valeur: int, ou: str | None) -> dict[str, object]:
        return effectif(
            nom, metier, valeur, dimension="metier", atelier_id=ou, unite="personnes"
        )

    return make_store(
        **socle(),
        ateliers=[atelier("a"), atelier("b")],
        effectifs=[
            case("a-ass", "ASS", 3, "a"),
            case("b-ass", "ASS", 20, "b"),
            case("a-es", "ES", 30, "a"),
            case("b-es", "ES", 40, "b"),
            case("ass", "ASS", 23, None),
            case("es", "ES", 70, None),
        ],
    )


def test_le_magasin_montre_les_totaux_et_tait_les_cases(croise: Store) -> None:
    montres = dict(croise.rows("SELECT effectif_id, valeur FROM effectifs_montres"))
    assert montres["ass"] == 23 and montres["es"] == 70
    assert [montres[n] for n in ("a-ass", "b-ass", "a-es", "b-es")] == [None] * 4


def test_rien_de_masque_ne_sort_par_un_export(croise: Store) -> None:
    sortis = read_tables(croise)["effectifs"].column("effectif_id").to_pylist()
    assert sortis == ["ass", "es"]


def test_une_case_seule_de_sa_ligne_emporte_son_total(
    make_store: Callable[..., Store],
) -> None:
    petit = make_store(
        **socle(),
        ateliers=[atelier("a")],
        effectifs=[
            effectif("a-ass", "ASS", 2, dimension="metier", atelier_id="a"),
            effectif("ass", "ASS", 2, dimension="metier"),
        ],
    )
    assert petit.rows("SELECT valeur FROM effectifs_montres") == [(None,), (None,)]


def _metier_par_region(nom: str, valeur: int, region: str) -> dict[str, object]:
    return effectif(
        f"{region}-{nom}",
        nom,
        valeur,
        dimension="metier",
        territoire_code=region,
        unite="personnes",
        certitude="imprime",
    )


@pytest.fixture
def par_region(make_store: Callable[..., Store]) -> Store:
    """Deux régions, trois métiers : les ASS de Poitou-Charentes ne sont que trois."""
    return make_store(
        **socle(),
        effectifs=[
            _metier_par_region(nom, valeur, region)
            for region, valeurs in {"R54": (3, 30, 60), "R72": (20, 40, 70)}.items()
            for nom, valeur in zip(("ASS", "ES", "CESF"), valeurs, strict=True)
        ],
    )


def test_un_metier_masque_se_dit_masque_et_ne_vaut_ni_zero_ni_non_renseigne(
    par_region: Store,
) -> None:
    tableau = metiers(par_region, Filtres(territoire=("R54",)))
    cases = tableau.set_index("metier")
    assert cases.loc["ASS", "est_masque"] and pd.isna(cases.loc["ASS", "nb_personnes"])
    colonnes = ("metier", "nb_personnes", "part_pct")
    html = to_html(tableau, colonnes, "Métiers")
    assert "masqué" in html and "n.\u00a0r." not in html and ">3<" not in html
    texte = to_csv(shown(tableau, colonnes)).decode("utf-8-sig")
    assert "ASS;masqué;masqué" in texte
    figure = dessiner(tableau, False).to_dict()
    mots = [mot for trace in figure["data"] for mot in trace["text"]]
    survols = [case[1] for trace in figure["data"] for case in trace["customdata"]]
    assert "\u00a0masqué" in mots and not {"\u00a00", "\u00a03"} & set(mots)
    assert "personnes\u00a0: masqué" in survols
    assert "ASS\u00a0: masqué" in alt_barres(tableau, "metier", "nb_personnes")
    assert acteurs.titre("metiers", tableau).startswith("Au moins")
    assert masquees(tableau).startswith(
        f"{cases['est_masque'].sum()}\u00a0valeurs masquées"
    )


def test_sans_filtre_rien_n_est_masque_ni_dit(par_region: Store) -> None:
    tableau = metiers(par_region)
    assert not tableau["est_masque"].any() and masquees(tableau) == ""
    assert tableau["nb_personnes"].tolist() == [130, 70, 23]


def test_pourquoi_ce_chiffre_en_representativite_tait_les_lignes_masquees(
    make_store: Callable[..., Store],
) -> None:
    petit = make_store(
        **socle(),
        evenements=[assises()],
        effectifs=[
            _metier_par_region(nom, valeur, region) | {"evenement_id": "ass"}
            for region, valeurs in {"R54": (3, 30, 60), "R72": (20, 40, 70)}.items()
            for nom, valeur in zip(METIERS, valeurs, strict=True)
        ],
    )
    (comparees, *_) = chiffres(petit, "metier.ass", "egale", None, False, "personnes")
    tableau = lignes(petit, comparees)
    assert len(tableau) == 6 and tableau["est_masque"].any()
    assert tableau.loc[tableau["est_masque"], "valeur"].isna().all()
    assert 3 not in tableau["valeur"].tolist()
    assert masquees(tableau)


def test_le_message_d_un_controle_ne_rend_pas_une_valeur_masquee(
    make_store: Callable[..., Store],
) -> None:
    ici = {"evenement_id": "ass", "unite": "personnes", "territoire_code": "R54"}
    petit = make_store(
        **socle(),
        evenements=[assises()],
        effectifs=[
            effectif("cat", "TS", 34, dimension="categorie", **ici),
            effectif("ass", "ASS", 3, dimension="metier", nature="calcule", **ici),
            effectif("es", "ES", 30, dimension="metier", **ici),
        ],
    )
    assert petit.value("SELECT count(*) FROM effectifs_masques") > 0
    dites = petit.rows(
        "SELECT message, valeur_a, valeur_b, explication FROM anomalies"
        " WHERE controle_id = 'metiers_categorie'"
    )
    assert dites and all("masqué" in ligne[0] for ligne in dites)
    assert not any(re.search(r"\d", " ".join(ligne)) for ligne in dites)


def test_la_grille_laisse_les_lignes_masquees_et_dit_combien(croise: Store) -> None:
    montrees = [
        ligne["effectif_id"] for ligne in formulaire.lines(croise, "effectifs", ())
    ]
    assert montrees == ["ass", "es"]
    assert formulaire.count_hidden(croise, "effectifs") == 4
    assert formulaire.count_hidden(croise, "effectifs", ("a-ass",)) == 1
    assert formulaire.count_hidden(croise, "effectifs", ("ass",)) == 0
    assert formulaire.count_hidden(croise, "ateliers") == 0


def test_le_journal_tait_les_valeurs_passees_d_un_effectif_masque(
    make_store: Callable[..., Store],
) -> None:
    lot = {
        "lot_id": "l1",
        "titre": "Correction",
        "auteur": "A",
        "date": "2026-01-01 10:00:00",
        "raison": "relu",
        "ordre": 1,
    }
    ecrit = {"lot_id": "l1", "nom_table": "effectifs", "geste": "correction"}
    store = make_store(
        **socle(),
        ateliers=[atelier("a")],
        effectifs=[
            effectif("petit", "ASS", 3, dimension="metier", atelier_id="a"),
            effectif("total", "ASS", 90, dimension="metier"),
        ],
        lots=[lot],
        journal=[
            ecrit
            | {
                "rang": rang,
                "ligne_id": nom,
                "champs": '{"valeur": [2, 77], "note": [null, "vu"]}',
            }
            for rang, nom in enumerate(("petit", "autre"))
        ],
    )
    (petit,) = histoire(store, "petit")["changement"]
    (autre,) = histoire(store, "autre")["changement"]
    assert "masqué" in petit and "vu" in petit and not re.search(r"\d", petit)
    assert "77" in autre


def test_les_donnees_livrees_ne_croisent_rien(store: Store) -> None:
    assert store.value("SELECT count(*) FROM effectifs_masques") == 0
