"""Les bibliothèques que deux fils se partagent sont entières quand une page commence."""

import ast
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from egts_dashboard import config
from egts_dashboard.ui import chargement

MAISON = config.RACINE / "egts_dashboard"
# Chargée d’un seul lieu, par le premier qui propose des thèmes.
D_UN_SEUL_LIEU = {"sklearn"}
DEJA_LA = """
import sys
from egts_dashboard.ui import serveur
print(*{nom.partition(".")[0] for nom in sys.modules})
"""


def roots(fichier: Path) -> set[str]:
    """Les bibliothèques dont ce fichier charge un module sans passer par leur paquet."""
    arbre = ast.parse(fichier.read_text(encoding="utf-8"))
    venus = [
        noeud.module or ""
        for noeud in ast.walk(arbre)
        if isinstance(noeud, ast.ImportFrom)
    ]
    nommes = [
        alias.name
        for noeud in ast.walk(arbre)
        if isinstance(noeud, ast.Import)
        for alias in noeud.names
    ]
    return {nom.partition(".")[0] for nom in venus + nommes if "." in nom}


def test_toute_bibliotheque_qu_une_visite_ne_trouve_pas_chargee_se_charge_d_abord() -> (
    None
):
    employees = set().union(*map(roots, MAISON.rglob("*.py")))
    deja = subprocess.run(
        [sys.executable, "-c", DEJA_LA],
        cwd=config.RACINE,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    restent = employees - {*deja} - {*sys.stdlib_module_names} - D_UN_SEUL_LIEU
    assert restent == {nom.partition(".")[0] for nom in chargement.BIBLIOTHEQUES}


def test_un_second_fil_attend_que_le_premier_ait_tout_charge(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    charges: list[tuple[str, str]] = []

    def load(nom: str) -> None:
        charges.append((threading.current_thread().name, nom))
        time.sleep(0.02)

    monkeypatch.setattr(chargement, "import_module", load)
    fils = [
        threading.Thread(target=chargement.load_libraries, name=nom)
        for nom in ("premier", "second")
    ]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    attendus = [
        (fil, nom) for fil in ("premier", "second") for nom in chargement.BIBLIOTHEQUES
    ]
    assert charges == attendus


def test_le_script_d_une_visite_les_charge_avant_tout_le_reste() -> None:
    arbre = ast.parse((config.RACINE / "app.py").read_text(encoding="utf-8"))
    [branche] = [noeud for noeud in arbre.body if isinstance(noeud, ast.If)]
    debut = [ast.unparse(noeud) for noeud in branche.body[:2]]
    assert debut == [
        "from egts_dashboard.ui.chargement import load_libraries",
        "load_libraries()",
    ]
