"""Toutes les figures des pages sont dessinées sans vérification : la voici, par Plotly."""

import json

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from egts_dashboard.store.connection import Store
from egts_dashboard.ui.navigation import PAGES_DIR, TITRES


@pytest.mark.parametrize("nom", [nom for nom in TITRES if nom != "importer"])
def test_plotly_accepte_chaque_figure_de_la_page(store: Store, nom: str) -> None:
    page = AppTest.from_file(str(PAGES_DIR / f"{nom}.py"), default_timeout=60).run()
    figures = [json.loads(f.proto.spec) for f in page.get("plotly_chart")]
    assert figures
    for figure in figures:
        assert go.Figure(figure).data
