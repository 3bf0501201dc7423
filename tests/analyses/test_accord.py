"""L’accord entre codeurs, contre des exemples publiés et un calcul naïf."""

from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from egts_dashboard.analyses.accord import alpha, kappa, masi, nominal

# Krippendorff (2011), deux observateurs, dix unités, oui ou non : α = 0,095.
A = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
B = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
ENSEMBLES = st.frozensets(st.sampled_from("abc"), min_size=1)


def naive_alpha(a, b, distance):
    citees = [*a, *b]
    observe = sum(distance(x, y) for x, y in zip(a, b, strict=True)) / len(a)
    attendu = sum(distance(x, y) for x, y in permutations(citees, 2))
    attendu /= len(citees) * (len(citees) - 1)
    return None if attendu == 0 else 1 - observe / attendu


def test_alpha_retrouve_l_exemple_publie() -> None:
    assert alpha(A, B, nominal).valeur == pytest.approx(0.095, abs=5e-4)


def test_kappa_retrouve_l_exemple_de_vingt_sur_cinquante() -> None:
    # 20 oui-oui, 5 oui-non, 10 non-oui, 15 non-non : Po = 0,7 ; Pe = 0,5 ; κ = 0,4.
    a = [True] * 25 + [False] * 25
    b = [True] * 20 + [False] * 5 + [True] * 10 + [False] * 15
    accord = kappa(a, b)
    assert accord.valeur == pytest.approx(0.4)
    assert accord.bas is not None and accord.haut is not None
    assert accord.bas < 0.4 < accord.haut


@given(st.lists(st.tuples(ENSEMBLES, ENSEMBLES), min_size=1, max_size=9))
def test_alpha_masi_egale_le_calcul_naif(paires) -> None:
    a, b = zip(*paires, strict=True)
    attendu = naive_alpha(a, b, masi)
    obtenu = alpha(a, b, masi).valeur
    assert obtenu == (None if attendu is None else pytest.approx(attendu))


def test_un_accord_entier_vaut_un_et_une_seule_reponse_ne_se_mesure_pas() -> None:
    assert alpha([1, 2, 1], [1, 2, 1], nominal).valeur == 1
    assert alpha([1, 1], [1, 1], nominal).valeur is None
    assert kappa([True, True], [True, True]).valeur is None


def test_moins_de_dix_items_donnent_une_valeur_sans_intervalle() -> None:
    accord = kappa([True, False, True], [True, False, False])
    assert accord.valeur is not None and accord.bas is None


def test_un_theme_qu_un_codeur_ne_donne_jamais_n_a_pas_d_intervalle() -> None:
    accord = kappa([False] * 20, [True] + [False] * 19)
    assert accord.valeur == pytest.approx(0)
    assert (accord.bas, accord.haut, accord.n) == (None, None, 20)


def test_masi_pese_l_inclusion_et_le_croisement() -> None:
    a, b, ab, bc = map(frozenset, ("a", "b", "ab", "bc"))
    assert masi(a, b) == 1 and masi(a, a) == 0
    assert masi(a, ab) == pytest.approx(1 - 1 / 2 * 2 / 3)
    assert masi(ab, bc) == pytest.approx(1 - 1 / 3 * 1 / 3)


def test_la_meme_graine_donne_le_meme_intervalle() -> None:
    assert alpha(A, B, nominal) == alpha(A, B, nominal)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=60))
def test_kappa_est_celui_de_scikit_learn(lus: list[tuple[bool, bool]]) -> None:
    a, b = (list(codes) for codes in zip(*lus, strict=True))
    assume(len({*a, *b}) == 2)
    assert kappa(a, b).valeur == pytest.approx(cohen_kappa_score(a, b))
