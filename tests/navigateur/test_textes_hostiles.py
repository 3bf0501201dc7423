"""Ce qui vient d’un fichier se lit comme il est écrit, sur chaque page qui le montre."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from egts_dashboard import config
from egts_dashboard.store.connection import Store
from tests.navigateur.conftest import RACINE, Serveur, launch
from tests.navigateur.onglet import Onglet

pytestmark = pytest.mark.navigateur
HOSTILES = [
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "$x^2$ et $y$",
    "[a](javascript:alert(1))",
    "\u202edroite à gauche\u202c",
    "🚌 bus <b>gras</b>",
    "**gras** _ital_ `code` :red[x]",
]
# Les pages qui nomment un atelier ou une préconisation, avec ce qu’on y demande.
ADRESSES = [
    "participation",
    "preconisations?q=formation",
    "themes?vue=Croisements",
    "representativite",
    "sources",
]


def _write(fichier: Path, lignes: list[str]) -> Path:
    fichier.write_text("\n".join(lignes), encoding="utf-8")
    return fichier


@pytest.fixture
def serveur_hostile(store: Store, tmp_path: Path) -> Iterator[Serveur]:
    """Un serveur dont les lots portent les textes hostiles, importés par la commande."""
    shutil.copytree(config.STORE_DIR, tmp_path / "magasin")
    ateliers = _write(
        tmp_path / "ateliers.csv",
        [
            "atelier_id\tterritoire_code\tintitule\tnb_participants\tnb_seances",
            *(f"h{k}\tR54\t{texte}\t{90 + k}\t2" for k, texte in enumerate(HOSTILES)),
        ],
    )
    demandes = _write(
        tmp_path / "preconisations.csv",
        [
            "preconisation_id\tatelier_id\tterritoire_code\tintitule\tnature\tniveau",
            *(
                f"ph{k}\th{k}\tR54\t{texte} formation\tpreconisation\tregion"
                for k, texte in enumerate(HOSTILES)
            ),
        ],
    )
    environnement = os.environ | {
        "EGTS_VAR": str(tmp_path),
        "EGTS_STORE": str(tmp_path / "magasin"),
    }
    for fichier in (ateliers, demandes):
        subprocess.run(
            [
                *(sys.executable, "-m", "egts_dashboard", "importer", str(fichier)),
                *("--table", fichier.stem),
            ],
            cwd=RACINE,
            env=environnement,
            check=True,
            capture_output=True,
        )
    yield from launch(tmp_path)


def test_un_texte_hostile_se_lit_et_ne_fait_rien(
    serveur_hostile: Serveur, ouvrir: Callable[..., Onglet]
) -> None:
    onglet = ouvrir()
    lus = ""
    for adresse in ADRESSES:
        page = onglet.open(f"{serveur_hostile.adresse}/{adresse}")
        onglet.rest()
        corps = page.locator('[data-testid="stMain"]')
        assert corps.locator('a[href^="javascript"], script, .katex').count() == 0
        # Un gras, un italique ou une couleur venus des données en feraient des balises.
        fabriques = corps.locator("em, b, strong, code").all_inner_texts()
        assert not {"gras", "ital", "code"} & set(fabriques)
        lus += page.evaluate("document.querySelector('.stApp').textContent")
    assert [texte for texte in HOSTILES if texte not in lus] == []
    assert onglet.alertes == [] and onglet.fautes == []
