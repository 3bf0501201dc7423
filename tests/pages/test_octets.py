"""Mêmes données, même version : ce que chaque page laisse emporter est le même à l’octet."""

from pathlib import Path

import pytest

from egts_dashboard import config
from egts_dashboard.exports.tableau import to_csv
from egts_dashboard.exports.tableau_xlsx import to_xlsx
from egts_dashboard.store.connection import Store
from egts_dashboard.ui import memoire
from egts_dashboard.ui.figure import _write
from egts_dashboard.ui.magasin import suivi
from tests.pages.parcours import PAGES, look

Octets = dict[tuple[str, str], tuple[bytes, bytes]]


def test_deux_constructions_donnent_les_memes_exports(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    avant = _exports()
    monkeypatch.setattr(config, "STORE_DIR", tmp_path / "magasin")
    suivi.clear()
    memoire.forget_all()
    apres = _exports()
    assert (tmp_path / "magasin").is_dir()
    assert len(avant) > 40
    assert [cle for cle in avant if apres[cle] != avant[cle]] == []


def _exports() -> Octets:
    """Le CSV et le classeur de chaque table de chaque page, sans aucun choix."""
    return {
        (nom, m.cle): (
            _write(to_csv, m.tableau, m.colonnes, [m.titre]),
            _write(to_xlsx, m.tableau, m.colonnes, [m.titre]),
        )
        for nom in PAGES
        for m in look(nom, {}).tables
    }
