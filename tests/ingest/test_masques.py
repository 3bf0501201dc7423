"""Ce qu’une feuille cache, lu sans l’ouvrir : au bord de chaque morceau, et sur n’importe quoi."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egts_dashboard.ingest import masques
from egts_dashboard.ingest.grille import Masques
from egts_dashboard.ingest.masques import hidden_parts

FEUILLE = (
    b'<worksheet><cols><col min="2" max="3" width="9" hidden="1"/><col min="5" width="0"/></cols>'
    b'<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    b'<row r="3" hidden="true"><c><v>hidden="1"</v></c></row><x:row hidden="1"/>'
    b'<row r="9" ht="0" customHeight="1"/><row r="10" ht="0.75"/></sheetData>'
    b'<autoFilter ref="A1:C9"><filterColumn colId="1"/></autoFilter>'
    b'<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="B1:C1"/></mergeCells></worksheet>'
)


def _lus(octets: bytes) -> Masques:
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w") as archive:
        archive.writestr("feuille.xml", octets)
    with zipfile.ZipFile(tampon) as archive:
        return hidden_parts(archive, "feuille.xml")


@pytest.mark.parametrize("morceau", [1 << 20, 7, 64, 1])
def test_tout_ce_qui_est_cache_se_lit_quel_que_soit_le_morceau(
    morceau: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(masques, "OCTETS_LUS", morceau)
    lus = _lus(FEUILLE)
    assert lus.lignes == {3, 4, 9}
    assert lus.colonnes == {1, 2, 4}
    assert lus.est_filtree
    assert lus.fusions == [(2, 4, 0)]


@given(st.binary(max_size=400), st.integers(0, len(FEUILLE)))
def test_rien_ne_fait_tomber_la_lecture(octets: bytes, coupe: int) -> None:
    _lus(octets)
    _lus(FEUILLE[:coupe] + octets + FEUILLE[coupe:])
