"""Un vrai serveur, un vrai Chromium, sans réseau : ce que verra le lecteur."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    expect,
    sync_playwright,
)

from egts_dashboard import config
from egts_dashboard.store.connection import Store
from egts_dashboard.ui.magasin import DELAI_SUIVI_S
from tests.navigateur.onglet import ATTENTE_S, Fenetres, Ouvrir, tabs

RACINE = Path(__file__).parents[2]
NAVIGATEURS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Cinq secondes, le délai d’origine, ne suffisent pas sur un poste chargé.
expect.set_options(timeout=ATTENTE_S * 1000)


def find_browser() -> str:
    """Le Chromium du poste ; sans lui ces tests n’ont pas d’objet, sauf en intégration continue."""
    for nom in NAVIGATEURS:
        if chemin := shutil.which(nom):
            return chemin
    message = "Chromium n’est pas installé sur ce poste"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


class Serveur:
    """Le tableau de bord lancé comme le dit le README, sur un port libre."""

    def __init__(self, var: Path) -> None:
        self.var = var
        with socket.socket() as prise:
            prise.bind(("127.0.0.1", 0))
            self.port: int = prise.getsockname()[1]
        self.adresse = f"http://127.0.0.1:{self.port}"
        environnement = os.environ | {
            "EGTS_VAR": str(var),
            "EGTS_STORE": str(var / "magasin"),
        }
        self.journal = (var / "serveur.log").open("w")
        self.processus = subprocess.Popen(
            [
                *(sys.executable, "-m", "streamlit", "run", "app.py"),
                *("--server.headless", "true", "--server.port", str(self.port)),
            ],
            cwd=RACINE,
            env=environnement,
            stdout=self.journal,
            stderr=subprocess.STDOUT,
        )
        self._wait()

    def _wait(self) -> None:
        limite = time.monotonic() + ATTENTE_S
        while time.monotonic() < limite:
            try:
                with urllib.request.urlopen(
                    f"{self.adresse}/_stcore/health", timeout=2
                ):
                    return
            except OSError:
                time.sleep(0.2)
        raise TimeoutError("le serveur ne répond pas")

    def renew(self, livre: Path) -> None:
        """Efface les lots apportés et remet le magasin livré, comme le ferait un autre programme."""
        if not (self.var / "lots").exists():
            return
        shutil.rmtree(self.var / "lots")
        shutil.copytree(livre, self.var / "magasin", dirs_exist_ok=True)
        # En deçà, la première page ouverte ne regarderait pas si les lots ont changé.
        time.sleep(DELAI_SUIVI_S)

    def stop(self) -> None:
        """Arrête le serveur et attend sa fin."""
        self.processus.terminate()
        self.processus.wait(timeout=20)
        self.journal.close()


@pytest.fixture(scope="session")
def navigateur() -> Iterator[Browser]:
    """Un Chromium sans écran pour toute la suite."""
    chemin = find_browser()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chemin, args=ARGUMENTS)
        yield chromium
        chromium.close()


def launch(var: Path) -> Iterator[Serveur]:
    lance = Serveur(var)
    yield lance
    lance.stop()


def launch_built(var: Path) -> Iterator[Serveur]:
    """Un serveur qui trouve le magasin livré tout construit."""
    shutil.copytree(config.STORE_DIR, var / "magasin")
    yield from launch(var)


@pytest.fixture(scope="session")
def serveur(
    store: Store, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Serveur]:
    """Un serveur partagé par les parcours qui ne changent pas les données."""
    yield from launch_built(tmp_path_factory.mktemp("serveur"))


@pytest.fixture(scope="session")
def serveur_qui_ecrit(
    store: Store, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Serveur]:
    """Un serveur partagé par les parcours qui changent les données."""
    yield from launch_built(tmp_path_factory.mktemp("serveur_qui_ecrit"))


@pytest.fixture
def serveur_neuf(serveur_qui_ecrit: Serveur) -> Serveur:
    """Un serveur aux données livrées : rien n’y reste du parcours précédent."""
    serveur_qui_ecrit.renew(config.STORE_DIR)
    return serveur_qui_ecrit


@pytest.fixture
def serveur_froid(tmp_path: Path) -> Iterator[Serveur]:
    """Un serveur que personne n’a encore visité, sans magasin construit."""
    yield from launch(tmp_path)


@pytest.fixture(scope="session")
def fenetres(navigateur: Browser) -> Fenetres:
    return Fenetres(navigateur)


@pytest.fixture
def ouvrir(fenetres: Fenetres) -> Iterator[Ouvrir]:
    """Ouvre un onglet : ouvrir(largeur=400, sombre=True)."""
    with tabs(fenetres) as open_tab:
        yield open_tab
