"""Un petit effectif d’un croisement ne se lit pas, ni ne se retrouve par soustraction."""

import random
from collections.abc import Callable
from itertools import product

import pytest

from egts_dashboard import config
from egts_dashboard.exports.tables import read_tables
from egts_dashboard.store.connection import Store
from egts_dashboard.store.masque import Case, _equations, hidden
from tests.fabriques import atelier, effectif, socle

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


def test_les_donnees_livrees_ne_croisent_rien(store: Store) -> None:
    assert store.value("SELECT count(*) FROM effectifs_masques") == 0
