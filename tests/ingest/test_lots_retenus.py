"""Un lot déjà lu ne se relit pas ; un lot changé, si."""

import os
import time
from pathlib import Path

from egts_dashboard.ingest.lots_retenus import remember


def _age(fichier: Path, secondes: float) -> None:
    instant = time.time() - secondes
    os.utime(fichier, (instant, instant))


def test_un_lot_inchange_ne_se_relit_pas_et_un_lot_change_se_relit(
    tmp_path: Path,
) -> None:
    fichier = tmp_path / "ateliers.csv"
    fichier.write_text("un")
    _age(fichier, 60)
    assert remember(tmp_path, [fichier], fichier.read_text) == "un"
    assert remember(tmp_path, [fichier], lambda: "relu") == "un"
    fichier.write_text("deux")
    assert remember(tmp_path, [fichier], fichier.read_text) == "deux"
    _age(fichier, 30)
    assert remember(tmp_path, [fichier], lambda: "relu") == "relu"


def test_un_fichier_de_plus_fait_relire(tmp_path: Path) -> None:
    premier, second = tmp_path / "a.csv", tmp_path / "b.csv"
    for fichier in (premier, second):
        fichier.write_text("x")
        _age(fichier, 60)
    assert remember(tmp_path, [premier], lambda: 1) == 1
    assert remember(tmp_path, [premier, second], lambda: 2) == 2


def test_ce_qui_vient_d_etre_ecrit_ne_se_retient_pas(tmp_path: Path) -> None:
    fichier = tmp_path / "ateliers.csv"
    fichier.write_text("un")
    assert remember(tmp_path, [fichier], fichier.read_text) == "un"
    assert remember(tmp_path, [fichier], lambda: "relu") == "relu"


def test_un_gros_lot_ne_se_garde_pas_en_memoire(tmp_path: Path) -> None:
    fichier = tmp_path / "ateliers.csv"
    fichier.write_bytes(b"x" * 4_000_001)
    _age(fichier, 60)
    assert remember(tmp_path, [fichier], lambda: 1) == 1
    assert remember(tmp_path, [fichier], lambda: 2) == 2
