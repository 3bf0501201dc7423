"""Les figures de chaque page : Plotly les accepte, et un texte les remplace."""

import json

import plotly.graph_objects as go
import pytest

from egts_dashboard.store.connection import Store
from egts_dashboard.ui.navigation import TITRES
from tests.pages.ouvrir import open_page


@pytest.mark.parametrize(
    "nom", [nom for nom in TITRES if nom not in {"importer", "dossier"}]
)
def test_plotly_accepte_chaque_figure_et_chacune_a_son_alternative(
    store: Store, nom: str
) -> None:
    figures = open_page(nom).get("plotly_chart")
    assert figures
    for figure in figures:
        assert go.Figure(json.loads(figure.proto.spec)).data
        assert len(figure.proto.alt) > 20
