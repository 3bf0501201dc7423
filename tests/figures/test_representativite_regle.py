"""La règle graduée, relue dans ses formes."""

import pandas as pd
import pytest

from egts_dashboard.figures.representativite_regle import regle


@pytest.mark.parametrize("observee", [0.02, 0.4])
@pytest.mark.parametrize("sombre", [False, True])
def test_la_bande_va_jusqu_au_95e_centile(observee: float, sombre: bool) -> None:
    tableau = pd.DataFrame(
        {"code": ["attendue", "p95", "observee"], "distance": [0.03, 0.06, observee]}
    )
    figure = regle(tableau, sombre)
    bande, moyenne = figure.layout.shapes
    assert (bande.x0, bande.x1) == (0, 0.06)
    assert moyenne.x0 == moyenne.x1 == 0.03
    assert figure.data[0].x[0] == observee
    assert figure.layout.xaxis.range[1] > max(0.06, observee)
