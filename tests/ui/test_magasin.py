"""Les visites suivent les lots, sans se servir de ceux qui peuvent encore s’effacer."""

import shutil
import time
from pathlib import Path

import pytest

from egts_dashboard import actions, config
from egts_dashboard.ingest.verrou import hold_lots
from egts_dashboard.store.pointeur import current_fingerprint
from egts_dashboard.ui import magasin
from tests.fabriques import atelier
from tests.lots import socle, write_lot

ATTENTE_S = 60.0


def wait_for_followers(suivi: magasin.Suivi) -> None:
    """Attend que la réouverture commencée à côté soit finie."""
    limite = time.monotonic() + ATTENTE_S
    while not suivi._verrou.acquire(timeout=0.1):
        assert time.monotonic() < limite
    suivi._verrou.release()


@pytest.fixture
def suivi(dossiers: Path, monkeypatch: pytest.MonkeyPatch) -> magasin.Suivi:
    socle(dossiers / "data" / "socle")
    monkeypatch.setattr(magasin, "DELAI_SUIVI_S", -1.0)
    suivi = magasin.Suivi()
    suivi.etat()
    return suivi


def test_une_visite_ne_sert_pas_un_lot_qui_s_efface(suivi: magasin.Suivi) -> None:
    avant = current_fingerprint(config.STORE_DIR)
    with hold_lots():
        lot = write_lot(config.VAR_DIR / "lots" / "neuf", 2, ateliers=[atelier("a")])
        suivi.courant()
        time.sleep(0.5)
        shutil.rmtree(lot)
    wait_for_followers(suivi)
    assert current_fingerprint(config.STORE_DIR) == avant


def test_une_visite_suit_un_lot_entre(suivi: magasin.Suivi) -> None:
    write_lot(config.VAR_DIR / "lots" / "neuf", 2, ateliers=[atelier("a")])
    limite = time.monotonic() + ATTENTE_S
    while suivi.etat().store.value("SELECT count(*) FROM ateliers") == 0:
        assert time.monotonic() < limite
        time.sleep(0.1)


def test_ce_qu_un_autre_programme_a_importe_se_voit_des_la_premiere_visite(
    suivi: magasin.Suivi,
) -> None:
    write_lot(config.VAR_DIR / "lots" / "neuf", 2, ateliers=[atelier("a")])
    actions.ouvrir()
    etat = suivi.courant()
    assert etat is not None
    assert etat.store.value("SELECT count(*) FROM ateliers") == 1
