"""Chercher d’un trait ce qui annonce un total trouve ce que chercher un à un trouve."""

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from egts_dashboard.ingest.annonces import hinting
from egts_dashboard.ingest.totaux import INDICE

MORCEAUX = st.sampled_from(
    "Total TOTAUX tot Tôt t\u00a0o\u00a0t\u00a0a\u00a0l sous-total ſomme enſemble cumul Moyenne mın MİN max q1 Q1é parts "
    "partsé note noté écart Écart 2e premier % * n.b. é ı K \n \r ( : de la".split(" ")
)
TEXTES = st.lists(st.one_of(MORCEAUX, st.text(max_size=4)), max_size=5).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.lists(TEXTES.filter(lambda t: t.isprintable() or "\n" in t), max_size=8))
def test_tout_texte_qui_annonce_un_total_est_trouve(textes: list[str]) -> None:
    lisibles = {t for t in textes if "\ud800" > max(t, default="") or t.isascii()}
    trouves = hinting(pa.array(sorted(lisibles), pa.string()))
    assert trouves == [t for t in sorted(lisibles) if INDICE.search(t)]


def test_un_fichier_sans_texte_n_annonce_rien() -> None:
    assert hinting(pa.array([], pa.string())) == []
