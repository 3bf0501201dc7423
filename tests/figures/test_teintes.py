"""Un nombre écrit sur une teinte se lit, dans les deux modes."""

import pytest

from egts_dashboard.figures.style import palette
from egts_dashboard.figures.teintes import contrast, ink_on, shade


def test_le_contraste_va_de_1_a_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#0B5C8A", "#0B5C8A") == pytest.approx(1)


def test_une_part_hors_des_bornes_prend_la_teinte_du_bord() -> None:
    suite = ("#000000", "#FFFFFF")
    assert [shade(part, suite) for part in (-1, 0, 0.5, 1, 2)] == [
        *("#000000", "#000000", "#808080", "#FFFFFF", "#FFFFFF")
    ]


@pytest.mark.parametrize("sombre", [False, True])
def test_l_encre_passe_4_5_sur_toute_teinte_des_echelles(sombre: bool) -> None:
    couleurs = palette(sombre)
    for suite in (couleurs.sequence, couleurs.divergence):
        teintes = [shade(rang / 100, suite) for rang in range(101)]
        assert min(contrast(ink_on(t), t) for t in teintes) >= 4.5
