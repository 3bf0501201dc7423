"""Un poste où déposer des fichiers."""

from pathlib import Path
from typing import Any

import pytest

from egts_dashboard import actions
from egts_dashboard.ingest.bilan_import import Importation
from tests.depots import Lit
from tests.fabriques import atelier
from tests.lots import socle


@pytest.fixture
def dossiers(dossiers: Path, premier_garde: None) -> Path:
    """Un poste neuf : ici on éprouve les gestes, à partir d’un magasin déjà là."""
    return dossiers


@pytest.fixture
def poste(dossiers: Path) -> Path:
    """Un poste avec le socle et un atelier « Accueil » en Poitou-Charentes."""
    socle(
        dossiers / "data" / "socle",
        ateliers=[atelier("accueil", intitule="Accueil", nb_participants=20)],
    )
    return dossiers


@pytest.fixture
def lit(poste: Path) -> Lit:
    """lit("a;b\\n1;2", table="ateliers") : ce que le fichier donnerait."""

    def read(
        contenu: str | bytes, table: str = "ateliers", **options: Any
    ) -> Importation:
        chemin = poste / options.pop("nom", "depot.csv")
        octets = contenu.encode() if isinstance(contenu, str) else contenu
        chemin.write_bytes(octets)
        return actions.lire_import(chemin, table, **options)

    return read
