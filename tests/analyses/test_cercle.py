import itertools

from hypothesis import given
from hypothesis import strategies as st

from egts_dashboard.analyses.cercle import lay_circle, length

POINTS = ["a", "b", "c", "d", "e", "f"]
PAIRES = list(itertools.combinations(POINTS, 2))


def test_deux_points_lies_se_suivent() -> None:
    ordre = lay_circle(POINTS, {("a", "d"): 5.0, ("b", "e"): 5.0})
    assert length(ordre, {("a", "d"): 1.0, ("b", "e"): 1.0}) == 2


@given(st.dictionaries(st.sampled_from(PAIRES), st.integers(1, 9), max_size=8))
def test_l_ordre_garde_tous_les_points_et_n_allonge_jamais(
    liens: dict[tuple[str, str], int],
) -> None:
    ordre = lay_circle(POINTS, liens)
    assert sorted(ordre) == POINTS
    assert length(ordre, liens) <= length(POINTS, liens)
    assert ordre == lay_circle(POINTS, liens)
