"""Le test global contre l’exemple calculé d’avance, et contre l’énumération exacte."""

import math

import pytest

from egts_dashboard.analyses import tirages
from egts_dashboard.analyses.tirages import try_draws

NB = (150, 30, 96, 36)
REFERENCE = (0.38, 0.08, 0.34, 0.20)


def test_l_exemple_calcule_d_avance() -> None:
    epreuve = try_draws(NB, REFERENCE)
    assert epreuve.tvd == pytest.approx(0.11692, abs=5e-6)
    assert epreuve.indice == pytest.approx(0.88308, abs=5e-6)
    assert epreuve.attendue == pytest.approx(0.03682, abs=5e-6)
    assert epreuve.p95 == pytest.approx(0.0672, abs=5e-4)
    assert epreuve.p == pytest.approx(1e-4, abs=5e-5)


def test_la_meme_graine_redonne_et_une_autre_change() -> None:
    premiere = try_draws((9, 11), (1, 1), 999)
    assert try_draws((9, 11), (1, 1), 999) == premiere
    assert try_draws((9, 11), (1, 1), 999, graine=1) != premiere


def test_les_lots_ne_changent_pas_les_tirages(monkeypatch: pytest.MonkeyPatch) -> None:
    entier = try_draws(NB, REFERENCE, 1_000)
    monkeypatch.setattr(tirages, "CASES_PAR_LOT", 28)
    assert try_draws(NB, REFERENCE, 1_000) == entier


def test_l_avancement_va_jusqu_au_bout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tirages, "CASES_PAR_LOT", 1_000)
    vus: list[float] = []
    try_draws(NB, REFERENCE, 1_000, suivre=vus.append)
    assert vus == sorted(vus)
    assert len(vus) == 4
    assert vus[-1] == 1


def test_la_probabilite_tend_vers_l_enumeration_exacte() -> None:
    # Toutes les répartitions de huit présences entre trois modalités.
    nb, q, n = (5, 2, 1), (0.25, 0.25, 0.5), 8
    cas = [(a, b, n - a - b) for a in range(n + 1) for b in range(n + 1 - a)]

    def distance(c: tuple[int, ...]) -> float:
        return sum(abs(x / n - y) for x, y in zip(c, q, strict=True)) / 2

    def masse(c: tuple[int, ...]) -> float:
        choix = math.factorial(n) / math.prod(map(math.factorial, c))
        return choix * math.prod(y**x for x, y in zip(c, q, strict=True))

    exacte = sum(masse(c) for c in cas if distance(c) >= distance(nb) - 1e-12)
    assert try_draws(nb, q).p == pytest.approx(exacte, abs=0.005)


def test_une_repartition_identique_n_a_rien_de_rare() -> None:
    assert try_draws((25, 75), (1, 3), 999).p == 1


def test_une_modalite_impossible_suffit_a_s_ecarter() -> None:
    assert try_draws((99, 1), (1, 0), 999).p == pytest.approx(1 / 1000)
