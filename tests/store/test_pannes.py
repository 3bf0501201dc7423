"""Un arrêt brutal, un disque plein, deux programmes à la fois : le magasin sert toujours."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from egts_dashboard import config
from egts_dashboard.store.build import build_store
from egts_dashboard.store.connection import Store, open_store
from egts_dashboard.store.pointeur import current_fingerprint, store_path
from tests.fabriques import preconisation
from tests.lots import socle
from tests.store.constructeur import NB_ITEMS, tables

RACINE = Path(__file__).parents[2]
NB_ARRETS = 12


def launch(*arguments: str, **environnement: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.constructeur", *arguments],
        cwd=RACINE,
        env=os.environ | environnement,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def open_current(dossier: Path) -> Store:
    empreinte = current_fingerprint(dossier)
    assert empreinte is not None
    return open_store(store_path(dossier, empreinte), empreinte)


def est_entier(store: Store) -> bool:
    """Le dernier geste de la construction est fait, et les lignes y sont toutes."""
    definitions = store.value(
        "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'egts' AND comment IS NULL"
    )
    items = store.value("SELECT count(*) FROM items")
    indexes = store.value("SELECT count(DISTINCT item_no) FROM index_mots")
    return bool(definitions == 0 and items == indexes == NB_ITEMS)


def fichiers(dossier: Path) -> list[str]:
    return sorted(f.name for f in dossier.iterdir() if f.name != "verrou")


def test_un_arret_brutal_laisse_toujours_servir_un_magasin_entier(
    tmp_path: Path,
) -> None:
    build_store(tmp_path, f"{0:064d}", tables())
    hasard = random.Random(20140610)
    with launch("sans-fin", str(tmp_path)) as programme:
        assert programme.stdin and programme.stdout
        for _ in range(NB_ARRETS):
            print(file=programme.stdin, flush=True)
            enfant = int(programme.stdout.readline())
            time.sleep(hasard.uniform(0, 0.8))
            os.kill(enfant, signal.SIGKILL)
            assert est_entier(open_current(tmp_path))
        programme.stdin.close()
    # Ce que les arrêts ont laissé s’efface à la construction suivante.
    suivante = "f" * 64
    build_store(tmp_path, suivante, tables())
    assert open_current(tmp_path).empreinte == suivante
    assert [
        nom for nom in fichiers(tmp_path) if nom.startswith(("brouillon", "courant."))
    ] == []


# Quelques octets, un journal entamé, presque tout le fichier : trois moments de l’écriture.
@pytest.mark.parametrize("octets", [1_000, 100_000, 2_000_000])
def test_sur_un_disque_plein_le_refus_est_dit_et_l_ancien_magasin_sert(
    tmp_path: Path, octets: int
) -> None:
    ancien = "a" * 64
    build_store(tmp_path, ancien, tables())
    avant = fichiers(tmp_path)
    programme = launch("plein", str(tmp_path), str(octets))
    _, refus = programme.communicate(timeout=60)
    assert programme.returncode == 1
    assert refus.strip() == (
        f"EcritureImpossible : Le magasin n’a pas pu être écrit dans {tmp_path} : le disque est"
        " plein ou le dossier refuse l’écriture. Rien n’est perdu : l’ancien magasin sert toujours."
    )
    assert fichiers(tmp_path) == avant
    assert open_current(tmp_path).empreinte == ancien
    assert est_entier(open_current(tmp_path))


def test_sur_un_disque_plein_sans_ancien_magasin_le_refus_n_en_promet_pas(
    tmp_path: Path,
) -> None:
    programme = launch("plein", str(tmp_path / "neuf"), "1000")
    _, refus = programme.communicate(timeout=60)
    assert refus.strip().endswith("Aucun magasin n’a été écrit.")
    assert fichiers(tmp_path / "neuf") == []


def test_deux_constructions_a_la_fois_font_un_seul_magasin(dossiers: Path) -> None:
    socle(config.DATA_DIR / "socle", preconisations=[preconisation("p1")])
    lieux = {"EGTS_DATA": str(config.DATA_DIR), "EGTS_VAR": str(config.VAR_DIR)}
    ensemble = [launch("une-fois", **lieux) for _ in range(2)]
    reponses = [programme.communicate(timeout=60) for programme in ensemble]
    assert [programme.returncode for programme in ensemble] == [0, 0], reponses
    chemins = {sortie.strip() for sortie, _ in reponses}
    assert len(chemins) == 1
    assert len(list(config.STORE_DIR.glob("egts-*.duckdb"))) == 1
    assert open_current(config.STORE_DIR).value("SELECT count(*) FROM items") == 1
